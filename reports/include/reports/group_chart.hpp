#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/chart_values.hpp"

namespace reports {

/// How a group stands to all others, after correction for the number of groups compared.
enum class Difference { untested, not_established, established };

struct GroupRow {
    std::string label;
    std::string n;  ///< empty when masked
    Reading reading;
    Difference difference = Difference::untested;
    std::string detail;  ///< further column of the table, « 2,4 »; may be empty

    bool operator==(const GroupRow&) const = default;
};

/// Chart kind 2: a share or a score by group, with its interval; the mark is filled where the difference from
/// the rest is established.
struct GroupChart {
    std::string measure;       ///< what the axis shows, with its unit
    std::string group_header;  ///< of the table: « Métier »
    double low = 0.0;
    double high = 100.0;
    std::string unit;                   ///< after the numbers of the axis: « % » or nothing
    std::optional<Estimate> reference;  ///< everybody together
    std::vector<GroupRow> rows;
    std::string detail_header;  ///< of the further column; empty when there is none

    bool operator==(const GroupChart&) const = default;
};

}  // namespace reports
