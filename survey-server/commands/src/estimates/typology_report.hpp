#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "analysis/answer_profiles.hpp"
#include "analysis/cells.hpp"
#include "analysis/multiple_correspondence.hpp"
#include "analysis/number.hpp"
#include "analysis/typology.hpp"

namespace commands {

/// Below it a class is named as small; nothing is hidden from the expert.
inline constexpr std::size_t kSmallClass = 10;

/// All that is said of the items.
struct TypologyReport {
    analysis::AnswerProfiles people;
    analysis::CorrespondenceAxes axes;
    analysis::Cells<double> coordinates;
    analysis::Cells<double> contributions;
    analysis::Cells<analysis::Number> v_tests;
    std::vector<analysis::Number> adjusted;
    analysis::Estimable<analysis::Typology> typology;
};

/// Share of the inertia on each axis, 0 to 100.
std::vector<double> percents_of(const analysis::CorrespondenceAxes& axes);

/// Why there are so many classes. Requires a typology.
std::string choice_reason(const TypologyReport& report, const analysis::TypologyRequest& request);

void print_typology_json(const TypologyReport& report, const analysis::TypologyRequest& request,
                         std::ostream& out);

}  // namespace commands
