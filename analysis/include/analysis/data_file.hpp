#pragma once

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "questionnaires/result.hpp"

#include <string>
#include <string_view>

namespace analysis {

using DatasetResult = questionnaires::Result<Dataset, DataError>;

/// The respondents of a CSV file (questionnaires/csv.hpp), one a row under a header of column names. An
/// empty cell is missing, `NA` a refusal to answer. A column of at most 250 distinct values is coded, else it
/// is numbers when every cell is one, else text. Numbers have a decimal point; a decimal comma too where the
/// separator is a semicolon.
///
/// Or those of an SPSS file (.sav, .zsav), read to the same columns as a CSV file of the same cells: a value is the text of its
/// number, without decimals when it is whole, or its trimmed text; system-missing values and those that the
/// dictionary declares missing are empty cells. Value labels and variable labels are the labels of categories and columns;
/// `lines` are the numbers of the observations. Texts come from the file's own encoding.
///
/// Refused, naming the file, the line and what to do: a file that is absent, empty, without a row, no
/// CSV (a row with too many cells, an open quote, bytes that are not UTF-8), no SPSS file or a truncated one, or of a kind
/// not read here.
DatasetResult read_data_file(const std::string& path);

/// The same from the text of a file; `source` names it in messages.
DatasetResult read_csv_data(std::string_view text, std::string source);

}  // namespace analysis
