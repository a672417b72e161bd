#include "urn/codes.hpp"

#include <sodium.h>

#include <algorithm>
#include <unordered_set>

#include "code_check.hpp"
#include "hashing.hpp"
#include "sodium_ready.hpp"
#include "typed_signs.hpp"

namespace urn {
namespace {

constexpr std::size_t kRandomSigns = 16;  // 80 bits: nobody guesses one among 60,000
constexpr std::size_t kCheckSigns = 2;
constexpr std::size_t kGroup = 4;  // signs between two dashes
constexpr std::size_t kLongestTyped = 256;

std::string draw_code() {
    std::array<Sign, kRandomSigns> signs{};
    for (Sign& sign : signs) sign = static_cast<Sign>(randombytes_uniform(kAlphabet.size()));

    std::string code;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (i != 0 && i % kGroup == 0) code += '-';
        code += kAlphabet[signs[i]];
    }
    code += '-';
    for (const Sign sign : check_signs(signs)) code += kAlphabet[sign];
    return code;
}

}  // namespace

CodeSecret draw_code_secret() {
    need_sodium();
    CodeSecret secret{};
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::vector<std::string> draw_codes(std::size_t count) {
    need_sodium();
    std::vector<std::string> codes;
    codes.reserve(count);
    std::unordered_set<std::string> drawn;
    while (codes.size() < count) {
        std::string code = draw_code();
        if (drawn.insert(code).second) codes.push_back(std::move(code));
    }
    return codes;
}

std::optional<std::string> canonical_code(std::string_view typed) {
    if (typed.size() > kLongestTyped) return std::nullopt;
    const auto signs = read_signs(typed);
    if (!signs || signs->size() != kRandomSigns + kCheckSigns) return std::nullopt;
    const auto check = check_signs(std::span(*signs).first(kRandomSigns));
    if (!std::ranges::equal(check, std::span(*signs).last(kCheckSigns))) return std::nullopt;

    std::string code;
    for (const Sign sign : *signs) code += kAlphabet[sign];
    return code;
}

CodeHash hash_code(std::string_view canonical, const CodeSecret& secret) {
    const std::string message = "vigie code 1:" + std::string(canonical);
    return hmac_sha256(secret, std::as_bytes(std::span(message)));
}

RetryReceipt draw_retry_receipt() {
    need_sodium();
    RetryReceipt receipt{};
    randombytes_buf(receipt.data(), receipt.size());
    return receipt;
}

CodeHash open_mode_code(const RetryReceipt& receipt) {
    return sha256_for("vigie open mode code 1", receipt);
}

}  // namespace urn
