#pragma once

#include "reports/report_model.hpp"

namespace reports {

/// Parts of a report for those who will not read it all. Nothing is computed or worded again: sections, charts and tables
/// are those of the report.

/// Two or three sheets of paper: what to remember, the axes, the commitments.
ReportModel short_summary(const ReportModel& report);

/// What is given back to those who answered: what to remember, who answered, the axes, the guarantees asked for, the
/// commitments, how to read it and what it cannot say.
ReportModel note_to_employees(const ReportModel& report);

}  // namespace reports
