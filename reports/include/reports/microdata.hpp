#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/dataset.hpp"
#include "questionnaires/questionnaire.hpp"

namespace reports {

/// How the values of a variable are to be read.
enum class Measure { nominal, ordinal, scale };

/// A value that a variable may have, under its label.
struct MicrodataValue {
    enum class Kind {
        answer,   ///< a point of the scale, a choice
        outside,  ///< an answer that is no point of the scale: « Non concerné »
        refused,  ///< « Préfère ne pas répondre »
    };

    std::string code;          ///< as in the wave's own files; `NA` for a refusal
    std::string label;         ///< the code itself when there is nothing better
    Kind kind = Kind::answer;  ///< all but an answer is missing for whoever computes
    std::optional<double>
        number;  ///< in a numeric variable, the number that stands for it; a free negative one for the others
};

struct MicrodataVariable {
    std::string name;
    std::string label;
    std::string question;  ///< its wording, empty when calculated or scored
    Measure measure = Measure::nominal;
    bool numeric = false;                ///< every answer is a number
    bool listed = false;                 ///< its answers come from a list; else they are numbers as given
    std::vector<MicrodataValue> values;  ///< in list order
    std::vector<std::string> cells;      ///< one a row: a code, or empty when there is no answer
};

/// The answers of a tallied wave, one row a person, for the expert's own tools. Free texts are not in it.
struct Microdata {
    std::string title;       ///< of the questionnaire
    std::string wave;        ///< « T4 2026 »
    std::string definition;  ///< hash of the wave's definition
    std::size_t rows = 0;
    std::vector<MicrodataVariable> variables;
};

Microdata microdata(const analysis::Dataset& data, const questionnaires::Questionnaire& questionnaire,
                    std::string wave, std::string definition);

/// Why such a file must not circulate and what to give instead, in French.
std::string microdata_warning();

enum class CsvForm {
    french,  ///< for a spreadsheet in French: BOM, `;`, decimal comma, CRLF; a text that a spreadsheet would run gets a ' before it
    plain,   ///< for programs: no BOM, `,`, decimal point, LF
};
std::string microdata_csv(const Microdata& data, CsvForm form);

/// SPSS system file: variable and value labels, measures; refusals and answers outside the scale are user-missing under values
/// of their own, no answer is system-missing. Deterministic bytes. Throws std::runtime_error when ReadStat refuses.
std::string microdata_sav(const Microdata& data);

/// .xlsx: « Lisez-moi », « Données », « Dictionnaire », « Fréquences ».
std::string microdata_workbook(const Microdata& data);

/// DDI-Codebook 2.5: the study and its variables, without any count of answers, so that it may go where the data may not.
std::string microdata_ddi(const Microdata& data);

/// Ten lines that read `file` (its last extension says how), in R and in Python.
std::string r_reader(const std::string& file, CsvForm form);
std::string python_reader(const std::string& file, CsvForm form);

}  // namespace reports
