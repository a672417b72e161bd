#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/design.hpp"
#include "analysis/disclosure.hpp"
#include "reports/plenary_input.hpp"

namespace reports {

/// A stratum of the headcounts, or those who did not give theirs.
struct StratumAnswers {
    std::string label;
    std::optional<double> people;  ///< nullopt for those who did not say
    std::size_t answered = 0;
    bool shown = false;  ///< by the gate
};

/// How the respondents of a wave stand for everybody. The formula is in plenary_report.hpp.
struct Weighting {
    bool weighted = false;
    analysis::Design design;             ///< rows of one class have one weight
    std::vector<StratumAnswers> strata;  ///< in the order of the headcounts, those who did not say last
    bool overfull = false;               ///< a stratum has more answers than people

    /// Rows of a weight class.
    std::size_t class_of(std::size_t row) const { return design.stratum[row]; }
    std::size_t classes() const { return design.strata.size(); }
};

/// Without headcounts, or below the threshold in all: everybody counts 1.
Weighting weighting_of(const PlenaryWave& wave, analysis::Threshold threshold);

}  // namespace reports
