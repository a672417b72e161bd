#include "analysis/specificities.hpp"

#include "analysis/cells.hpp"
#include "analysis/hypergeometric.hpp"
#include "analysis/multiple_testing.hpp"

#include <algorithm>
#include <cmath>

namespace analysis {
namespace {

constexpr double kLeastLog10 = -300.0;

/// Answers by group, and by group and term.
struct Counted {
    std::vector<std::size_t> answers;
    Cells<std::size_t> holding;  ///< groups by terms
    std::size_t without_group = 0;
};

Counted count(const OpenAnswers& answers, const Grouping& groups) {
    Counted counted{std::vector<std::size_t>(groups.labels.size(), 0),
                    Cells<std::size_t>(groups.labels.size(), answers.terms.size(), 0), 0};
    for (std::size_t row = 0; row < answers.words.size(); ++row) {
        if (!answers.answered(row)) continue;
        const auto group = groups.of_row[row];
        if (!group) {
            ++counted.without_group;
            continue;
        }
        ++counted.answers[*group];
        for (const auto term : answers.terms_of_row[row]) ++counted.holding.at(*group, term);
    }
    return counted;
}

Specificity specificity(std::uint32_t term, std::size_t count, const Draw& draw,
                        const HypergeometricTails& tails) {
    Specificity result;
    result.term = term;
    result.count = count;
    result.total = draw.marked;
    result.expected =
        static_cast<double>(draw.marked) * static_cast<double>(draw.drawn) / static_cast<double>(draw.all);
    result.log10_over = tails.log10_at_least(count, draw);
    result.log10_under = tails.log10_at_most(count, draw);
    const bool over = count * draw.all >= draw.marked * draw.drawn;
    result.index = over ? -result.log10_over : result.log10_under;
    const double read = over ? result.log10_over : result.log10_under;
    if (read >= kLeastLog10) result.p = std::pow(10.0, read);
    return result;
}

void correct(Specificities& result) {
    PValues p;
    for (const auto& group : result.groups)
        for (const auto& term : group.terms) p.push_back(term.p.value_or(0.0));
    const PValues adjusted = benjamini_hochberg(p);
    result.tests = p.size();
    std::size_t at = 0;
    for (auto& group : result.groups)
        for (auto& term : group.terms) term.p_bh = *adjusted[at++];
}

}  // namespace

Estimable<Specificities> specificities(const OpenAnswers& answers, const Grouping& groups) {
    const Counted counted = count(answers, groups);
    std::size_t all = 0;
    for (const auto size : counted.answers) all += size;
    const auto filled = static_cast<std::size_t>(std::count_if(counted.answers.begin(), counted.answers.end(),
                                                               [](std::size_t size) { return size > 0; }));
    if (filled < 2) return not_estimable("moins de deux groupes ont des réponses");

    const HypergeometricTails tails{all};
    std::vector<std::size_t> totals(answers.terms.size(), 0);
    for (std::size_t g = 0; g < groups.labels.size(); ++g)
        for (std::size_t t = 0; t < totals.size(); ++t) totals[t] += counted.holding.at(g, t);

    Specificities result;
    result.without_group = counted.without_group;
    for (std::size_t g = 0; g < groups.labels.size(); ++g) {
        if (counted.answers[g] == 0) continue;
        auto& group =
            result.groups.emplace_back(GroupSpecificities{groups.labels[g], counted.answers[g], {}});
        for (std::uint32_t t = 0; t < totals.size(); ++t)
            if (totals[t] >= kFewestAnswers)
                group.terms.push_back(
                    specificity(t, counted.holding.at(g, t),
                                {.all = all, .marked = totals[t], .drawn = counted.answers[g]}, tails));
    }
    correct(result);
    for (auto& group : result.groups)
        std::stable_sort(group.terms.begin(), group.terms.end(),
                         [](const Specificity& a, const Specificity& b) { return a.index > b.index; });
    return result;
}

}  // namespace analysis
