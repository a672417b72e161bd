#pragma once

#include <string>

#include "reports/report_model.hpp"

namespace reports {

/// Every figure of the report as an .xlsx workbook, for whoever computes or draws with them: « Lisez-moi », « Résultats »
/// with one figure a line and the ends of its interval, then the tables of each section. A number is a number with the
/// digits that are printed and no other; a masked one is the word « masqué ».
std::string result_tables(const ReportModel& report);

}  // namespace reports
