#pragma once

#include <optional>
#include <string_view>

namespace analysis {

/// What stands between the units and the decimals of a number.
enum class DecimalSigns { point, point_or_comma };

/// The cell as a finite number in decimal notation (« -1.5 », « 2e3 »); nullopt when it is anything else.
std::optional<double> cell_number(std::string_view cell, DecimalSigns decimals);

}  // namespace analysis
