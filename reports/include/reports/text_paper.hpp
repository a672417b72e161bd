#pragma once

#include <string>

#include "reports/report_model.hpp"

namespace reports {

/// A short paper as a .docx to be completed by hand: title, sections, no contents and no annex. Deterministic bytes.
std::string text_paper(const ReportModel& paper);

}  // namespace reports
