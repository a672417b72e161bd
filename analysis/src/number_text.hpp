#pragma once

#include <string>

namespace analysis {

/// A number in a message: as few digits as read back the same, decimal comma.
std::string number_text(double number);
/// With three significant digits.
std::string rounded_text(double number);

}  // namespace analysis
