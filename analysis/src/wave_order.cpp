#include "analysis/wave_order.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace analysis {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Year and quarter of « T4 2025 » or « 2025-T4 » as 4 * year + quarter; anything else has none.
std::optional<double> quarter_of(std::string_view label) {
    std::optional<int> year;
    std::optional<int> quarter;
    for (std::size_t i = 0; i < label.size();) {
        const char c = label[i];
        if ((c == 'T' || c == 't' || c == 'Q' || c == 'q') && i + 1 < label.size() && label[i + 1] >= '1' &&
            label[i + 1] <= '4' && (i + 2 == label.size() || !digit(label[i + 2])) && !quarter) {
            quarter = label[i + 1] - '0';
            i += 2;
        } else if (digit(c)) {
            std::size_t end = i;
            int value = 0;
            while (end < label.size() && digit(label[end]) && end - i < 5)
                value = 10 * value + (label[end++] - '0');
            if (end - i != 4 || year) return std::nullopt;
            year = value;
            i = end;
        } else if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
            return std::nullopt;
        } else {
            ++i;
        }
    }
    if (!year || !quarter) return std::nullopt;
    return 4.0 * *year + *quarter;
}

std::optional<double> number_of(const std::string& label) {
    if (label.empty()) return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(label.c_str(), &end);
    if (end != label.c_str() + label.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

template <class Key>
std::optional<std::vector<double>> all_keys(const std::vector<std::string>& labels, Key key) {
    std::vector<double> keys;
    for (const auto& label : labels) {
        const auto value = key(label);
        if (!value) return std::nullopt;
        keys.push_back(*value);
    }
    return keys;
}

}  // namespace

std::vector<std::size_t> wave_order(const std::vector<std::string>& labels) {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto keys = all_keys(labels, quarter_of);
    if (!keys) keys = all_keys(labels, number_of);
    if (keys)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return (*keys)[a] < (*keys)[b]; });
    return order;
}

Grouping in_order_of_time(const Grouping& waves) {
    std::vector<bool> used(waves.labels.size(), false);
    for (const auto& wave : waves.of_row)
        if (wave) used[*wave] = true;

    Grouping ordered;
    std::vector<std::size_t> place(waves.labels.size(), 0);
    for (const std::size_t old : wave_order(waves.labels)) {
        if (!used[old]) continue;
        place[old] = ordered.labels.size();
        ordered.labels.push_back(waves.labels[old]);
    }
    for (const auto& wave : waves.of_row)
        ordered.of_row.push_back(wave ? std::optional{place[*wave]} : std::nullopt);
    return ordered;
}

}  // namespace analysis
