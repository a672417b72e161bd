#include "reports/commitment_tracking.hpp"

#include <algorithm>
#include <cmath>

#include "answer_columns.hpp"
#include "corrected_difference.hpp"
#include "phrase.hpp"
#include "plenary_results.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

/// Decimals that the kind of indicator is printed with; an outside figure has those it needs, three at most.
int decimals_of(Indicator::Kind kind) {
    return kind == Indicator::Kind::scale ? 1 : 0;
}

std::string outside_text(double value) {
    std::string text = fmt_num(value, 3);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with(',')) text.pop_back();
    return text;
}

std::string figure_text(double value, Indicator::Kind kind) {
    if (kind == Indicator::Kind::outside) return outside_text(value);
    if (kind == Indicator::Kind::share) return printed_share(value).text;
    return fmt_num(value, 1);
}

double rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

/// One look at an indicator.
struct Measure {
    Reading reading = Absent{};
    std::optional<analysis::MeanEstimate> estimate;
    std::string reason;
};

Measure none(std::string reason) {
    return {Absent{"–"}, std::nullopt, typo_fr(reason)};
}

Measure gated(GatedScore score, Reading reading) {
    if (!score.estimate) return {Absent{}, std::nullopt, typo_fr("masqué : trop peu de réponses")};
    return {std::move(reading), std::move(score.estimate), {}};
}

Measure scale_measure(const Plenary& plenary, const WaveResults& wave, const std::string& name) {
    const auto place = std::find_if(plenary.scales.begin(), plenary.scales.end(),
                                    [&name](const auto* scale) { return scale->name == name; });
    if (place == plenary.scales.end()) return none("l'échelle n'est pas dans le questionnaire présenté");
    const auto& result = wave.scales[static_cast<std::size_t>(place - plenary.scales.begin())];
    if (!result.comparable) return none("non comparable : les questions ont changé");
    return gated(result.score, result.score.reading);
}

Measure share_measure(const WaveResults& wave, const Indicator& indicator) {
    if (wave.wave->questionnaire.question(indicator.name) == nullptr)
        return none("la question n'a pas été posée");
    std::vector<std::optional<bool>> has;
    std::size_t base = 0;
    for (const auto& code : choice_codes(wave.wave->answers, indicator.name)) {
        has.emplace_back();
        if (!code) continue;
        ++base;
        has.back() =
            std::find(indicator.codes.begin(), indicator.codes.end(), *code) != indicator.codes.end();
    }
    GatedScore score = gated_score(as_percent(has), wave.sample);
    Reading reading = score.estimate ? Reading{printed_share_of(has, base, wave.sample)} : Reading{Absent{}};
    return gated(std::move(score), std::move(reading));
}

Measure measure(const Plenary& plenary, const WaveResults& wave, const Indicator& indicator) {
    return indicator.kind == Indicator::Kind::scale ? scale_measure(plenary, wave, indicator.name)
                                                    : share_measure(wave, indicator);
}

/// The state from what is known; `towards`: the interval of the difference, what was promised being positive; `exact`: the
/// figure has no sampling error.
CommitmentState state_of(bool at_target, const analysis::Interval& towards, bool overdue, bool exact) {
    if (at_target && (exact || towards.low > 0.0)) return CommitmentState::reached;
    if (towards.high < 0.0) return CommitmentState::worse;
    return overdue ? CommitmentState::late : CommitmentState::under_way;
}

bool at_target(double value, const Commitment& commitment) {
    const int decimals =
        commitment.indicator.kind == Indicator::Kind::outside ? 3 : decimals_of(commitment.indicator.kind);
    const double shown = rounded(value, decimals);
    const double target = rounded(commitment.target, decimals);
    return commitment.better == Better::lower ? shown <= target : shown >= target;
}

analysis::Interval towards(const analysis::Interval& change, Better better) {
    return better == Better::higher ? change : analysis::Interval{-change.high, -change.low};
}

/// A difference as printed: bounds rounded as the figures are, so that no sentence rests on a digit nobody sees.
Reading printed_change(double difference, const std::optional<analysis::Interval>& ci, int decimals) {
    Estimate estimate{{difference, fmt_points(difference, decimals)}, {}};
    if (ci) estimate.ci = PrintedInterval{*ci, fmt_ci(ci->low, ci->high, decimals)};
    return estimate;
}

bool passed(const Date& due, const std::optional<Date>& on) {
    return on && due < *on;
}

FollowedPoint surveyed(const Commitment& commitment, const Measure& now, const Measure& baseline,
                       std::size_t family, std::string label, bool overdue) {
    FollowedPoint point{std::move(label), now.reading, Absent{"–"}, CommitmentState::not_measurable,
                        now.reason};
    if (!now.estimate) return point;
    if (!baseline.estimate) {
        point.reason = typo_fr("pas de mesure de départ : " + baseline.reason);
        return point;
    }
    const auto change = corrected_change(*baseline.estimate, *now.estimate, family);
    if (!change) {
        point.reason = typo_fr("l'intervalle de la différence ne se calcule pas");
        return point;
    }
    const int decimals = decimals_of(commitment.indicator.kind);
    const analysis::Interval shown{rounded(change->ci.low, decimals), rounded(change->ci.high, decimals)};
    point.change = printed_change(change->difference, change->ci, decimals);
    const bool there = at_target(now.estimate->mean.value(), commitment);
    point.state = state_of(there, towards(shown, commitment.better), overdue, false);
    if (there && point.state != CommitmentState::reached)
        point.reason = typo_fr("cible touchée, mais l'amélioration n'est pas établie");
    return point;
}

