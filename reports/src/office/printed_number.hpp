#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/chart_values.hpp"

namespace reports {

/// A number as it is printed, for a cell or a chart: its printed digits and no finer, since more digits would tell
/// counts that the gate has rounded.
struct PrintedNumber {
    std::string decimal;  ///< « -4.5 »; « 0.46 » for 46 %
    std::string format;   ///< number format that prints it the same in a French Excel: « 0.0 »

    double value() const;
    bool operator==(const PrintedNumber&) const = default;
};

/// « 54,2 », « +4,5 », « 46 % », « 1 500 », « ≈ 170 », « n ≈ 575 »; nullopt for any other text, a bound such as
/// « ≥ 95 % » included.
std::optional<PrintedNumber> printed_number(std::string_view text);

/// The same, and a bound as the number it names: for a mark on a chart whose label says that it is a bound.
std::optional<PrintedNumber> plotted_number(std::string_view text);

/// Both ends of « [50,8 ; 57,6] », as percent when `percent`.
struct PrintedEnds {
    PrintedNumber low;
    PrintedNumber high;
};
enum class Unit { points, percent };
std::optional<PrintedEnds> printed_ends(std::string_view text, Unit unit);

/// one - other with no more digits than both have; « 0 » when negative.
PrintedNumber distance(const PrintedNumber& one, const PrintedNumber& other);

}  // namespace reports
