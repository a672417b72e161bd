#include "analysis/frequencies.hpp"

#include "ordered_sum.hpp"

#include "analysis/column_roles.hpp"
#include "analysis/design_mean.hpp"
#include "analysis/wilson.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace analysis {
namespace {

constexpr std::size_t kCodes = 256;

std::array<std::size_t, kCodes> people_by_code(const CodedColumn& column) {
    std::array<std::size_t, kCodes> people{};
    for (const auto code : column.codes) ++people[code];
    return people;
}

/// What each category weighs, in the order of the categories.
std::vector<double> weights_by_category(const CodedColumn& column, const Design& design) {
    std::vector<std::vector<double>> weights(kCodes);
    for (std::size_t row = 0; row < column.codes.size(); ++row)
        weights[column.codes[row]].push_back(design.weights[row]);
    std::vector<double> sums;
    for (std::size_t i = 0; i < column.categories.size(); ++i)
        sums.push_back(ordered_sum(std::move(weights[i])));
    return sums;
}

Number base_of(const CodedColumn& column, std::size_t n, const Design* design) {
    if (n == 0) return no_number("aucune réponse");
    if (design == nullptr) return static_cast<double>(n);
    std::vector<bool> kept(column.codes.size());
    for (std::size_t row = 0; row < kept.size(); ++row)
        kept[row] = column.codes[row] < column.categories.size();
    return effective_size(*design, kept);
}

IntervalOrReason in_percent(const IntervalOrReason& interval) {
    if (!interval) return interval;
    return Interval{100.0 * interval.value().low, 100.0 * interval.value().high};
}

/// The share of one category among those who answered, under the design.
MeanEstimate design_share(const CodedColumn& column, std::size_t category, const SamplingPlan& plan) {
    Answers given(column.codes.size());
    for (std::size_t row = 0; row < given.size(); ++row)
        if (column.codes[row] < column.categories.size())
            given[row] = column.codes[row] == category ? 1.0 : 0.0;
    return design_mean(given, plan);
}

void put_intervals(CategoryFrequency& one, const MeanEstimate& share, double base, bool designed) {
    const double p = share.mean ? share.mean.value() : 0.0;
    const IntervalOrReason exact =
        designed ? korn_graubard(share) : clopper_pearson(static_cast<double>(one.count), base);
    one.clopper_pearson = designed ? no_interval("sous pondération : lire Korn–Graubard") : in_percent(exact);
    one.korn_graubard = designed ? in_percent(exact) : no_interval("sans pondération : lire Clopper–Pearson");
    one.logit = in_percent(logit_interval(share));
    one.reliability = share_reliability(p, std::min(base, static_cast<double>(share.n)), exact, share.df);
}

}  // namespace

questionnaires::Result<Frequencies, DataError> frequencies(const Dataset& data, std::string_view item,
                                                           const Design* design) {
    const auto found = categories_of(data, item);
    if (!found) return questionnaires::Failure{found.error()};
    const CodedColumn& column = *found.value();

    const auto people = people_by_code(column);
    std::vector<double> weights(people.begin(),
                                people.begin() + static_cast<std::ptrdiff_t>(column.categories.size()));
    Frequencies result{
        std::string{item}, data.column(item)->label, 0, 0, people[CodedColumn::kRefused], no_number(""), {}};
    for (std::size_t i = 0; i < column.categories.size(); ++i) result.n += people[i];
    result.missing = column.codes.size() - result.n;
    result.base = base_of(column, result.n, design);
    if (design != nullptr) weights = weights_by_category(column, *design);
    const double total = ordered_sum(weights);
    std::optional<SamplingPlan> plan;
    if (design != nullptr) plan = sampling_plan(*design);
    for (std::size_t i = 0; i < column.categories.size(); ++i) {
        const Category& category = column.categories[i];
        CategoryFrequency one{category.code, category.label, people[i], no_number(""), no_interval("")};
        if (result.base) {
            const double share = std::min(1.0, weights[i] / total);
            one.percent = 100.0 * share;
            one.wilson = in_percent(wilson_interval(share, result.base.value()));
            put_intervals(one,
                          plan ? design_share(column, i, *plan)
                               : simple_share(static_cast<double>(people[i]), result.n),
                          result.base.value(), plan.has_value());
        } else {
            one.percent = no_number(result.base.error().reason);
            one.wilson = no_interval(result.base.error().reason);
            one.clopper_pearson = one.korn_graubard = one.logit = one.wilson;
            one.reliability = {ShareReliability::Level::unreliable, result.base.error().reason};
        }
        result.categories.push_back(std::move(one));
    }
    return result;
}

}  // namespace analysis
