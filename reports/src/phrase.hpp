#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace reports {

/// Unicode code points of a UTF-8 text.
std::size_t character_count(std::string_view text);

/// The text, or its beginning up to a space and an ellipsis when it has more than `most` characters.
std::string shortened(std::string_view text, std::size_t most);

/// « A », « A et B », « A, B et C ».
std::string enumerated(const std::vector<std::string>& names);

/// `text` between French quotation marks.
std::string quoted(std::string_view text);

/// The text with its first letter, plain ASCII, in capitals.
std::string capitalised(std::string_view text);

/// The text without its final full stop, to stand inside a sentence.
std::string without_full_stop(std::string_view text);

}  // namespace reports
