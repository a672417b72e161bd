#include "analysis/representativity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {
namespace {

constexpr double kRounding = 1e-9;

bool has_starting_weights(const MarginSample& sample) {
    const double first = sample.profiles.front().start;
    return std::any_of(sample.profiles.begin(), sample.profiles.end(),
                       [first](const Profile& one) { return one.start != first; });
}

bool is_total_of_shares(double total) {
    return std::fabs(total - 1.0) < 1e-6 || std::fabs(total - 100.0) < 1e-4;
}

PartialIndicator partial_of(const Margin& margin, const std::vector<std::size_t>& respondents, double total,
                            double rate) {
    PartialIndicator partial{margin.variable, 0.0, {}};
    double squares = 0.0;
    for (std::size_t c = 0; c < margin.targets.size(); ++c) {
        const double headcount = margin.targets[c].target;
        if (!(headcount > 0.0)) continue;
        const double of_category = static_cast<double>(respondents[c]) / headcount;
        const double value = std::sqrt(headcount / total) * (of_category - rate);
        squares += value * value;
        partial.categories.push_back(
            {margin.targets[c].category, respondents[c], headcount, of_category, value});
    }
    partial.value = std::sqrt(squares);
    return partial;
}

}  // namespace

Estimable<Representativity> representativity(const MarginSample& sample, const std::vector<double>& raked) {
    if (has_starting_weights(sample))
        return not_estimable("poids de départ : les personnes invitées ne sont pas connues");
    const double total = sample.margins.front().total();
    if (is_total_of_shares(total))
        return not_estimable("cibles en parts (total 1 ou 100) : il faut des effectifs");
    Representativity result;
    result.response_rate = static_cast<double>(sample.profile_of_row.size()) / total;
    const auto respondents = sample.respondents();
    for (std::size_t m = 0; m < sample.margins.size(); ++m) {
        const Margin& margin = sample.margins[m];
        for (std::size_t c = 0; c < margin.targets.size(); ++c)
            if (static_cast<double>(respondents[m][c]) > margin.targets[c].target * (1.0 + kRounding))
                return not_estimable("plus de répondants que d’effectif dans « " +
                                     margin.targets[c].category +
                                     " » : les cibles ne sont pas les effectifs invités");
        result.partial.push_back(partial_of(margin, respondents[m], total, result.response_rate));
    }
    double variance = 0.0;
    for (std::size_t p = 0; p < raked.size(); ++p) {
        if (raked[p] < 1.0 - kRounding) return not_estimable("une propension à répondre estimée dépasse 1");
        const double apart = 1.0 / raked[p] - result.response_rate;
        variance += static_cast<double>(sample.profiles[p].people) * raked[p] / total * apart * apart;
    }
    result.r = 1.0 - 2.0 * std::sqrt(variance);
    return result;
}

}  // namespace analysis
