#include "analysis/cumulative_logit.hpp"

#include "analysis/distributions.hpp"
#include "analysis/model_obstacle.hpp"

#include "cross_products.hpp"

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

constexpr int kMostSteps = 100;
constexpr int kMostHalvings = 40;
constexpr double kStill = 1e-10;
constexpr double kFlat = 1e-12;  // a direction along which the likelihood has no curvature left
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double logistic(double x) {
    return x >= 0.0 ? 1.0 / (1.0 + std::exp(-x)) : std::exp(x) / (1.0 + std::exp(x));
}

/// log P(low < L <= high) of a logistic variable, with its derivatives.
struct BandChance {
    double log_chance;
    double by_low;
    double by_high;
    double low_low;
    double low_high;
    double high_high;
};

/// f = F (1 - F), f' = f (1 - 2 F); 0 at an infinite end.
BandChance band_chance(double low, double high) {
    const double f_low = std::isinf(low) ? 0.0 : logistic(low) * logistic(-low);
    const double f_high = std::isinf(high) ? 0.0 : logistic(high) * logistic(-high);
    // on the side of the smaller tail, so that a difference of values near 1 does not cancel
    const double chance =
        low > 0.0 ? logistic(-low) - (std::isinf(high) ? 0.0 : logistic(-high))
                  : (std::isinf(high) ? 1.0 : logistic(high)) - (std::isinf(low) ? 0.0 : logistic(low));
    const double slope_low = std::isinf(low) ? 0.0 : f_low * (logistic(-low) - logistic(low));
    const double slope_high = std::isinf(high) ? 0.0 : f_high * (logistic(-high) - logistic(high));
    const double a = -f_low / chance;
    const double b = f_high / chance;
    return {std::log(chance), a, b, -slope_low / chance - a * a, -a * b, slope_high / chance - b * b};
}

/// The model on columns of mean 0 and mean square 1, weights of mean 1.
class Likelihood {
public:
    explicit Likelihood(const ModelSample& sample)
        : sample_{sample},
          moments_{cross_products(sample)},
          cuts_{static_cast<Index>(sample.levels.size()) - 1},
          slopes_{static_cast<Index>(sample.columns)},
          unit_{static_cast<double>(sample.n) / moments_.total} {
        z_ = MatrixXd{static_cast<Index>(sample.alike.size()), slopes_};
        for (Index i = 0; i < z_.rows(); ++i)
            for (Index j = 0; j < slopes_; ++j) {
                const auto column = static_cast<std::size_t>(j);
                z_(i, j) = (sample.alike[static_cast<std::size_t>(i)].x[column] - moments_.means[column]) /
                           moments_.root_mean_square(column);
            }
    }

    Index parameters() const { return cuts_ + slopes_; }
    Index cuts() const { return cuts_; }
    double unit() const { return unit_; }

    /// Thresholds of the shares of the levels, slopes 0.
    VectorXd start() const {
        std::vector<double> totals(sample_.levels.size(), 0.0);
        for (const AlikePeople& one : sample_.alike) totals[one.level] += one.total();
        VectorXd at = VectorXd::Zero(parameters());
        double below = 0.0;
        for (Index k = 0; k < cuts_; ++k) {
            below += totals[static_cast<std::size_t>(k)];
            at[k] = std::log(below / (moments_.total - below));
        }
        return at;
    }

    /// -infinity where thresholds are out of order.
    double value(const VectorXd& at) const {
        for (Index k = 1; k < cuts_; ++k)
            if (!(at[k] > at[k - 1])) return -kInfinity;
        const VectorXd eta = z_ * at.tail(slopes_);
        double sum = 0.0;
        for (Index i = 0; i < z_.rows(); ++i) sum += weight(i) * band(at, eta[i], i).log_chance;
        return sum;
    }

