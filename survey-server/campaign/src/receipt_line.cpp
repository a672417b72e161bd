#include "receipt_line.hpp"

namespace campaign {

namespace {

constexpr std::size_t kDigits = 64;
constexpr std::size_t kGroup = 4;

bool is_digit(char sign) {
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
}

}  // namespace

std::string receipt_line(std::string_view hash) {
    std::string line;
    line.reserve(kReceiptLine);
    for (std::size_t i = 0; i < hash.size(); i += kGroup) {
        if (i != 0) line += ' ';
        line += hash.substr(i, kGroup);
    }
    return line + "\n";
}

std::optional<std::string> hash_in_line(std::string_view line) {
    std::string hash;
    hash.reserve(kDigits);
    for (const char sign : line) {
        if (is_digit(sign)) hash += sign;
    }
    if (hash.size() != kDigits || receipt_line(hash) != line) return std::nullopt;
    return hash;
}

}  // namespace campaign
