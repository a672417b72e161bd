#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>

#include "analysis/number.hpp"
#include "analysis/one_factor.hpp"
#include "analysis/parallel_analysis.hpp"
#include "analysis/polychoric.hpp"
#include "analysis/scale_reliability.hpp"
#include "analysis/unit_agreement.hpp"
#include "estimates/json_writer.hpp"
#include "estimates/shown.hpp"

namespace commands {

/// What --factors adds to a scale: on the people who answered every item.
struct ScaleStructure {
    analysis::Estimable<analysis::PolychoricMatrix> polychoric;
    analysis::Number ordinal_alpha;
    analysis::Estimable<analysis::ParallelAnalysis> parallel;
    analysis::Estimable<analysis::OneFactorFit> one_factor;
    std::size_t replicates;
    std::uint64_t seed;
};

/// Under a design nothing of it exists, and says so. Requires !fault(scale).
ScaleStructure scale_structure(const analysis::Scale& scale, std::size_t replicates, std::uint64_t seed,
                               bool weighted);

/// Keys `polychoric`, `ordinal_alpha`, `parallel_analysis`, `one_factor`.
void put_structure(JsonWriter& json, const ScaleStructure& structure);
void print_structure(const ScaleStructure& structure, const analysis::Scale& scale, Shown& shown,
                     std::ostream& out);

/// Key `agreement`.
void put_agreement(JsonWriter& json, const std::string& by,
                   const analysis::Estimable<analysis::ScaleAgreement>& agreement);
void print_agreement(const std::string& by, const analysis::Estimable<analysis::ScaleAgreement>& agreement,
                     Shown& shown, std::ostream& out);

}  // namespace commands
