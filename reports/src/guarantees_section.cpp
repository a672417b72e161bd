#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer_columns.hpp"
#include "corrected_difference.hpp"
#include "gated_estimates.hpp"
#include "phrase.hpp"
#include "plenary_results.hpp"
#include "printed_counts.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

using questionnaires::Choice;
using questionnaires::Question;

/// Ranks of each choice, by row; rows that did not rank every choice have none.
std::vector<analysis::Answers> complete_ranks(const WaveResults& wave, const Question& question,
                                              const std::vector<Choice>& choices) {
    std::vector<analysis::Answers> ranks;
    for (const Choice& choice : choices)
        ranks.push_back(numbers(wave.wave->answers, question.name + "." + choice.code));
    for (std::size_t row = 0; row < wave.sample.rows; ++row) {
        const bool complete =
            std::all_of(ranks.begin(), ranks.end(), [row](const auto& one) { return one[row].has_value(); });
        if (complete) continue;
        for (auto& one : ranks) one[row] = std::nullopt;
    }
    return ranks;
}

std::vector<std::optional<bool>> ranked_first(const analysis::Answers& ranks) {
    std::vector<std::optional<bool>> first(ranks.size());
    for (std::size_t row = 0; row < ranks.size(); ++row)
        if (ranks[row]) first[row] = *ranks[row] <= 1.0;
    return first;
}

struct Ranking {
    GroupChart chart;                  ///< most often first on top
    std::vector<std::size_t> leading;  ///< positions in the chart's rows
};

Ranking ranking_of(const Plenary& plenary, const Question& question) {
    const WaveResults& wave = plenary.now();
    const auto threshold = wave.sample.threshold;
    const auto& choices = plenary.questionnaire().choices_of(question);
    const auto ranks = complete_ranks(wave, question, choices);
    const std::size_t base = ranks.empty() ? 0 : answered_count(ranks.front());
    const bool spread = base >= small_base(threshold);

    struct Row {
        GroupRow row;
        std::size_t choice;
    };
    std::vector<Row> rows;
    std::vector<analysis::Answers> first;
    for (std::size_t c = 0; c < choices.size(); ++c) {
        const auto is_first = ranked_first(ranks[c]);
        first.push_back(as_percent(is_first));
        GroupRow row{choices[c].label, "", Absent{}, Difference::untested, ""};
        // The shares add up to 100: on a small base those shown would tell the one near its end.
        if (spread) {
            row.n = printed_base(base, wave.sample.rows, threshold);
            row.reading = share_of(is_first, wave.sample);
            row.detail = fmt_num(analysis::design_mean(ranks[c], wave.sample.plan).mean.value(), 1);
        }
        rows.push_back({std::move(row), c});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        const Estimate* one = estimate_of(a.row.reading);
        const Estimate* other = estimate_of(b.row.reading);
        return one != nullptr && other != nullptr && one->point.value > other->point.value;
    });

    Ranking ranking;
    ranking.chart.measure = typo_fr("Part des personnes qui la placent en tête, en %");
    ranking.chart.group_header = "Garantie";
    ranking.chart.unit = "\u00A0%";
    ranking.chart.detail_header = "Rang moyen";
    std::vector<Reading> readings;
    for (const Row& one : rows) readings.push_back(one.row.reading);
    ranking.chart.high = axis_holding(readings, 40.0).high;
    const auto leading = spread ? leaders(first, wave.sample) : std::vector<std::size_t>{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (std::find(leading.begin(), leading.end(), rows[i].choice) != leading.end())
            ranking.leading.push_back(i);
        ranking.chart.rows.push_back(std::move(rows[i].row));
    }
    return ranking;
}

std::string finding(const Ranking& ranking) {
    const auto named = [&ranking](std::size_t i) {
        const GroupRow& row = ranking.chart.rows[i];
        return quoted(row.label) + " (" + point_text(row.reading) + ")";
    };
    if (ranking.leading.empty()) return "L’ordre des garanties ne peut pas être montré";
    if (ranking.leading.size() == 1)
        return "La garantie le plus souvent placée en tête : " + named(ranking.leading.front());
    if (ranking.leading.size() > 3) return "Aucune garantie ne se détache nettement en tête";
    std::vector<std::string> names;
    for (const std::size_t i : ranking.leading) names.push_back(named(i));
    return "Le plus souvent en tête, sans écart établi entre elles : " + enumerated(names);
}

std::string title_of(const Ranking& ranking, const Question& question) {
    const auto& rows = ranking.chart.rows;
    if (estimate_of(rows.front().reading) == nullptr || rows.size() < 2) return question.label;
    return "Chaque garantie est placée en tête par " + point_text(rows.back().reading) + " à " +
           point_text(rows.front().reading) + " des personnes";
}

}  // namespace

Written guarantees_section(const Plenary& plenary) {
    Written written{{"garanties", "Garanties demandées", {}, {}}, 0};
    for (const auto& page : plenary.questionnaire().pages)
        for (const Question& question : page.questions) {
            if (question.kind != questionnaires::QuestionKind::rank) continue;
            Ranking ranking = ranking_of(plenary, question);
            if (ranking.chart.rows.empty()) continue;
            if (written.section.finding.empty()) {
                written.section.finding = typo_fr(finding(ranking));
                written.section.essential = !ranking.leading.empty();
            }
            if (!ranking.leading.empty()) written.comparisons += ranking.chart.rows.size() - 1;
            const std::string id = "garanties-" + std::to_string(written.section.blocks.size() + 1);
            const std::string title = title_of(ranking, question);
            written.section.blocks.push_back(
                ChartBlock{id, {title, explanation("garanties"), std::move(ranking.chart)}});
        }
    return written;
}

}  // namespace reports
