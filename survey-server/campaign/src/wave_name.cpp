#include "wave_name.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "campaign/campaign.hpp"

namespace campaign {

namespace {

constexpr std::size_t kLongestName = 40;

bool is_digit(char sign) {
    return sign >= '0' && sign <= '9';
}

bool is_letter_or_digit(char sign) {
    return is_digit(sign) || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
}

struct Quarter {
    std::string_view number;
    std::string_view year;
};

std::optional<Quarter> quarter_of(std::string_view name) {
    if (name.size() != 7 || name[0] != 'T' || name[1] < '1' || name[1] > '4' || name[2] != '-')
        return std::nullopt;
    const std::string_view year = name.substr(3);
    if (!std::all_of(year.begin(), year.end(), is_digit)) return std::nullopt;
    return Quarter{name.substr(1, 1), year};
}

}  // namespace

bool is_wave_name(std::string_view name) {
    if (name.empty() || name.size() > kLongestName) return false;
    if (!is_letter_or_digit(name.front()) || !is_letter_or_digit(name.back())) return false;
    return std::all_of(name.begin(), name.end(),
                       [](char sign) { return is_letter_or_digit(sign) || sign == '-'; });
}

bool comes_before(std::string_view wave, std::string_view other) {
    const auto left = quarter_of(wave);
    const auto right = quarter_of(other);
    if (left && right) return std::tie(left->year, left->number) < std::tie(right->year, right->number);
    if (left.has_value() != right.has_value()) return left.has_value();
    return wave < other;
}

std::string wave_label(std::string_view name) {
    const auto quarter = quarter_of(name);
    if (!quarter) return std::string(name);
    return "T" + std::string(quarter->number) + " " + std::string(quarter->year);
}

}  // namespace campaign
