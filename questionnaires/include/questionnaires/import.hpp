#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/result.hpp"

namespace questionnaires {

/// Something of a foreign questionnaire that could not be carried over, or not as it was.
struct Loss {
    std::string question;  ///< its name in the file; empty for the questionnaire as a whole
    std::string reason;    ///< French: what, and what to do when something is to be done

    bool operator==(const Loss&) const = default;
};

/// A questionnaire turned into our profile, as far as it goes.
struct Import {
    std::map<std::string, std::string> sheets;  ///< file name, such as « survey.csv », and content
    std::vector<Loss> losses;                   ///< in the order of the questions
};

struct ImportError {
    std::string reason;  ///< French: what is wrong with the file and what to do
};

/// Reads a questionnaire of another tool, known by the end of the file's name:
///
///     .xlsx        XLSForm (ODK, KoboToolbox)
///     .lss         LimeSurvey's export of a survey's structure, of both generations
///     .txt .tsv    LimeSurvey's export « Tab-separated values »
///
/// Nothing is dropped without a Loss: question types that tell who answers (places, files, dates), what the profile
/// does not have, expressions it does not understand (with their text), names and codes that had to change. What
/// comes out need not pass every check of the reader: read_questionnaire says what to mend.
Result<Import, ImportError> import_questionnaire(std::string_view file_name, std::string_view bytes);

}  // namespace questionnaires