    /// Gradient, and minus the matrix of second derivatives.
    void derivatives(const VectorXd& at, VectorXd& gradient, MatrixXd& information) const {
        gradient = VectorXd::Zero(parameters());
        information = MatrixXd::Zero(parameters(), parameters());
        const VectorXd eta = z_ * at.tail(slopes_);
        for (Index i = 0; i < z_.rows(); ++i) {
            const BandChance chance = band(at, eta[i], i);
            const double w = weight(i);
            const Index level = level_of(i);
            const auto row = z_.row(i);
            const double along_low = chance.low_low + chance.low_high;
            const double along_high = chance.high_high + chance.low_high;
            gradient.tail(slopes_) -= w * (chance.by_low + chance.by_high) * row.transpose();
            information.bottomRightCorner(slopes_, slopes_).noalias() -=
                (w * (along_low + along_high)) * row.transpose() * row;
            if (level > 0) {
                gradient[level - 1] += w * chance.by_low;
                information(level - 1, level - 1) -= w * chance.low_low;
                information.block(cuts_, level - 1, slopes_, 1) += (w * along_low) * row.transpose();
            }
            if (level < cuts_) {
                gradient[level] += w * chance.by_high;
                information(level, level) -= w * chance.high_high;
                information.block(cuts_, level, slopes_, 1) += (w * along_high) * row.transpose();
            }
            if (level > 0 && level < cuts_) information(level, level - 1) -= w * chance.low_high;
        }
        information = MatrixXd{information.selfadjointView<Eigen::Lower>()};
    }

    /// w d log P(y) of each of the people alike, one of them.
    MatrixXd scores(const VectorXd& at) const {
        MatrixXd result = MatrixXd::Zero(z_.rows(), parameters());
        const VectorXd eta = z_ * at.tail(slopes_);
        for (Index i = 0; i < z_.rows(); ++i) {
            const BandChance chance = band(at, eta[i], i);
            const double w = sample_.alike[static_cast<std::size_t>(i)].weight * unit_;
            const Index level = level_of(i);
            if (level > 0) result(i, level - 1) = w * chance.by_low;
            if (level < cuts_) result(i, level) = w * chance.by_high;
            result.row(i).tail(slopes_) = -w * (chance.by_low + chance.by_high) * z_.row(i);
        }
        return result;
    }

    /// d (parameters on the columns as they are) / d (parameters here).
    MatrixXd back() const {
        MatrixXd map = MatrixXd::Identity(parameters(), parameters());
        for (Index j = 0; j < slopes_; ++j) {
            const auto column = static_cast<std::size_t>(j);
            const double scale = 1.0 / moments_.root_mean_square(column);
            map(cuts_ + j, cuts_ + j) = scale;
            for (Index k = 0; k < cuts_; ++k) map(k, cuts_ + j) = scale * moments_.means[column];
        }
        return map;
    }

private:
    double weight(Index i) const { return sample_.alike[static_cast<std::size_t>(i)].total() * unit_; }
    Index level_of(Index i) const {
        return static_cast<Index>(sample_.alike[static_cast<std::size_t>(i)].level);
    }
    BandChance band(const VectorXd& at, double eta, Index i) const {
        const Index level = level_of(i);
        return band_chance(level == 0 ? -kInfinity : at[level - 1] - eta,
                           level == cuts_ ? kInfinity : at[level] - eta);
    }

    const ModelSample& sample_;
    CrossProducts moments_;
    Index cuts_;
    Index slopes_;
    double unit_;
    MatrixXd z_;
};

/// Where the likelihood is highest, and minus its second derivatives there.
struct Peak {
    VectorXd at;
    MatrixXd information;
    double value = 0.0;
    std::size_t steps = 0;
};

std::size_t steepest_slope(const Likelihood& likelihood, const VectorXd& at) {
    Index column = 0;
    at.tail(likelihood.parameters() - likelihood.cuts()).cwiseAbs().maxCoeff(&column);
    return static_cast<std::size_t>(column);
}

