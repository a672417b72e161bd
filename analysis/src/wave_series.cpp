#include "analysis/wave_series.hpp"

#include "analysis/distributions.hpp"
#include "analysis/sample.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace analysis {
namespace {

/// P(S >= s) over all orders of n different values: orders are counted by their number of falling pairs.
double exact_tail(std::size_t n, double s) {
    std::vector<double> share{1.0};
    for (std::size_t size = 2; size <= n; ++size) {
        std::vector<double> next(share.size() + size - 1, 0.0);
        for (std::size_t falling = 0; falling < share.size(); ++falling)
            for (std::size_t more = 0; more < size; ++more)
                next[falling + more] += share[falling] / static_cast<double>(size);
        share = std::move(next);
    }
    const auto pairs = static_cast<double>(n) * static_cast<double>(n - 1) / 2.0;
    double tail = 0.0;
    for (std::size_t falling = 0; falling < share.size(); ++falling)
        if (pairs - 2.0 * static_cast<double>(falling) >= s) tail += share[falling];
    return tail;
}

}  // namespace

Estimable<MannKendall> mann_kendall(const std::vector<double>& series) {
    if (series.size() < 4) return not_estimable("au moins quatre vagues sont nécessaires");
    double s = 0.0;
    std::map<double, double> ties;
    for (std::size_t i = 0; i < series.size(); ++i) {
        ties[series[i]] += 1.0;
        for (std::size_t j = 0; j < i; ++j) {
            if (series[i] > series[j]) s += 1.0;
            if (series[i] < series[j]) s -= 1.0;
        }
    }
    if (ties.size() < 2) return not_estimable("toutes les valeurs sont égales");

    const auto n = static_cast<double>(series.size());
    double tied_pairs = 0.0;
    double tied_variance = 0.0;
    for (const auto& [value, t] : ties) {
        tied_pairs += t * (t - 1.0) / 2.0;
        tied_variance += t * (t - 1.0) * (2.0 * t + 5.0);
    }
    const double pairs = n * (n - 1.0) / 2.0;
    const double tau = s / std::sqrt(pairs * (pairs - tied_pairs));
    if (ties.size() == series.size() && series.size() < 50)
        return MannKendall{s, tau, std::min(1.0, 2.0 * exact_tail(series.size(), std::fabs(s))), true};
    const double variance = (n * (n - 1.0) * (2.0 * n + 5.0) - tied_variance) / 18.0;
    return MannKendall{s, tau, normal_two_sided(s / std::sqrt(variance)), false};
}

Estimable<Xmr> xmr_chart(const std::vector<double>& series) {
    if (series.size() < 2) return not_estimable("au moins deux vagues sont nécessaires");
    std::vector<double> ranges;
    for (std::size_t i = 1; i < series.size(); ++i) ranges.push_back(std::fabs(series[i] - series[i - 1]));
    const double centre = compensated_sum(series) / static_cast<double>(series.size());
    const double range = compensated_sum(ranges) / static_cast<double>(ranges.size());
    Xmr chart{centre, range, centre - 2.66 * range, centre + 2.66 * range, {}};

    int run = 0;  // points in a row above (positive) or below (negative) the centre
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series[i] < chart.lower || series[i] > chart.upper)
            chart.signals.push_back({i, XmrSignal::Kind::outside_limits});
        if (series[i] > centre)
            run = std::max(run, 0) + 1;
        else if (series[i] < centre)
            run = std::min(run, 0) - 1;
        else
            run = 0;
        if (run >= 8 || run <= -8) chart.signals.push_back({i, XmrSignal::Kind::run_of_eight});
    }
    return chart;
}

Estimable<CochranArmitage> cochran_armitage(const std::vector<double>& successes,
                                            const std::vector<double>& sizes) {
    double n = 0.0;
    double r = 0.0;
    double weighted = 0.0;
    std::size_t groups = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        n += sizes[i];
        r += successes[i];
        weighted += sizes[i] * static_cast<double>(i + 1);
        if (sizes[i] > 0.0) ++groups;
    }
    if (groups < 2) return not_estimable("moins de deux vagues ont des réponses");
    const double p = r / n;
    if (!(p > 0.0 && p < 1.0)) return not_estimable("la même réponse partout");
    const double centre = weighted / n;
    double slope = 0.0;
    double spread = 0.0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double x = static_cast<double>(i + 1) - centre;
        slope += x * (successes[i] - sizes[i] * p);
        spread += sizes[i] * x * x;
    }
    const double statistic = slope * slope / (p * (1.0 - p) * spread);
    return CochranArmitage{statistic, chi_square_tail(statistic, 1.0)};
}

}  // namespace analysis
