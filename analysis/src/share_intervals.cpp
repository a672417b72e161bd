#include "analysis/share_intervals.hpp"

#include "analysis/distributions.hpp"
#include "analysis/wilson.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {
namespace {

constexpr double kFewPeople = 30.0;
constexpr double kWide = 0.30;
constexpr double kNarrow = 0.05;
constexpr double kWideForItsShare = 1.30;
constexpr double kFewDegrees = 8.0;

/// Why the share has no interval under its design; empty when it has.
std::string obstacle(const MeanEstimate& share) {
    if (!share.mean) return share.mean.error().reason;
    if (!share.se) return share.se.error().reason;
    if (!share.df) return share.df.error().reason;
    if (!(share.mean.value() > 0.0 && share.mean.value() < 1.0) || !(share.se.value() > 0.0))
        return "part de 0 ou de 100 % : erreur type nulle";
    return "";
}

}  // namespace

IntervalOrReason clopper_pearson(double x, double n) {
    if (!(n > 0.0)) return no_interval("aucune réponse");
    return Interval{x > 0.0 ? beta_quantile(0.025, x, n - x + 1.0) : 0.0,
                    x < n ? beta_quantile(0.975, x + 1.0, n - x) : 1.0};
}

IntervalOrReason korn_graubard(const MeanEstimate& share) {
    if (const auto reason = obstacle(share); !reason.empty()) return no_interval(reason);
    if (share.n < 2) return no_interval("une seule réponse");
    const double p = share.mean.value();
    const double ratio =
        t_quantile(0.975, static_cast<double>(share.n) - 1.0) / t_quantile(0.975, share.df.value());
    const double n = p * (1.0 - p) / (share.se.value() * share.se.value()) * ratio * ratio;
    return clopper_pearson(n * p, n);
}

IntervalOrReason logit_interval(const MeanEstimate& share) {
    if (const auto reason = obstacle(share); !reason.empty()) return no_interval(reason);
    const double p = share.mean.value();
    const double centre = std::log(p) - std::log1p(-p);
    const double reach = t_quantile(0.975, share.df.value()) * share.se.value() / (p * (1.0 - p));
    const auto expit = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
    return Interval{expit(centre - reach), expit(centre + reach)};
}

MeanEstimate simple_share(double successes, std::size_t n) {
    const auto none = [n](const std::string& reason) {
        return MeanEstimate{n,
                            no_number(reason),
                            no_number(reason),
                            no_number(reason),
                            no_number(reason),
                            no_interval(reason)};
    };
    if (n == 0) return none("aucune réponse");
    const auto people = static_cast<double>(n);
    const double p = successes / people;
    MeanEstimate share = none("une seule réponse");
    share.mean = p;
    if (n < 2) return share;
    share.se = std::sqrt(p * (1.0 - p) / (people - 1.0));
    share.df = people - 1.0;
    return share;
}

IntervalOrReason newcombe_difference(double first, double first_base, double second, double second_base) {
    const IntervalOrReason one = wilson_interval(first, first_base);
    const IntervalOrReason other = wilson_interval(second, second_base);
    if (!one) return one;
    if (!other) return other;
    const double d = second - first;
    return Interval{d - std::hypot(second - other.value().low, one.value().high - first),
                    d + std::hypot(other.value().high - second, first - one.value().low)};
}

ShareReliability share_reliability(double share, double base, const IntervalOrReason& exact,
                                   const Number& df) {
    using Level = ShareReliability::Level;
    if (base < kFewPeople) return {Level::unreliable, "moins de 30 réponses, ou d’effectif efficace"};
    if (!exact) return {Level::review, "pas d’intervalle : " + exact.error().reason};
    const double width = exact.value().high - exact.value().low;
    if (width >= kWide) return {Level::unreliable, "intervalle de 30 points ou plus"};
    if (width > kNarrow && width > kWideForItsShare * share)
        return {Level::unreliable, "intervalle plus large que 130 % de la part"};
    if (df && df.value() < kFewDegrees) return {Level::review, "moins de 8 degrés de liberté"};
    return {Level::reliable, ""};
}

}  // namespace analysis
