#pragma once

#include <optional>
#include <string>

#include "analysis/mean_tests.hpp"
#include "commands/verb.hpp"
#include "estimates/json_writer.hpp"

namespace commands {

/// --equivalence MARGIN, of the verbs that show differences of means.
Option equivalence_option();
std::optional<double> equivalence_margin(const Arguments& arguments);

/// « equivalence »: {p, ci90, equivalent}, or null with the reason.
void put_equivalence(JsonWriter& json, const analysis::Estimable<analysis::MeanDifference>& difference,
                     double margin);

std::string equivalence_in_words(const analysis::Estimable<analysis::MeanDifference>& difference,
                                 double margin);

}  // namespace commands
