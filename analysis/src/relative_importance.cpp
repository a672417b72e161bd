#include "analysis/relative_importance.hpp"

#include "analysis/model_obstacle.hpp"
#include "analysis/sample.hpp"

#include "cross_products.hpp"
#include "seeded_draws.hpp"
#include "symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace analysis {
namespace {

constexpr double kSingular = 1e-10;
constexpr std::size_t kFewestReplicates = 40;
constexpr double kMostWork = 4e10;

/// Parts of R^2 by factor.
struct Parts {
    std::vector<double> lmg;
    std::vector<double> johnson;
};

/// (p - 1 - s)! s! / p!, the chance that exactly a given set of s factors comes before one of the p.
std::vector<double> entry_chances(std::size_t p) {
    std::vector<double> chances;
    double subsets = 1.0;  // binomial (p - 1, s)
    for (std::size_t s = 0; s < p; ++s) {
        chances.push_back(1.0 / (static_cast<double>(p) * subsets));
        subsets *= static_cast<double>(p - 1 - s) / static_cast<double>(s + 1);
    }
    return chances;
}

/// R^2 of every subset of factors, bit j standing for factor j: columns are swept out of the correlations one after
/// the other, each subset from the one without its last factor. A column that adds nothing is passed over.
class SubsetFits {
public:
    SubsetFits(const ModelSample& sample, const Cells<double>& correlations)
        : sample_{sample}, r2_(std::size_t{1} << sample.factors.size(), 0.0) {
        const bool varies = correlations.at(sample.columns, sample.columns) > 0.0;
        if (varies) add(correlations, 0, 0);
    }
    const std::vector<double>& r2() const { return r2_; }

private:
    void add(const Cells<double>& left, std::size_t subset, std::size_t next) {
        const std::size_t y = sample_.columns;
        r2_[subset] = std::clamp(1.0 - left.at(y, y), 0.0, 1.0);
        for (std::size_t j = next; j < sample_.factors.size(); ++j)
            add(without(left, j), subset | (std::size_t{1} << j), j + 1);
    }

    /// What is left of the products of the later columns once factor j explains its part.
    Cells<double> without(const Cells<double>& before, std::size_t j) const {
        Cells<double> left = before;
        const ModelFactor& factor = sample_.factors[j];
        for (std::size_t pivot = factor.first; pivot < factor.first + factor.columns; ++pivot) {
            if (!(left.at(pivot, pivot) > kSingular)) continue;
            for (std::size_t a = pivot + 1; a < left.rows; ++a) {
                const double share = left.at(a, pivot) / left.at(pivot, pivot);
                if (share == 0.0) continue;
                for (std::size_t b = a; b < left.rows; ++b) left.at(b, a) -= share * left.at(b, pivot);
            }
        }
        return left;
    }

    const ModelSample& sample_;
    std::vector<double> r2_;
};

std::vector<double> lmg_of(const ModelSample& sample, const Cells<double>& correlations) {
    const std::size_t p = sample.factors.size();
    const std::vector<double> chances = entry_chances(p);
    const SubsetFits fits{sample, correlations};
    const auto& r2 = fits.r2();
    std::vector<double> parts(p, 0.0);
    for (std::size_t subset = 0; subset < r2.size(); ++subset) {
        std::size_t size = 0;
        for (std::size_t j = 0; j < p; ++j) size += subset >> j & 1U;
        for (std::size_t j = 0; j < p; ++j)
            if ((subset >> j & 1U) == 0)
                parts[j] += chances[size] * (r2[subset | (std::size_t{1} << j)] - r2[subset]);
    }
    return parts;
}

/// The power 1/2 or -1/2 of a symmetric matrix; directions without extent are left out.
enum class Root { of, of_inverse };
Cells<double> root(const Cells<double>& matrix, Root which) {
    const auto eigen = symmetric_eigen(matrix);
    Cells<double> result{matrix.rows, matrix.cols, 0.0};
    if (!eigen) return result;
    for (std::size_t k = 0; k < matrix.rows; ++k) {
        if (!(eigen->values[k] > kSingular)) continue;
        const double value =
            which == Root::of ? std::sqrt(eigen->values[k]) : 1.0 / std::sqrt(eigen->values[k]);
        for (std::size_t i = 0; i < matrix.rows; ++i)
            for (std::size_t j = 0; j < matrix.cols; ++j)
                result.at(i, j) += value * eigen->vectors.at(i, k) * eigen->vectors.at(j, k);
    }
    return result;
}

/// Correlations once the columns of each factor are orthonormal among themselves; the outcome stays.
Cells<double> between_factors(const ModelSample& sample, Cells<double> r) {
    for (const ModelFactor& factor : sample.factors) {
        if (factor.columns < 2) continue;
        Cells<double> own{factor.columns, factor.columns, 0.0};
        for (std::size_t i = 0; i < factor.columns; ++i)
            for (std::size_t j = 0; j < factor.columns; ++j)
                own.at(i, j) = r.at(factor.first + i, factor.first + j);
        const Cells<double> white = root(own, Root::of_inverse);
        for (int side = 0; side < 2; ++side) {
            Cells<double> turned = r;
            for (std::size_t i = 0; i < r.rows; ++i)
                for (std::size_t j = 0; j < factor.columns; ++j) {
                    double sum = 0.0;
                    for (std::size_t k = 0; k < factor.columns; ++k)
                        sum += white.at(j, k) * r.at(factor.first + k, i);
                    turned.at(i, factor.first + j) = sum;  // transposed: the second turn puts it back
                }
            for (std::size_t i = 0; i < r.rows; ++i)
                for (std::size_t j = 0; j < r.cols; ++j) {
                    const bool of_factor = j >= factor.first && j < factor.first + factor.columns;
                    if (!of_factor) turned.at(i, j) = r.at(j, i);
                }
            r = std::move(turned);
        }
    }
    return r;
}

std::vector<double> johnson_of(const ModelSample& sample, const Cells<double>& correlations) {
    const Cells<double> r = between_factors(sample, correlations);
    const std::size_t size = sample.columns;
    Cells<double> columns{size, size, 0.0};
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) columns.at(i, j) = r.at(i, j);
    const Cells<double> lambda = root(columns, Root::of);
    const Cells<double> inverse = root(columns, Root::of_inverse);
    std::vector<double> squares;
    for (std::size_t k = 0; k < size; ++k) {
        double b = 0.0;
        for (std::size_t i = 0; i < size; ++i) b += inverse.at(k, i) * r.at(i, size);
        squares.push_back(b * b);
    }
    std::vector<double> parts;
    for (const ModelFactor& factor : sample.factors) {
        double part = 0.0;
        for (std::size_t i = factor.first; i < factor.first + factor.columns; ++i)
            for (std::size_t k = 0; k < size; ++k) part += lambda.at(i, k) * lambda.at(i, k) * squares[k];
        parts.push_back(part);
    }
    return parts;
}

