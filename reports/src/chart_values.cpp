#include "reports/chart_values.hpp"

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

}  // namespace reports