Estimable<Peak> peak_of(const Likelihood& likelihood, const ModelSample& sample) {
    Peak peak;
    peak.at = likelihood.start();
    peak.value = likelihood.value(peak.at);
    VectorXd gradient;
    for (bool still = false;;) {
        likelihood.derivatives(peak.at, gradient, peak.information);
        const Eigen::LDLT<MatrixXd> factored{peak.information};
        const VectorXd pivots = factored.vectorD();
        if (!(pivots.minCoeff() > kFlat * pivots.maxCoeff()) || peak.steps == kMostSteps)
            return not_estimable(separation_reason(sample, steepest_slope(likelihood, peak.at)));
        if (still) return peak;
        ++peak.steps;
        VectorXd step = factored.solve(gradient);
        double value = likelihood.value(peak.at + step);
        const double slack = 1e-13 * std::fabs(peak.value);
        for (int i = 0; i < kMostHalvings && !(value >= peak.value - slack); ++i) {
            step *= 0.5;
            value = likelihood.value(peak.at + step);
        }
        if (!(value >= peak.value - slack)) return not_estimable("le modèle ne converge pas");
        peak.at += step;
        peak.value = value;
        still = step.cwiseAbs().maxCoeff() < kStill * (1.0 + peak.at.cwiseAbs().maxCoeff());
    }
}

/// Sum of the scores' squares by the design, and its degrees of freedom.
struct Meat {
    MatrixXd squares;
    double df = 0.0;
};

Estimable<Meat> meat_of(const ModelSample& sample, const MatrixXd& scores) {
    const auto strata = sample.strata.size();
    std::vector<VectorXd> sums(strata, VectorXd::Zero(scores.cols()));
    std::vector<MatrixXd> squares(strata, MatrixXd::Zero(scores.cols(), scores.cols()));
    for (std::size_t i = 0; i < sample.alike.size(); ++i) {
        const auto people = static_cast<double>(sample.alike[i].people);
        const VectorXd u = scores.row(static_cast<Index>(i)).transpose();
        sums[sample.alike[i].stratum] += people * u;
        squares[sample.alike[i].stratum] += people * u * u.transpose();
    }
    Meat meat{MatrixXd::Zero(scores.cols(), scores.cols()), 0.0};
    bool census = true;
    for (std::size_t h = 0; h < strata; ++h) {
        const auto n = static_cast<double>(sample.strata[h].respondents);
        if (!(n > 0.0)) continue;
        const double rest = sample.strata[h].population ? 1.0 - n / *sample.strata[h].population : 1.0;
        meat.df += n - 1.0;
        if (!(rest > 0.0)) continue;
        census = false;
        if (n < 2.0) return not_estimable("une strate ne compte qu’une réponse");
        meat.squares += rest * n / (n - 1.0) * (squares[h] - sums[h] * sums[h].transpose() / n);
    }
    if (census) return not_estimable("recensement");
    return meat;
}

Cells<double> as_cells(const MatrixXd& matrix) {
    Cells<double> cells{static_cast<std::size_t>(matrix.rows()), static_cast<std::size_t>(matrix.cols()),
                        0.0};
    for (Index i = 0; i < matrix.rows(); ++i)
        for (Index j = 0; j < matrix.cols(); ++j)
            cells.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) = matrix(i, j);
    return cells;
}

double null_log_likelihood(const ModelSample& sample) {
    std::vector<double> totals(sample.levels.size(), 0.0);
    for (const AlikePeople& one : sample.alike) totals[one.level] += one.total();
    const double all = sample.total();
    double sum = 0.0;
    for (const double total : totals) sum += total * std::log(total / all);
    return sum;
}

}  // namespace

