#pragma once

#include <string>

#include "reports/report_model.hpp"

namespace reports {

/// The report as slides for the meeting: a .pptx of at most 15 slides, 16:9, with charts that the office program edits,
/// each with its sentence for whoever does not see it, and what to say in the notes. Titles are the findings of the
/// report, word for word. Deterministic bytes.
std::string slide_deck(const ReportModel& report);

}  // namespace reports
