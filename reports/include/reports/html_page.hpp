#pragma once

#include <string>
#include <string_view>

#include "reports/report_model.hpp"

namespace reports {

/// The report as one HTML page that needs nothing else: style inside, charts as SVG, no script, no address. It reads
/// at 360 pixels and on a projector, prints, and each chart has its table.
std::string html_page(const ReportModel& report);

/// Whether a text is a page that html_page wrote: it may be replaced by another.
bool is_html_page(std::string_view text);

}  // namespace reports