Estimable<CumulativeLogit> cumulative_logit(const ModelSample& sample) {
    if (const auto obstacle = model_obstacle(sample)) return not_estimable(*obstacle);
    const Likelihood likelihood{sample};
    const auto found = peak_of(likelihood, sample);
    if (!found) return not_estimable(found.error().reason);
    const Peak& peak = found.value();
    const MatrixXd back = likelihood.back();
    const VectorXd at = back * peak.at;
    const MatrixXd bread =
        peak.information.ldlt().solve(MatrixXd::Identity(likelihood.parameters(), likelihood.parameters()));
    CumulativeLogit fit{{at.begin(), at.begin() + likelihood.cuts()},
                        {at.begin() + likelihood.cuts(), at.end()},
                        as_cells(back * bread * back.transpose()),
                        kInfinity,
                        peak.value / likelihood.unit(),
                        null_log_likelihood(sample),
                        sample.total(),
                        peak.steps};
    if (!sample.designed) return fit;
    const auto meat = meat_of(sample, likelihood.scores(peak.at));
    if (!meat) {
        fit.covariance = not_estimable(meat.error().reason);
        fit.df = no_number(meat.error().reason);
        return fit;
    }
    fit.covariance = as_cells(back * bread * meat.value().squares * bread * back.transpose());
    const double df = meat.value().df - static_cast<double>(fit.slopes.size());
    fit.df = df > 0.0 ? Number{df} : no_number("trop peu de réponses pour le plan de sondage");
    return fit;
}

double mcfadden_r2(const CumulativeLogit& fit) {
    return 1.0 - fit.log_likelihood / fit.log_likelihood_null;
}

double nagelkerke_r2(const CumulativeLogit& fit) {
    return std::expm1(2.0 * (fit.log_likelihood_null - fit.log_likelihood) / fit.total) /
           std::expm1(2.0 * fit.log_likelihood_null / fit.total);
}

ParameterTest parameter_test(const CumulativeLogit& fit, std::size_t parameter) {
    const std::size_t cuts = fit.thresholds.size();
    const double estimate = parameter < cuts ? fit.thresholds[parameter] : fit.slopes[parameter - cuts];
    const auto without = [&](const std::string& reason) {
        return ParameterTest{estimate, no_number(reason), no_number(reason), no_number(reason),
                             no_interval(reason)};
    };
    if (!fit.covariance) return without(fit.covariance.error().reason);
    const double se = std::sqrt(fit.covariance.value().at(parameter, parameter));
    if (!(se > 0.0)) return without("variance nulle");
    ParameterTest test = without(fit.df ? "" : fit.df.error().reason);
    test.se = se;
    test.z = estimate / se;
    if (!fit.df) return test;
    const double df = fit.df.value();
    const double reach = t_quantile(0.975, df) * se;
    test.p = t_two_sided(estimate / se, df);
    test.ci = Interval{estimate - reach, estimate + reach};
    return test;
}

Estimable<JointTest> joint_test(const CumulativeLogit& fit, std::size_t first, std::size_t count) {
    if (!fit.covariance) return not_estimable(fit.covariance.error().reason);
    const std::size_t cuts = fit.thresholds.size();
    VectorXd b{static_cast<Index>(count)};
    MatrixXd v{static_cast<Index>(count), static_cast<Index>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        b[static_cast<Index>(i)] = fit.slopes[first + i];
        for (std::size_t j = 0; j < count; ++j)
            v(static_cast<Index>(i), static_cast<Index>(j)) =
                fit.covariance.value().at(cuts + first + i, cuts + first + j);
    }
    const Eigen::LDLT<MatrixXd> factored{v};
    if (!(factored.vectorD().minCoeff() > 0.0)) return not_estimable("variance nulle");
    const double square = b.dot(factored.solve(b));
    const auto df = static_cast<double>(count);
    if (!fit.df) return not_estimable(fit.df.error().reason);
    if (std::isinf(fit.df.value())) return JointTest{square, df, kInfinity, chi_square_tail(square, df)};
    return JointTest{square / df, df, fit.df.value(), f_tail(square / df, df, fit.df.value())};
}

Estimable<JointTest> likelihood_ratio(const CumulativeLogit& fit, const ModelSample& sample) {
    if (sample.designed)
        return not_estimable(
            "sous pondération, la vraisemblance ne suit pas un χ² : lisez les tests de Wald");
    const double statistic = std::max(0.0, 2.0 * (fit.log_likelihood - fit.log_likelihood_null));
    const auto df = static_cast<double>(fit.slopes.size());
    return JointTest{statistic, df, kInfinity, chi_square_tail(statistic, df)};
}

}  // namespace analysis
