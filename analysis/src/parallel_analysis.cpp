#include "analysis/parallel_analysis.hpp"

#include "seeded_draws.hpp"
#include "symmetric_eigen.hpp"

#include "analysis/distributions.hpp"
#include "analysis/sample.hpp"

#include <cmath>
#include <optional>
#include <utility>

namespace analysis {
namespace {

/// In (0, 1).
double inside(SeededDraws& draws) {
    return draws.uniform() + 0x1.0p-54;
}

/// Correlations of k independent normal items measured with `df` degrees of freedom.
Cells<double> drawn_correlations(std::size_t k, std::size_t df, SeededDraws draws) {
    Cells<double> factor{k, k, 0.0};  // lower triangular, its product with its transpose is Wishart
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j < i; ++j) factor.at(i, j) = normal_quantile(inside(draws));
        factor.at(i, i) = std::sqrt(chi_square_quantile(inside(draws), static_cast<double>(df - i)));
    }
    Cells<double> product{k, k, 0.0};
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            for (std::size_t m = 0; m <= j; ++m) product.at(i, j) += factor.at(i, m) * factor.at(j, m);
    Cells<double> correlations{k, k, 1.0};
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < i; ++j)
            correlations.at(i, j) = product.at(i, j) / std::sqrt(product.at(i, i) * product.at(j, j));
    return correlations;
}

}  // namespace

Estimable<ParallelAnalysis> parallel_analysis(const ItemMatrix& correlations, std::size_t people,
                                              std::size_t replicates, std::uint64_t seed) {
    const std::size_t k = correlations.k;
    if (k < 2) return not_estimable("au moins deux items sont nécessaires");
    if (people <= k) return not_estimable("pas plus de personnes que d’items");
    Cells<double> matrix{k, k, 0.0};
    matrix.values = correlations.values;
    const auto observed = symmetric_eigenvalues(matrix);
    if (!observed) return not_estimable("la décomposition en axes ne converge pas");

    std::vector<std::vector<double>> simulated(k);
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        const auto values =
            symmetric_eigenvalues(drawn_correlations(k, people - 1, SeededDraws{seed, replicate}));
        if (!values) return not_estimable("la décomposition en axes ne converge pas");
        for (std::size_t s = 0; s < k; ++s) simulated[s].push_back((*values)[s]);
    }
    ParallelAnalysis result{*observed, {}, {}, 0};
    for (auto& values : simulated) {
        const Sample sample{std::move(values)};
        result.mean.push_back(sample.mean().value());
        result.percentile_95.push_back(sample.quantile(0.95).value());
    }
    while (result.factors < k && result.observed[result.factors] > result.percentile_95[result.factors])
        ++result.factors;
    return result;
}

}  // namespace analysis
