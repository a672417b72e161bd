#include "analysis/proportional_odds.hpp"

#include "analysis/distributions.hpp"

#include "in_quotes.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The same people, the outcome cut in two.
ModelSample cut_above(const ModelSample& sample, std::size_t level) {
    ModelSample cut = sample;
    cut.ordered = false;
    cut.levels = {"jusqu’à " + sample.levels[level], "au-delà"};
    cut.scores = {0.0, 1.0};
    for (AlikePeople& one : cut.alike) one.level = one.level > level ? 1 : 0;
    return cut;
}

/// A column of ones, then the columns on their means in units of their largest distance, which changes no test.
struct ScaledColumns {
    MatrixXd x;
    VectorXd scales;
};

ScaledColumns scaled_columns(const ModelSample& sample) {
    const auto rows = static_cast<Index>(sample.alike.size());
    const auto columns = static_cast<Index>(sample.columns);
    ScaledColumns result{MatrixXd::Ones(rows, columns + 1), VectorXd::Ones(columns)};
    for (Index j = 0; j < columns; ++j) {
        auto column = result.x.col(j + 1);
        for (Index i = 0; i < rows; ++i)
            column[i] = sample.alike[static_cast<std::size_t>(i)].x[static_cast<std::size_t>(j)];
        column.array() -= column.mean();
        result.scales[j] = column.cwiseAbs().maxCoeff();
        column /= result.scales[j];
    }
    return result;
}

/// Slopes of every cut one after the other, and their covariances.
struct SlopesByCut {
    VectorXd slopes;
    MatrixXd covariance;
};

VectorXd chances(const ModelSample& sample, const CumulativeLogit& fit) {
    VectorXd p{static_cast<Index>(sample.alike.size())};
    for (Index i = 0; i < p.size(); ++i) {
        double eta = -fit.thresholds.front();
        for (std::size_t j = 0; j < sample.columns; ++j)
            eta += fit.slopes[j] * sample.alike[static_cast<std::size_t>(i)].x[j];
        p[i] = 1.0 / (1.0 + std::exp(-eta));
    }
    return p;
}

JointTest wald(const SlopesByCut& all, Index first, Index count, Index columns, Index cuts, bool& regular) {
    MatrixXd contrasts = MatrixXd::Zero((cuts - 1) * count, all.slopes.size());
    for (Index k = 1; k < cuts; ++k)
        for (Index j = 0; j < count; ++j) {
            contrasts((k - 1) * count + j, first + j) = 1.0;
            contrasts((k - 1) * count + j, k * columns + first + j) = -1.0;
        }
    const VectorXd apart = contrasts * all.slopes;
    const Eigen::LDLT<MatrixXd> factored{contrasts * all.covariance * contrasts.transpose()};
    regular &= factored.vectorD().minCoeff() > 0.0;
    const double square = apart.dot(factored.solve(apart));
    const auto df = static_cast<double>(apart.size());
    return {square, df, std::numeric_limits<double>::infinity(), chi_square_tail(std::max(0.0, square), df)};
}

}  // namespace

Estimable<ProportionalOdds> brant_test(const ModelSample& sample) {
    if (!sample.ordered) return not_estimable("deux niveaux : rien à vérifier");
    if (sample.designed) return not_estimable("pas de version pondérée");
    const auto cuts = static_cast<Index>(sample.levels.size()) - 1;
    const auto columns = static_cast<Index>(sample.columns);
    const auto [x, scales] = scaled_columns(sample);
    VectorXd people{x.rows()};
    for (Index i = 0; i < x.rows(); ++i) people[i] = sample.alike[static_cast<std::size_t>(i)].total();

    SlopesByCut all{VectorXd{cuts * columns}, MatrixXd{cuts * columns, cuts * columns}};
    std::vector<VectorXd> above;
    std::vector<MatrixXd> breads;
    for (Index k = 0; k < cuts; ++k) {
        const ModelSample cut = cut_above(sample, static_cast<std::size_t>(k));
        const auto fit = cumulative_logit(cut);
        if (!fit)
            return not_estimable("à la coupure après " +
                                 in_quotes(sample.levels[static_cast<std::size_t>(k)]) + ", " +
                                 fit.error().reason);
        above.push_back(chances(sample, fit.value()));
        for (Index j = 0; j < columns; ++j)
            all.slopes[k * columns + j] = fit.value().slopes[static_cast<std::size_t>(j)] * scales[j];
        const VectorXd w = people.array() * above.back().array() * (1.0 - above.back().array());
        breads.push_back(
            (x.transpose() * w.asDiagonal() * x).ldlt().solve(MatrixXd::Identity(x.cols(), x.cols())));
    }
    for (Index k = 0; k < cuts; ++k)
        for (Index l = k; l < cuts; ++l) {
            const auto& high = above[static_cast<std::size_t>(l)];
            const auto& low = above[static_cast<std::size_t>(k)];
            const VectorXd w = people.array() * high.array() * (1.0 - low.array());
            const MatrixXd both = breads[static_cast<std::size_t>(k)] * (x.transpose() * w.asDiagonal() * x) *
                                  breads[static_cast<std::size_t>(l)];
            all.covariance.block(k * columns, l * columns, columns, columns) =
                both.bottomRightCorner(columns, columns);
            all.covariance.block(l * columns, k * columns, columns, columns) =
                both.bottomRightCorner(columns, columns).transpose();
        }
    bool regular = true;
    ProportionalOdds result{wald(all, 0, columns, columns, cuts, regular), {}};
    for (const ModelFactor& factor : sample.factors)
        result.factors.push_back(
            {factor.name, wald(all, static_cast<Index>(factor.first), static_cast<Index>(factor.columns),
                               columns, cuts, regular)});
    if (!regular)
        return not_estimable("trop peu de personnes aux coupures extrêmes pour comparer les pentes");
    return result;
}

}  // namespace analysis