Parts parts_of(const ModelSample& sample, const Cells<double>& correlations) {
    return {lmg_of(sample, correlations), johnson_of(sample, correlations)};
}

/// The people of each stratum, by index into sample.alike, as often as they are alike.
std::vector<std::vector<std::uint32_t>> people_by_stratum(const ModelSample& sample) {
    std::vector<std::vector<std::uint32_t>> people(sample.strata.size());
    for (std::size_t i = 0; i < sample.alike.size(); ++i)
        people[sample.alike[i].stratum].insert(people[sample.alike[i].stratum].end(), sample.alike[i].people,
                                               static_cast<std::uint32_t>(i));
    return people;
}

std::vector<double> drawn_again(const ModelSample& sample,
                                const std::vector<std::vector<std::uint32_t>>& people, SeededDraws draws) {
    std::vector<double> weights(sample.alike.size(), 0.0);
    for (const auto& stratum : people)
        for (std::size_t i = 0; i < stratum.size(); ++i) {
            const std::uint32_t one = stratum[draws.below(stratum.size())];
            weights[one] += sample.alike[one].weight;
        }
    return weights;
}

Interval percentiles(std::vector<double> values) {
    const Sample sample{std::move(values)};
    return {sample.quantile(0.025).value(), sample.quantile(0.975).value()};
}

double work_of_a_replicate(const ModelSample& sample) {
    const auto p = static_cast<double>(sample.columns + 1);
    const double subsets = std::exp2(static_cast<double>(sample.factors.size()));
    return subsets * p * p + static_cast<double>(sample.alike.size()) * p * p + 30.0 * p * p * p +
           10.0 * static_cast<double>(sample.n);
}

}  // namespace

Estimable<RelativeImportance> relative_importance(const ModelSample& sample,
                                                  const ImportanceRequest& request) {
    if (const auto obstacle = model_obstacle(sample)) return not_estimable(*obstacle);
    if (sample.factors.size() > kMostFactorsOfImportance)
        return not_estimable("plus de " + std::to_string(kMostFactorsOfImportance) +
                             " facteurs : l’importance porte sur tous leurs sous-ensembles, retirez-en");
    const Cells<double> correlations = cross_products(sample).correlations();
    const Parts parts = parts_of(sample, correlations);
    RelativeImportance result{0.0, {}, request.replicates, request.seed};
    for (const double part : parts.lmg) result.r_squared += part;

    std::string no_intervals;
    if (request.replicates < kFewestReplicates)
        no_intervals = "moins de " + std::to_string(kFewestReplicates) + " rééchantillons";
    else if (work_of_a_replicate(sample) * static_cast<double>(request.replicates) > kMostWork)
        no_intervals =
            "trop de facteurs, de niveaux ou de profils pour rééchantillonner : demandez moins de "
            "rééchantillons, ou regroupez";
    const std::size_t p = sample.factors.size();
    std::vector<std::vector<double>> lmg(p);
    std::vector<std::vector<double>> johnson(p);
    if (no_intervals.empty()) {
        const auto people = people_by_stratum(sample);
        for (std::size_t replicate = 0; replicate < request.replicates; ++replicate) {
            const auto weights = drawn_again(sample, people, SeededDraws{request.seed, replicate});
            const Parts again = parts_of(sample, cross_products(sample, weights).correlations());
            for (std::size_t j = 0; j < p; ++j) {
                lmg[j].push_back(again.lmg[j]);
                johnson[j].push_back(again.johnson[j]);
            }
        }
    } else {
        result.replicates = 0;
    }
    for (std::size_t j = 0; j < p; ++j) {
        FactorImportance one{sample.factors[j].name, parts.lmg[j], no_interval(no_intervals),
                             parts.johnson[j], no_interval(no_intervals)};
        if (no_intervals.empty()) {
            one.lmg_ci = percentiles(std::move(lmg[j]));
            one.johnson_ci = percentiles(std::move(johnson[j]));
        }
        result.factors.push_back(std::move(one));
    }
    return result;
}

}  // namespace analysis
