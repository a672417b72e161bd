#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "questionnaires/questionnaire.hpp"
#include "questionnaires/result.hpp"

namespace questionnaires {

enum class Severity { warning, error };

/// One fault of a questionnaire, where it is and what to do, in French.
struct Fault {
    std::string sheet;  ///< survey, choices, scales, settings; empty for the file as a whole
    int row = 0;        ///< as a spreadsheet counts, header = 1; 0 for the whole sheet
    std::string column;
    std::string reason;
    Severity severity = Severity::error;

    bool operator==(const Fault&) const = default;
};
using Faults = std::vector<Fault>;

/// A questionnaire that may be used, with what deserves a second look.
struct Reading {
    Questionnaire questionnaire;
    Faults warnings;
};

/// Reads and checks a questionnaire in the XLSForm profile: a folder of CSV sheets (survey.csv, choices.csv,
/// scales.csv, settings.csv) or one .xlsx workbook with sheets of these names. Every fault is
/// reported, not only the first. `scales` may be absent.
Result<Reading, Faults> read_questionnaire(const std::filesystem::path& path);

/// The canonical text of a questionnaire: what its hash covers. The same for any order of
/// columns, blanks around cells or container (CSV or .xlsx); different as soon as a wording, a band, a
/// condition, a scale or a limit differs.
std::string canonical_text(const Questionnaire& questionnaire);

}  // namespace questionnaires
