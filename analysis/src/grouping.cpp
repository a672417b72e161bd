#include "analysis/grouping.hpp"

#include <utility>

namespace analysis {

std::vector<Sample> samples_by_group(const Answers& answers, const Grouping& grouping) {
    std::vector<std::vector<double>> values(grouping.labels.size());
    for (std::size_t row = 0; row < answers.size(); ++row)
        if (answers[row] && grouping.of_row[row]) values[*grouping.of_row[row]].push_back(*answers[row]);
    std::vector<Sample> samples;
    samples.reserve(values.size());
    for (auto& group : values) samples.emplace_back(std::move(group));
    return samples;
}

}  // namespace analysis
