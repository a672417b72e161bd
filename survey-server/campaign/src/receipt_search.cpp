#include <array>
#include <fstream>

#include "campaign/receipts.hpp"
#include "receipt_line.hpp"

namespace campaign {

namespace {

constexpr std::size_t kReceiptDigits = 16;
constexpr std::size_t kLongestTyped = 128;
constexpr std::size_t kLongestHead = 8192;

/// What stands between the groups of a copied receipt: blanks, dashes, no-break spaces (in UTF-8).
std::size_t skipped_at(std::string_view text) {
    constexpr std::array<std::string_view, 9> kSkipped{" ",      "\t",     "\r",     "\n",    "-",
                                                       "\u00A0", "\u202F", "\u2010", "\u2011"};
    for (const std::string_view sign : kSkipped) {
        if (text.starts_with(sign)) return sign.size();
    }
    return 0;
}

char folded(char sign) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
    if (sign == 'o') return '0';
    if (sign == 'i' || sign == 'l') return '1';
    return sign;
}

/// The lines of a list's file, read one at a time.
class Lines {
public:
    explicit Lines(const std::filesystem::path& file) : file_(file), stream_(file, std::ios::binary) {
        std::string beginning(kLongestHead, '\0');
        stream_.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
        beginning.resize(static_cast<std::size_t>(stream_.gcount()));
        stream_.clear();
        const auto head = parse_receipt_head(beginning);
        if (!head) throw receipts_damaged(file_);
        head_ = *head;
    }

    const ReceiptHead& head() const { return head_; }

    std::string hash(std::int64_t number) {
        std::string line(kReceiptLine, '\0');
        stream_.seekg(static_cast<std::streamoff>(head_.lines_at) +
                      number * static_cast<std::streamoff>(kReceiptLine));
        stream_.read(line.data(), static_cast<std::streamsize>(line.size()));
        const auto hash = stream_ ? hash_in_line(line) : std::nullopt;
        if (!hash) throw receipts_damaged(file_);
        return *hash;
    }

private:
    std::filesystem::path file_;
    std::ifstream stream_;
    ReceiptHead head_;
};

}  // namespace

std::optional<std::string> canonical_receipt(std::string_view typed) {
    if (typed.size() > kLongestTyped) return std::nullopt;
    std::string receipt;
    while (!typed.empty()) {
        if (const std::size_t skipped = skipped_at(typed); skipped > 0) {
            typed.remove_prefix(skipped);
            continue;
        }
        const char sign = folded(typed.front());
        const bool is_digit = (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
        if (!is_digit) return std::nullopt;
        receipt += sign;
        typed.remove_prefix(1);
    }
    if (receipt.size() != kReceiptDigits) return std::nullopt;
    return receipt;
}

std::optional<ReceiptFound> find_receipt(const std::filesystem::path& list, std::string_view receipt) {
    if (list.empty() || !std::filesystem::exists(list)) return std::nullopt;
    Lines lines(list);
    std::int64_t first = 0;
    std::int64_t count = lines.head().ballots;
    while (count > 0) {  // std::lower_bound over the lines
        const std::int64_t half = count / 2;
        if (lines.hash(first + half) < receipt) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    const bool on_list = first < lines.head().ballots && lines.hash(first).starts_with(receipt);
    return ReceiptFound{.on_list = on_list,
                        .final = lines.head().list.final,
                        .day = lines.head().list.day,
                        .ballots = lines.head().ballots};
}

}  // namespace campaign
