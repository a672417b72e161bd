#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/multiple_testing.hpp"
#include "answer_columns.hpp"
#include "gated_estimates.hpp"
#include "phrase.hpp"
#include "plenary_results.hpp"
#include "printed_counts.hpp"
#include "report_texts.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

using questionnaires::Choice;
using questionnaires::Question;

/// The answers counted in a crossing: the upper half of a numbered list, without its middle; else the first one.
std::vector<std::size_t> counted_choices(const std::vector<Choice>& choices) {
    std::vector<std::size_t> valid;
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (!choices[i].missing) valid.push_back(i);
    if (valid.empty()) return {};
    const bool numbered = std::all_of(
        valid.begin(), valid.end(), [&](std::size_t i) { return code_number(choices[i].code).has_value(); });
    if (!numbered) return {valid.front()};
    std::stable_sort(valid.begin(), valid.end(), [&](std::size_t a, std::size_t b) {
        return *code_number(choices[a].code) < *code_number(choices[b].code);
    });
    return {valid.end() - static_cast<std::ptrdiff_t>(valid.size() / 2), valid.end()};
}

/// « « Plutôt d’accord » ou « Tout à fait d’accord » ».
std::string answers_named(const std::vector<Choice>& choices, const std::vector<std::size_t>& counted) {
    std::string text;
    for (const std::size_t i : counted) text += (text.empty() ? "" : " ou ") + quoted(choices[i].label);
    return text;
}

/// One question in the groups of one band, decided by the gate.
struct Crossing {
    const Question* question;
    const Question* band;
    GroupChart chart;
    std::vector<std::optional<double>> p;  ///< of each row against the other groups
};

/// Groups of a band: its choices, then those who did not say.
struct Groups {
    std::vector<std::string> labels;
    std::vector<std::size_t> of_row;
};

Groups groups_of(const Plenary& plenary, const Question& band) {
    const auto& choices = plenary.questionnaire().choices_of(band);
    Groups groups;
    for (const Choice& choice : choices) groups.labels.push_back(choice.label);
    groups.labels.push_back("Non indiqué");
    for (const auto& group : chosen(plenary.now().wave->answers, band.name, choices))
        groups.of_row.push_back(group.value_or(choices.size()));
    return groups;
}

std::vector<std::optional<bool>> has_answer(const Plenary& plenary, const Question& question) {
    const WaveResults& wave = plenary.now();
    const auto& choices = plenary.questionnaire().choices_of(question);
    const auto counted = counted_choices(choices);
    std::vector<std::optional<bool>> has(wave.sample.rows);
    const auto choice = chosen(wave.wave->answers, question.name, choices);
    for (std::size_t row = 0; row < has.size(); ++row)
        if (choice[row] && !choices[*choice[row]].missing)
            has[row] = std::find(counted.begin(), counted.end(), *choice[row]) != counted.end();
    return has;
}

std::vector<std::optional<bool>> inside(const std::vector<std::optional<bool>>& has, const Groups& groups,
                                        std::size_t group, bool within) {
    std::vector<std::optional<bool>> part(has.size());
    for (std::size_t row = 0; row < has.size(); ++row)
        if ((groups.of_row[row] == group) == within) part[row] = has[row];
    return part;
}

std::size_t count_answers(const std::vector<std::optional<bool>>& has) {
    return static_cast<std::size_t>(
        std::count_if(has.begin(), has.end(), [](const auto& one) { return one.has_value(); }));
}

Crossing cross(const Plenary& plenary, const Question& question, const Question& band) {
    const WaveResults& wave = plenary.now();
    const auto& choices = plenary.questionnaire().choices_of(question);
    const auto threshold = wave.sample.threshold;
    const Groups groups = groups_of(plenary, band);
    const auto has = has_answer(plenary, question);

    std::vector<std::size_t> sizes(groups.labels.size(), 0);
    std::vector<std::size_t> bases(groups.labels.size(), 0);
    for (std::size_t row = 0; row < has.size(); ++row) {
        ++sizes[groups.of_row[row]];
        if (has[row]) ++bases[groups.of_row[row]];
    }
    const auto shown =
        analysis::protect_item(analysis::protect_breakdown(sizes, threshold), bases, threshold);

    Crossing crossing{&question, &band, {}, {}};
    crossing.chart.measure =
        typo_fr("Part de réponses " + answers_named(choices, counted_choices(choices)) + ", en %");
    crossing.chart.group_header = "Groupe";
    crossing.chart.unit = "\u00A0%";
    const std::size_t base = count_answers(has);
    if (base >= small_base(threshold)) crossing.chart.reference = share_of(has, wave.sample);
    for (std::size_t g = 0; g < groups.labels.size(); ++g) {
        GroupRow row{groups.labels[g], "", Absent{}, Difference::untested, ""};
        crossing.p.emplace_back();
        if (shown[g] == analysis::Visibility::shown) {
            if (bases[g] == 0) continue;  // nobody: there is nothing to show and nothing to hide
            const auto part = inside(has, groups, g, true);
            row.n = printed_base(bases[g], sizes[g], threshold);
            row.reading = printed_share_of(part, bases[g], wave.sample);
            const bool bounded = estimate_of(row.reading)->ci == std::nullopt;
            if (!bounded && base - bases[g] >= threshold.people()) {
                const auto rest = inside(has, groups, g, false);
                const auto difference =
                    analysis::design_difference(as_percent(rest), as_percent(part), wave.sample.plan);
                if (difference) crossing.p.back() = difference.value().p;
            }
        }
        crossing.chart.rows.push_back(std::move(row));
    }
    return crossing;
}

