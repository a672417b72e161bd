#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "program.hpp"
#include "temporary_folder.hpp"

namespace tests {

/// The campaign `c` with the small questionnaire and an open wave T4-2026, made with the program; the codes drawn for it.
std::vector<std::string> open_wave_with_codes(const TemporaryFolder& folder, std::size_t codes);

/// The wave's state as `vigie wave status --json` prints it.
std::string status_of(const TemporaryFolder& folder);

/// The whole number after `"key":` in that text.
long number_in(const std::string& json, const std::string& key);

/// Rows of the tallied wave's answers.csv, header left out.
std::size_t tallied_rows(const TemporaryFolder& folder);

}  // namespace tests
