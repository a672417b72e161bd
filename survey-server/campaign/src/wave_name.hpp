#pragma once

#include <string_view>

namespace campaign {

/// Letters, digits and dashes, at most 40, first and last not a dash: fit for a folder's name on any system.
bool is_wave_name(std::string_view name);

/// The order of time: quarters ("T4-2025") by year and quarter, then other names alphabetically.
bool comes_before(std::string_view wave, std::string_view other);

}  // namespace campaign
