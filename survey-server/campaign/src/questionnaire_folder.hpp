#pragma once

#include <filesystem>
#include <string_view>

#include "questionnaires/questionnaire.hpp"

namespace campaign {

/// Copies a questionnaire (a folder of sheets or one workbook) into a new folder, as given: the sheets, with
/// the licence, sources and simulation that lie beside them, and nothing else. Throws Refusal.
void copy_questionnaire(const std::filesystem::path& questionnaire, const std::filesystem::path& folder);

/// Whether copy_questionnaire writes a file of this name.
bool is_questionnaire_file(std::string_view name);

/// Where read_questionnaire finds what copy_questionnaire wrote: the folder, or the workbook in it.
std::filesystem::path questionnaire_in(const std::filesystem::path& folder);

/// The questionnaire, or Refusal with its first faults.
questionnaires::Questionnaire read_without_fault(const std::filesystem::path& questionnaire);

/// Size of a padded answer sheet of this questionnaire. Throws Refusal when a sheet could be too long to be
/// sealed.
std::size_t sheet_size(const questionnaires::Questionnaire& questionnaire);

}  // namespace campaign
