#pragma once

#include <filesystem>
#include <string>

#include "questionnaires/result.hpp"

namespace questionnaires {

/// The bytes of a file, or why they cannot be had (in French). Files above 8 MB are refused: a
/// questionnaire takes a hundredth of that.
Result<std::string, std::string> file_bytes(const std::filesystem::path& path);

}  // namespace questionnaires
