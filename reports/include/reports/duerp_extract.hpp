#pragma once

#include <string>

#include "reports/report_model.hpp"

namespace reports {

/// What the survey brings to the document unique (DUERP): for each unit of work and each family of psychosocial risks of the
/// INRS, the score of its axis with interval, base and quarter. What is the council's and the employer's to write (how
/// often, measures, owner, due date …) is left empty, and no rating is proposed.
std::string duerp_workbook(const ReportModel& report);

/// The same as rows of an assessment under the field names of Digirisk, separated by semicolons, for a French
/// spreadsheet: UTF-8 with its mark, CR LF.
std::string duerp_csv(const ReportModel& report);

/// Whether bytes are such a CSV where nobody has filled in a rating.
bool is_untouched_duerp_csv(const std::string& content);

}  // namespace reports
