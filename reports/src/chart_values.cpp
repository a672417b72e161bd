#include "reports/chart_values.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "reports/french_numbers.hpp"

namespace reports {
namespace {

Estimate estimate(double value, std::string text, const std::optional<analysis::Interval>& ci, int decimals) {
    Estimate result{{value, std::move(text)}, std::nullopt};
    if (ci) result.ci = PrintedInterval{*ci, fmt_ci(ci->low, ci->high, decimals)};
    return result;
}

}  // namespace

const Estimate* estimate_of(const Reading& reading) {
    return std::get_if<Estimate>(&reading);
}

std::string point_text(const Reading& reading) {
    const Estimate* found = estimate_of(reading);
    return found ? found->point.text : std::get<Absent>(reading).words;
}

std::string interval_text(const Reading& reading) {
    const Estimate* found = estimate_of(reading);
    return found && found->ci ? found->ci->text : "–";
}

std::string text_of(const Reading& reading) {
    const Estimate* found = estimate_of(reading);
    return found && found->ci ? found->point.text + " " + found->ci->text : point_text(reading);
}

Estimate score_estimate(double score, const std::optional<analysis::Interval>& ci) {
    return estimate(score, fmt_num(score, 1), ci, 1);
}

Printed printed_share(double percent) {
    return {percent, fmt_num(percent, 0) + kNoBreakSpace + "%"};
}

Estimate share_estimate(double percent, const std::optional<analysis::Interval>& ci) {
    return estimate(percent, printed_share(percent).text, ci, 0);
}

analysis::Interval axis_holding(const std::vector<Reading>& readings, double span) {
    double low = 100.0;
    double high = 0.0;
    for (const Reading& reading : readings) {
        const Estimate* shown = estimate_of(reading);
        if (shown == nullptr) continue;
        low = std::min({low, shown->point.value, shown->ci ? shown->ci->bounds.low : 100.0});
        high = std::max({high, shown->point.value, shown->ci ? shown->ci->bounds.high : 0.0});
    }
    if (low > high) return {0.0, 100.0};
    low = std::max(0.0, std::floor(low / 10.0) * 10.0);
    high = std::min(100.0, std::ceil(high / 10.0) * 10.0);
    while (high - low < span) {
        if (high < 100.0) high += 10.0;
        if (high - low < span && low > 0.0) low -= 10.0;
    }
    return {low, high};
}

}  // namespace reports
