#pragma once

#include "analysis/answer_profiles.hpp"
#include "analysis/typology.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

struct ClassStability {
    std::vector<Number> jaccard;  ///< of each class
    std::size_t replicates = 0;   ///< of which a partition could be made
};

/// Bootstrap Jaccard of `classes` classes made on `axes` axes, as typology() says.
ClassStability class_stability(const AnswerProfiles& people, const std::vector<std::size_t>& class_of_profile,
                               std::size_t classes, std::size_t axes, const TypologyRequest& request);

}  // namespace analysis
