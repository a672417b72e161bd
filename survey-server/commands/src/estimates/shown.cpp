#include "estimates/shown.hpp"

#include <algorithm>

#include "message.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

std::string Shown::none(const std::string& reason) {
    if (std::find(reasons_.begin(), reasons_.end(), reason) == reasons_.end()) reasons_.push_back(reason);
    return "–";
}

std::string Shown::number(const analysis::Number& number, int decimals) {
    return number ? reports::fmt_num(number.value(), decimals) : none(number.error().reason);
}

std::string Shown::percent(const analysis::Number& percent) {
    return percent ? reports::fmt_num(percent.value(), 1) + "\u00A0%" : none(percent.error().reason);
}

std::string Shown::interval(const analysis::IntervalOrReason& interval, int decimals) {
    return interval ? reports::fmt_ci(interval.value().low, interval.value().high, decimals)
                    : none(interval.error().reason);
}

std::string Shown::p(const std::optional<double>& p) const {
    return p ? reports::fmt_p(*p) : "–";
}

void Shown::print_reasons(std::ostream& out) const {
    std::string line;
    for (const auto& reason : reasons_) line += (line.empty() ? "– : " : " ; ") + reason;
    if (!line.empty()) say(out, line);
}

void say(std::ostream& out, const std::string& line) {
    out << message_line(line) << '\n';
}

}  // namespace commands
