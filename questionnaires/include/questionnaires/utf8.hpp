#pragma once

#include <cstddef>
#include <string_view>

namespace questionnaires {

/// Length of the longest beginning of `text` that is well-formed UTF-8 (RFC 3629: no overlong form, no
/// surrogate, nothing above U+10FFFF); text.size() when all of it is.
std::size_t well_formed_utf8(std::string_view text);

/// Code points of a well-formed text.
std::size_t code_points(std::string_view text);

}  // namespace questionnaires
