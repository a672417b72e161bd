#include "analysis/one_factor.hpp"

#include "symmetric_eigen.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace analysis {
namespace {

constexpr double kSingular = 1e-10;
constexpr double kHeywood = 1e-3;  // uniqueness
constexpr double kStill = 1e-13;
constexpr int kMostRounds = 100'000;

/// log |R|; nullopt when R is singular or worse.
std::optional<double> log_determinant(const ItemMatrix& r) {
    Cells<double> cells{r.k, r.k, 0.0};
    cells.values = r.values;
    const auto values = symmetric_eigenvalues(cells);
    if (!values || !(values->back() > kSingular)) return std::nullopt;
    double sum = 0.0;
    for (const double value : *values) sum += std::log(value);
    return sum;
}

struct Solution {
    std::vector<double> loadings;
    std::vector<double> uniquenesses;

    /// l' Psi^-1 l
    double signal() const {
        double sum = 0.0;
        for (std::size_t i = 0; i < loadings.size(); ++i) sum += loadings[i] * loadings[i] / uniquenesses[i];
        return sum;
    }
};

/// One round of expectation-maximisation; how far the loadings moved.
double improve(Solution& solution, const ItemMatrix& r) {
    const double inverse = 1.0 / (1.0 + solution.signal());
    std::vector<double> beta;  // Sigma^-1 l: regression of the factor on the items
    for (std::size_t i = 0; i < r.k; ++i)
        beta.push_back(solution.loadings[i] / solution.uniquenesses[i] * inverse);
    std::vector<double> shared(r.k, 0.0);
    double variance = 1.0;
    for (std::size_t i = 0; i < r.k; ++i)
        for (std::size_t j = 0; j < r.k; ++j) shared[i] += r.at(i, j) * beta[j];
    for (std::size_t i = 0; i < r.k; ++i) variance += beta[i] * (shared[i] - solution.loadings[i]);
    double moved = 0.0;
    for (std::size_t i = 0; i < r.k; ++i) {
        const double loading = shared[i] / variance;
        moved = std::max(moved, std::fabs(loading - solution.loadings[i]));
        solution.loadings[i] = loading;
        solution.uniquenesses[i] = r.at(i, i) - loading * shared[i];
    }
    return moved;
}

Estimable<Solution> most_likely(const ItemMatrix& r) {
    Solution solution{std::vector<double>(r.k, 0.5), std::vector<double>(r.k, 0.75)};
    for (std::size_t i = 0; i < r.k; ++i)  // items worded the other way start on their side
        if (r.row_total(i) < 0.0) solution.loadings[i] = -0.5;
    for (int round = 0; round < kMostRounds; ++round) {
        const double moved = improve(solution, r);
        if (*std::min_element(solution.uniquenesses.begin(), solution.uniquenesses.end()) < kHeywood)
            return not_estimable("le modèle à un facteur n’a pas de solution (cas de Heywood)");
        if (moved < kStill) return solution;
    }
    return not_estimable("le modèle à un facteur ne converge pas");
}

double misfit(const Solution& solution, const ItemMatrix& r, double log_determinant_of_r) {
    const double signal = solution.signal();
    double fit = std::log1p(signal) - log_determinant_of_r - static_cast<double>(r.k);
    double quadratic = 0.0;
    for (std::size_t i = 0; i < r.k; ++i) {
        fit += std::log(solution.uniquenesses[i]) + r.at(i, i) / solution.uniquenesses[i];
        for (std::size_t j = 0; j < r.k; ++j)
            quadratic += solution.loadings[i] / solution.uniquenesses[i] * r.at(i, j) * solution.loadings[j] /
                         solution.uniquenesses[j];
    }
    return std::max(0.0, fit - quadratic / (1.0 + signal));
}

double root_mean_square_residual(const Solution& solution, const ItemMatrix& r) {
    double sum = 0.0;
    for (std::size_t i = 0; i < r.k; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const double residual = r.at(i, j) - solution.loadings[i] * solution.loadings[j];
            sum += residual * residual;
        }
    return std::sqrt(sum / (static_cast<double>(r.k * (r.k + 1)) / 2.0));
}

}  // namespace

Estimable<OneFactorFit> one_factor_fit(const ItemMatrix& r, std::size_t people) {
    if (r.k < 3) return not_estimable("au moins trois items sont nécessaires");
    const auto log_r = log_determinant(r);
    if (!log_r) return not_estimable("les corrélations entre items ne sont pas définies positives");
    auto found = most_likely(r);
    if (!found) return not_estimable(found.error().reason);
    Solution solution = std::move(found).value();
    if (std::accumulate(solution.loadings.begin(), solution.loadings.end(), 0.0) < 0.0)
        for (double& loading : solution.loadings) loading = -loading;

    const auto n = static_cast<double>(people);
    const auto k = static_cast<double>(r.k);
    const Number saturated = no_number("trois items : le modèle reproduit toujours les corrélations");
    OneFactorFit fit{solution.loadings, solution.uniquenesses,
                     saturated,         k * (k - 3.0) / 2.0,
                     saturated,         saturated,
                     saturated,         root_mean_square_residual(solution, r)};
    if (r.k == 3) return fit;
    const double chi_square = n * misfit(solution, r, *log_r);
    const double excess = std::max(0.0, chi_square - fit.df);
    const double of_none = std::max(excess, -n * *log_r - k * (k - 1.0) / 2.0);
    fit.chi_square = chi_square;
    fit.p = chi_square_tail(chi_square, fit.df);
    fit.rmsea = std::sqrt(excess / (fit.df * n));
    fit.cfi = of_none > 0.0 ? Number{1.0 - excess / of_none}
                            : no_number("les items ne sont pas corrélés : rien à expliquer");
    return fit;
}

}  // namespace analysis
