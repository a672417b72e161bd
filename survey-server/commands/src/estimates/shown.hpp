#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "analysis/number.hpp"

namespace commands {

/// Figures as the text tables show them, in French; « – » for one that does not exist, its reason kept for the
/// note under the tables.
class Shown {
public:
    std::string number(const analysis::Number& number, int decimals);
    std::string percent(const analysis::Number& percent);
    std::string interval(const analysis::IntervalOrReason& interval, int decimals);
    std::string p(const std::optional<double>& p) const;
    std::string none(const std::string& reason);

    /// « – : variance nulle ; … », or nothing.
    void print_reasons(std::ostream& out) const;

private:
    std::vector<std::string> reasons_;
};

inline constexpr const char* kIntervalHeader = "IC 95\u00A0%";

/// A line of ours with French spaces; quoted words stay as they are.
void say(std::ostream& out, const std::string& line);

}  // namespace commands
