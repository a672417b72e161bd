#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/chart_values.hpp"

namespace reports {

struct ParticipationRow {
    std::string label;
    std::string people;    ///< headcount, « 420 »
    std::string answered;  ///< « ≈ 190 », or what stands in its place
    Reading rate;

    bool operator==(const ParticipationRow&) const = default;
};

/// Chart kind 6: the share of each stratum that answered, and that of everybody as a line.
struct ParticipationChart {
    std::string stratum_header;  ///< of the table: « Métier »
    std::vector<ParticipationRow> rows;
    std::optional<Printed> overall;

    bool operator==(const ParticipationChart&) const = default;
};

}  // namespace reports
