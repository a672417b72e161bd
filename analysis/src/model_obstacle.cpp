#include "analysis/model_obstacle.hpp"

#include "cross_products.hpp"
#include "in_quotes.hpp"

#include <cmath>
#include <vector>

namespace analysis {
namespace {

constexpr double kCollinear = 1e-10;  // 1 - R^2 of a column on those before it
constexpr double kTakesPart = 1e-6;   // coefficient between standardised columns

std::size_t factor_of(const ModelSample& sample, std::size_t column) {
    std::size_t factor = 0;
    while (column >= sample.factors[factor].first + sample.factors[factor].columns) ++factor;
    return factor;
}

std::string collinear_reason(const ModelSample& sample, std::size_t column,
                             const std::vector<double>& coefficients) {
    const std::size_t own = factor_of(sample, column);
    std::string others;
    std::size_t last = own;
    for (std::size_t j = 0; j < column; ++j) {
        const std::size_t factor = factor_of(sample, j);
        if (factor == own || factor == last || std::fabs(coefficients[j]) < kTakesPart) continue;
        others += (others.empty() ? "" : ", ") + in_quotes(sample.factors[factor].name);
        last = factor;
    }
    return in_quotes(sample.factors[own].name) + " se déduit exactement de " + others +
           " : retirez l’un de ces facteurs";
}

/// The first column that is a combination of those before it, by elimination on the correlations.
std::optional<std::string> collinearity(const ModelSample& sample) {
    const auto r = cross_products(sample).correlations();
    const std::size_t p = sample.columns;
    Cells<double> lower{p, p, 0.0};  // Cholesky
    for (std::size_t j = 0; j < p; ++j) {
        for (std::size_t k = 0; k <= j; ++k) {
            double left = r.at(j, k);
            for (std::size_t m = 0; m < k; ++m) left -= lower.at(j, m) * lower.at(k, m);
            if (k < j) {
                lower.at(j, k) = left / lower.at(k, k);
            } else if (left > kCollinear) {
                lower.at(j, j) = std::sqrt(left);
            } else {
                std::vector<double> coefficients(j, 0.0);
                for (std::size_t i = j; i-- > 0;) {
                    double rest = lower.at(j, i);
                    for (std::size_t m = i + 1; m < j; ++m) rest -= lower.at(m, i) * coefficients[m];
                    coefficients[i] = rest / lower.at(i, i);
                }
                return collinear_reason(sample, j, coefficients);
            }
        }
    }
    return std::nullopt;
}

bool is_constant(const ModelSample& sample, const ModelFactor& factor) {
    for (const AlikePeople& one : sample.alike)
        for (std::size_t j = factor.first; j < factor.first + factor.columns; ++j)
            if (one.x[j] != sample.alike.front().x[j]) return false;
    return true;
}

}  // namespace

std::optional<std::string> model_obstacle(const ModelSample& sample) {
    if (sample.n == 0) return "personne n’a répondu à la fois à l’issue et à tous les facteurs";
    if (sample.levels.size() < 2)
        return in_quotes(sample.outcome) + " est la même pour toutes les personnes retenues (" +
               in_quotes(sample.levels.front()) + ")";
    for (const ModelFactor& factor : sample.factors)
        if (is_constant(sample, factor))
            return in_quotes(factor.name) + " est le même pour toutes les personnes retenues";
    const std::size_t coefficients = sample.columns + sample.levels.size() - 1;
    if (sample.n <= coefficients)
        return std::to_string(sample.n) + " personnes pour " + std::to_string(coefficients) +
               " coefficients : retirez ou regroupez des facteurs";
    return collinearity(sample);
}

std::string separation_reason(const ModelSample& sample, std::size_t column) {
    const std::size_t top = sample.levels.size() - 1;
    for (const ModelFactor& factor : sample.factors) {
        if (!factor.is_text()) continue;
        for (std::size_t level = 0; level <= factor.columns; ++level) {
            bool all_low = true;
            bool all_high = true;
            for (const AlikePeople& one : sample.alike) {
                bool here = level > 0 && one.x[factor.first + level - 1] > 0.5;
                if (level == 0) {
                    here = true;
                    for (std::size_t j = 0; j < factor.columns; ++j) here &= one.x[factor.first + j] < 0.5;
                }
                if (!here) continue;
                all_low &= one.level == 0;
                all_high &= one.level == top;
            }
            if (all_low || all_high)
                return "séparation : toutes les personnes " +
                       in_quotes(level == 0 ? factor.reference : factor.levels[level - 1]) + " de " +
                       in_quotes(factor.name) + " ont la même issue (" +
                       in_quotes(sample.levels[all_low ? 0 : top]) +
                       "), son coefficient serait infini. Regroupez ce niveau, ou retirez le facteur";
        }
    }
    return "séparation : " + in_quotes(sample.factors[factor_of(sample, column)].name) +
           " (seul ou avec d’autres facteurs) sépare exactement les issues, son coefficient serait infini. "
           "Retirez-le, ou regroupez ses valeurs";
}

}  // namespace analysis