std::string indicator_text(const Indicator& indicator, const questionnaires::Questionnaire& questionnaire) {
    if (indicator.kind == Indicator::Kind::outside) return typo_fr(indicator.name);
    if (indicator.kind == Indicator::Kind::scale) {
        const auto* scale = questionnaire.scale(indicator.name);
        return "Score " + quoted(scale == nullptr ? indicator.name : scale->label) + ", de 0 à 100";
    }
    const auto* question = questionnaire.question(indicator.name);
    if (question == nullptr) return "Part de réponses à " + quoted(indicator.name);
    std::vector<std::string> labels;
    for (const auto& choice : questionnaire.choices_of(*question))
        if (std::find(indicator.codes.begin(), indicator.codes.end(), choice.code) != indicator.codes.end())
            labels.push_back(quoted(choice.label));
    return "Part de " + enumerated(labels) + " à " + quoted(shortened(question->label, 90));
}

FollowedCommitment follow_outside(const Commitment& commitment, const CommitmentBook& book,
                                  const std::optional<Date>& on) {
    FollowedCommitment followed{&commitment,
                                typo_fr(commitment.indicator.name),
                                Estimate{{commitment.baseline, outside_text(commitment.baseline)}, {}},
                                outside_text(commitment.target),
                                {}};
    std::vector<const OutsideFigure*> figures;
    for (const OutsideFigure& figure : book.figures)
        if (figure.commitment == commitment.id && (!on || figure.date <= *on)) figures.push_back(&figure);
    std::stable_sort(figures.begin(), figures.end(),
                     [](const auto* left, const auto* right) { return left->date < right->date; });
    for (const OutsideFigure* figure : figures) {
        const double difference = figure->value - commitment.baseline;
        const bool last = figure == figures.back();
        FollowedPoint point{
            french_date(figure->date), Estimate{{figure->value, outside_text(figure->value)}, {}},
            Estimate{{difference, (difference > 0.0 ? "+" : "") + outside_text(difference)}, {}},
            CommitmentState::under_way, typo_fr(figure->source)};
        point.state = state_of(at_target(figure->value, commitment),
                               towards({difference, difference}, commitment.better),
                               passed(commitment.due, last && on ? on : std::optional{figure->date}), true);
        followed.history.push_back(std::move(point));
    }
    return followed;
}

FollowedCommitment follow_surveyed(const Commitment& commitment, const Plenary& plenary, std::size_t family,
                                   const std::optional<Date>& on) {
    FollowedCommitment followed{&commitment,
                                indicator_text(commitment.indicator, plenary.questionnaire()),
                                Absent{"–"},
                                figure_text(commitment.target, commitment.indicator.kind),
                                {}};
    const auto start = std::find_if(plenary.waves.begin(), plenary.waves.end(), [&](const WaveResults& wave) {
        return wave.wave->label == commitment.baseline_wave;
    });
    if (start == plenary.waves.end()) return followed;
    const Measure baseline = measure(plenary, *start, commitment.indicator);
    followed.baseline = baseline.reading;
    for (auto wave = start + 1; wave != plenary.waves.end(); ++wave) {
        const bool last = wave + 1 == plenary.waves.end();
        const bool overdue = passed(commitment.due, last ? on : end_of_quarter(wave->wave->label));
        followed.history.push_back(surveyed(commitment, measure(plenary, *wave, commitment.indicator),
                                            baseline, family, wave_name(*wave->wave), overdue));
    }
    return followed;
}

}  // namespace

const char* name_of(CommitmentState state) {
    switch (state) {
        case CommitmentState::reached:
            return "atteint";
        case CommitmentState::under_way:
            return "en cours";
        case CommitmentState::late:
            return "en retard";
        case CommitmentState::worse:
            return "recul";
        case CommitmentState::not_measurable:
            return "non mesurable";
    }
    return "";
}

std::optional<Date> end_of_quarter(std::string_view label) {
    if (label.size() != 7 || label[0] != 'T' || label[1] < '1' || label[1] > '4' || label[2] != ' ')
        return std::nullopt;
    const auto first = read_date(std::string(label.substr(3)) + "-01-01");
    if (!first) return std::nullopt;
    return add_days(add_months(*first, 3 * (label[1] - '0')), -1);
}

std::vector<FollowedCommitment> follow(const CommitmentBook& book, const PlenaryInput& input,
                                       std::optional<Date> on) {
    const Plenary plenary = plenary_results(input);
    const auto family = static_cast<std::size_t>(std::count_if(
        book.commitments.begin(), book.commitments.end(),
        [](const Commitment& commitment) { return commitment.indicator.kind != Indicator::Kind::outside; }));
    std::vector<FollowedCommitment> all;
    for (const Commitment& commitment : book.commitments)
        all.push_back(commitment.indicator.kind == Indicator::Kind::outside
                          ? follow_outside(commitment, book, on)
                          : follow_surveyed(commitment, plenary, family, on));
    return all;
}

}  // namespace reports
