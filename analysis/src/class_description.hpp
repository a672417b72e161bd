#pragma once

#include "analysis/answer_profiles.hpp"
#include "analysis/typology.hpp"

#include <cstddef>
#include <vector>

namespace analysis {

/// Size and characteristic categories of `classes` classes, as typology() says; the rest of each is left for the
/// caller.
std::vector<AnswerClass> describe_classes(const AnswerProfiles& people,
                                          const std::vector<std::size_t>& class_of_profile,
                                          std::size_t classes);

}  // namespace analysis
