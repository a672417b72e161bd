#pragma once

/// Typography of the static texts of a report, after the Imprimerie nationale.

#include <string>
#include <string_view>

namespace reports {

/// `text` with its spaces made no-break before ; ! ? (narrow) and before : % » and after «, straight
/// apostrophes curved and "..." made one character. It changes spaces and never adds one, so times and
/// addresses stay as written. For texts of the program only, never for what a respondent wrote. Applying it
/// twice changes nothing more.
std::string typo_fr(std::string_view text);

}  // namespace reports
