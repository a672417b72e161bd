#include "analysis/bounded_calibration.hpp"

#include "in_quotes.hpp"
#include "number_text.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <cmath>
#include <optional>
#include <utility>

namespace analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kConverged = 1e-10;
constexpr std::size_t kMostSteps = 200;
constexpr int kMostHalvings = 40;

/// F and its slope at u.
struct Ratio {
    double value;
    double slope;
};

Ratio logit_ratio(double u, const CalibrationBounds& bounds) {
    const auto [low, high] = bounds;
    const double a = (high - low) / ((1.0 - low) * (high - 1.0));
    // e^(-|au|) only, so that nothing overflows.
    const double e = std::exp(-std::fabs(a * u));
    const double below = u > 0.0 ? (high - 1.0) * e : high - 1.0;
    const double above = u > 0.0 ? 1.0 - low : (1.0 - low) * e;
    const double share = above / (below + above);
    return {low + (high - low) * share, a * (high - low) * share * (1.0 - share)};
}

/// Which unknown each category of each margin has. The last category of every margin after the first has none:
/// its sum follows from the total.
std::vector<std::vector<Index>> unknowns_of(const MarginSample& sample, Index& count) {
    std::vector<std::vector<Index>> unknowns;
    count = 0;
    for (std::size_t m = 0; m < sample.margins.size(); ++m) {
        unknowns.emplace_back();
        for (std::size_t c = 0; c < sample.margins[m].targets.size(); ++c) {
            const bool last = c + 1 == sample.margins[m].targets.size();
            unknowns[m].push_back(m > 0 && last ? -1 : count++);
        }
    }
    return unknowns;
}

std::vector<double> scaled_start(const MarginSample& sample) {
    double sum = 0.0;
    for (const Profile& one : sample.profiles) sum += one.start * static_cast<double>(one.people);
    const double scale = sample.margins.front().total() / sum;
    std::vector<double> start;
    for (const Profile& one : sample.profiles) start.push_back(one.start * scale);
    return start;
}

std::string within(const CalibrationBounds& bounds) {
    return number_text(bounds.low) + " et " + number_text(bounds.high) + " fois ceux de départ";
}

/// A category whose target is out of reach whatever the others do.
std::optional<std::string> out_of_reach(const MarginSample& sample, const std::vector<double>& start,
                                        const CalibrationBounds& bounds) {
    const auto sums = margin_sums(sample, start);
    for (std::size_t m = 0; m < sums.size(); ++m)
        for (std::size_t c = 0; c < sums[m].size(); ++c) {
            const MarginTarget& one = sample.margins[m].targets[c];
            const double ratio = sums[m][c] > 0.0 ? one.target / sums[m][c] : 1.0;
            if (ratio < bounds.low || ratio > bounds.high)
                return "la catégorie " + in_quotes(one.category) + " de " +
                       in_quotes(sample.margins[m].variable) + " demande " + rounded_text(ratio) +
                       " fois ses poids de départ, hors des bornes " + number_text(bounds.low) + " et " +
                       number_text(bounds.high) + ". Élargissez --bounds.";
        }
    return std::nullopt;
}

}  // namespace

AdjustedWeights calibrate_within(const MarginSample& sample, CalibrationBounds bounds) {
    const std::vector<double> start = scaled_start(sample);
    AdjustedWeights result{start, false, 0, ""};
    if (auto problem = out_of_reach(sample, start, bounds)) {
        result.problem = *std::move(problem);
        return result;
    }
    Index count = 0;
    const auto unknowns = unknowns_of(sample, count);
    VectorXd targets = VectorXd::Zero(count);
    for (std::size_t m = 0; m < unknowns.size(); ++m)
        for (std::size_t c = 0; c < unknowns[m].size(); ++c)
            if (unknowns[m][c] >= 0) targets[unknowns[m][c]] = sample.margins[m].targets[c].target;
    const double total = sample.margins.front().total();

    const auto sums_at = [&](const VectorXd& lambda, MatrixXd* slope) {
        VectorXd sums = VectorXd::Zero(count);
        if (slope != nullptr) *slope = MatrixXd::Zero(count, count);
        std::vector<Index> active;
        for (std::size_t p = 0; p < start.size(); ++p) {
            active.clear();
            double u = 0.0;
            for (std::size_t m = 0; m < unknowns.size(); ++m) {
                const Index at = unknowns[m][sample.profiles[p].categories[m]];
                if (at < 0) continue;
                active.push_back(at);
                u += lambda[at];
            }
            const Ratio ratio = logit_ratio(u, bounds);
            const double people = start[p] * static_cast<double>(sample.profiles[p].people);
            result.by_profile[p] = start[p] * ratio.value;
            for (const Index a : active) {
                sums[a] += people * ratio.value;
                if (slope == nullptr) continue;
                for (const Index b : active) (*slope)(a, b) += people * ratio.slope;
            }
        }
        return sums;
    };

    VectorXd lambda = VectorXd::Zero(count);
    MatrixXd slope;
    VectorXd residual = targets - sums_at(lambda, &slope);
    while (result.iterations < kMostSteps) {
        if (largest_gap(sample, result.by_profile).relative <= kConverged) {
            result.converged = true;
            return result;
        }
        ++result.iterations;
        // A little of the identity keeps a step where a direction is flat: linked margins, weights at their bounds.
        slope.diagonal().array() += 1e-12 * total;
        const VectorXd step = slope.ldlt().solve(residual);
        double part = 1.0;
        bool nearer = false;
        for (int halving = 0; halving < kMostHalvings && !nearer; ++halving) {
            const VectorXd tried = lambda + part * step;
            MatrixXd slope_there;
            const VectorXd residual_there = targets - sums_at(tried, &slope_there);
            nearer = residual_there.squaredNorm() < residual.squaredNorm();
            if (!nearer) {
                part /= 2.0;
                continue;
            }
            lambda = tried;
            residual = residual_there;
            slope = slope_there;
        }
        if (!nearer) break;
    }
    result.problem = "pas de poids entre " + within(bounds) +
                     " qui atteignent toutes les marges. Élargissez --bounds, ou regroupez des catégories.";
    return result;
}

}  // namespace analysis