std::vector<Crossing> declared_crossings(const Plenary& plenary) {
    std::vector<Crossing> crossings;
    for (const auto& page : plenary.questionnaire().pages)
        for (const Question& question : page.questions) {
            if (question.kind != questionnaires::QuestionKind::select_one) continue;
            for (const std::string& name : question.crossed_with) {
                const Question* band = plenary.questionnaire().question(name);
                if (band != nullptr) crossings.push_back(cross(plenary, question, *band));
            }
        }
    return crossings;
}

struct Verdict {
    std::size_t tested = 0;
    std::size_t established = 0;
};

/// Benjamini and Hochberg over all groups of all crossings.
Verdict judge(std::vector<Crossing>& crossings) {
    analysis::PValues p;
    for (const Crossing& crossing : crossings)
        for (std::size_t i = 0; i < crossing.chart.rows.size(); ++i) p.push_back(crossing.p[i]);
    const analysis::PValues adjusted = analysis::benjamini_hochberg(p);
    Verdict verdict;
    std::size_t at = 0;
    for (Crossing& crossing : crossings)
        for (GroupRow& row : crossing.chart.rows) {
            const auto& one = adjusted[at++];
            if (!one) continue;
            const bool established = *one <= 0.05;
            row.difference = established ? Difference::established : Difference::not_established;
            ++verdict.tested;
            if (established) ++verdict.established;
        }
    return verdict;
}

/// Names the groups that differ from the others, and no other: the rest are in no established order.
std::string title_of(const Crossing& crossing) {
    const std::string question = quoted(without_full_stop(crossing.question->label));
    std::vector<std::string> names;
    bool tested = false;
    for (const GroupRow& row : crossing.chart.rows) {
        tested = tested || row.difference != Difference::untested;
        if (row.difference == Difference::established)
            names.push_back(quoted(row.label) + " (" + point_text(row.reading) + ")");
    }
    if (!tested) return question;
    if (names.empty()) return question + " : aucun écart établi entre un groupe et les autres";
    return question + (names.size() == 1 ? " : écart établi pour " : " : écarts établis pour ") +
           enumerated(names);
}

/// Names the questions with a difference that is established, while they are few.
std::string finding(const std::vector<Crossing>& crossings, const Verdict& verdict,
                    const std::string& bands) {
    const std::string by = "Selon " + bands;
    if (verdict.tested == 0) return by + ", les comparaisons ne peuvent pas être montrées";
    std::vector<std::string> questions;
    for (const Crossing& crossing : crossings) {
        const auto& rows = crossing.chart.rows;
        if (std::any_of(rows.begin(), rows.end(),
                        [](const GroupRow& row) { return row.difference == Difference::established; }))
            questions.push_back(quoted(without_full_stop(crossing.question->label)));
    }
    if (questions.empty()) return by + ", aucun écart établi entre un groupe et les autres";
    if (questions.size() <= 2) return by + ", des écarts sont établis pour " + enumerated(questions);
    return by + ", des écarts sont établis pour " + std::to_string(questions.size()) + " questions sur " +
           std::to_string(crossings.size());
}

}  // namespace

Written groups_section(const Plenary& plenary) {
    std::vector<Crossing> crossings = declared_crossings(plenary);
    const Verdict verdict = judge(crossings);
    std::vector<std::string> bands;
    for (const Crossing& crossing : crossings) {
        const std::string name = band_name(plenary.questionnaire(), crossing.band->name).definite;
        if (std::find(bands.begin(), bands.end(), name) == bands.end()) bands.push_back(name);
    }
    const std::string band = enumerated(bands);
    Section section{"groupes", typo_fr("Selon " + band), typo_fr(finding(crossings, verdict, band)), {}};
    if (crossings.empty()) return {std::move(section), 0};
    section.essential = verdict.tested > 0;
    section.blocks.push_back(Paragraph{explanation("croisements")});
    for (std::size_t i = 0; i < crossings.size(); ++i) {
        const std::string title = typo_fr(title_of(crossings[i]));
        section.blocks.push_back(ChartBlock{"groupes-" + std::to_string(i + 1),
                                            {title, explanation("groupes"), std::move(crossings[i].chart)}});
    }
    return {std::move(section), verdict.tested};
}

}  // namespace reports
