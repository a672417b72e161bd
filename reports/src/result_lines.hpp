#pragma once

#include <string>
#include <vector>

#include "reports/report_model.hpp"

namespace reports {

/// One figure of a report with all that is printed of it.
struct ResultLine {
    std::string theme;    ///< of the section
    std::string subject;  ///< the heading above the chart, or its title
    std::string row;
    std::string measure;
    std::string value;
    std::string low;  ///< of the interval at 95 %; empty without one
    std::string high;
    std::string n;
    std::string remark;
};

/// Every figure of every chart, in the order of the report.
std::vector<ResultLine> result_lines(const ReportModel& report);

}  // namespace reports
