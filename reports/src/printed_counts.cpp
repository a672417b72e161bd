#include "printed_counts.hpp"

#include <algorithm>
#include <cassert>

#include "reports/french_numbers.hpp"

namespace reports {
namespace {

std::string base_text(const char* relation, std::size_t people) {
    return std::string("n") + kNoBreakSpace + relation + kNoBreakSpace +
           fmt_count(static_cast<std::int64_t>(people));
}

}  // namespace

std::size_t rounded_count(std::size_t people) {
    return (people + 2) / 5 * 5;
}

std::string about(std::size_t people) {
    return std::string("≈") + kNoBreakSpace + fmt_count(static_cast<std::int64_t>(rounded_count(people)));
}

std::string printed_base(std::size_t base, std::size_t size, analysis::Threshold threshold) {
    assert(threshold.people() <= base && base <= size);
    if (size - base >= threshold.people()) return base_text("≈", rounded_count(base));
    const std::size_t certain = size - (threshold.people() - 1);
    return base_text("≥", std::max(threshold.people(), certain / 5 * 5));
}

std::size_t small_base(analysis::Threshold threshold) {
    return 5 * threshold.people();
}

double unanimity_margin(std::size_t base) {
    return base < 20 ? 10.0 : 5.0;
}

}  // namespace reports
