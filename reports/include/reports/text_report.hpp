#pragma once

#include <string>

#include "reports/report_model.hpp"

namespace reports {

/// The report as a .docx to be completed by the expert: headings, contents, captions, charts that the office program edits,
/// and in an annex the table of each chart. Deterministic bytes.
std::string text_report(const ReportModel& report);

}  // namespace reports
