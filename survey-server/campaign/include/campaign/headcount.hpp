#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "questionnaires/questionnaire.hpp"

namespace campaign {

/// Employees per category of one profile question, as the employer gave them for a wave.
struct HeadcountTable {
    struct Line {
        std::string category;  ///< code of the choice
        std::int64_t people = 0;

        bool operator==(const Line&) const = default;
    };

    std::string question;
    std::vector<Line> lines;  ///< one for each choice of the question, in the order of its list

    bool operator==(const HeadcountTable&) const = default;
};

/// Reads a CSV of two columns: one named as a single-choice question, one named `headcount`. Throws Refusal,
/// with the line, for any other column, an unknown, repeated or missing category, and what is not a whole
/// number of people.
HeadcountTable read_headcount(const std::filesystem::path& file,
                              const questionnaires::Questionnaire& questionnaire);

/// How many people such a file counts in all, whatever the question. Throws Refusal.
std::int64_t people_in(const std::filesystem::path& file);

/// The table as such a file.
std::string headcount_csv(const HeadcountTable& table);

}  // namespace campaign
