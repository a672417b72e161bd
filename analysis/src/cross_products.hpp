#pragma once

#include "analysis/cells.hpp"
#include "analysis/model_sample.hpp"

#include <vector>

namespace analysis {

/// Means and centred sums of products of a sample's columns, the outcome's score as one more column at the end.
struct CrossProducts {
    double total = 0.0;  ///< sum of the weights
    std::vector<double> means;
    Cells<double> products;  ///< sum w (x_i - m_i)(x_j - m_j)

    std::size_t columns() const { return means.size() - 1; }  ///< without the outcome
    double root_mean_square(std::size_t column) const;
    /// The products as correlations; 0 with a column that does not vary.
    Cells<double> correlations() const;
};

/// `weights`: one for each of sample.alike, with a positive sum. Two passes, in the order of the sample.
CrossProducts cross_products(const ModelSample& sample, const std::vector<double>& weights);

/// The sample's own weights.
CrossProducts cross_products(const ModelSample& sample);

}  // namespace analysis
