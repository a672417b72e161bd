#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer_columns.hpp"
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
using questionnaires::Scale;
using questionnaires::ScaleItem;

/// The choices of an item that lie on its scale, from favourable to unfavourable.
std::vector<std::string> levels_of(const Scale& scale, const ScaleItem& item,
                                   const std::vector<Choice>& choices) {
    std::vector<std::pair<double, std::string>> codes;
    for (const Choice& choice : choices) {
        const auto value = choice.missing ? std::nullopt : code_number(choice.code);
        if (value && *value >= scale.low && *value <= scale.high) codes.emplace_back(*value, choice.code);
    }
    std::sort(codes.begin(), codes.end());
    const bool high_is_favourable = (scale.direction == questionnaires::Direction::resource) != item.reversed;
    if (high_is_favourable) std::reverse(codes.begin(), codes.end());
    std::vector<std::string> levels;
    for (auto& code : codes) levels.push_back(std::move(code.second));
    return levels;
}

/// The stance of each of n levels from favourable to unfavourable: a middle one is neutral; beyond five levels each
/// side is one stance.
std::vector<Stance> stances(std::size_t n) {
    const std::size_t side = n / 2;
    const bool two_steps = side == 2;
    std::vector<Stance> result;
    for (std::size_t i = 0; i < side; ++i)
        result.push_back(two_steps && i == 0 ? Stance::strongly_favourable : Stance::favourable);
    if (n % 2 == 1) result.push_back(Stance::neutral);
    for (std::size_t i = 0; i < side; ++i)
        result.push_back(two_steps && i + 1 == side ? Stance::strongly_unfavourable : Stance::unfavourable);
    return result;
}

const char* label_of(Stance stance, bool two_steps) {
    switch (stance) {
        case Stance::strongly_favourable:
            return "très favorable";
        case Stance::favourable:
            return two_steps ? "plutôt favorable" : "favorable";
        case Stance::neutral:
            return "ni l’un ni l’autre";
        case Stance::unfavourable:
            return two_steps ? "plutôt défavorable" : "défavorable";
        case Stance::strongly_unfavourable:
            return "très défavorable";
    }
    return "";
}

std::vector<LikertLevel> chart_levels(std::size_t n) {
    std::vector<LikertLevel> levels;
    for (const Stance stance : stances(n))
        if (levels.empty() || levels.back().stance != stance)
            levels.push_back({stance, label_of(stance, n / 2 == 2)});
    return levels;
}

/// Positions of the levels with one of the stances.
std::vector<std::size_t> with(const std::vector<Stance>& all, std::initializer_list<Stance> wanted) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (std::find(wanted.begin(), wanted.end(), all[i]) != wanted.end()) positions.push_back(i);
    return positions;
}

LikertRow row_of(const Plenary& plenary, const Scale& scale, const ScaleItem& item,
                 const Question& question) {
    const Sampled& sample = plenary.now().sample;
    const auto& choices = plenary.questionnaire().choices_of(question);
    const auto levels = levels_of(scale, item, choices);
    const auto codes = choice_codes(plenary.now().wave->answers, item.question);
    std::vector<std::optional<std::size_t>> level_of_row(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
        if (!codes[row]) continue;
        const auto found = std::find(levels.begin(), levels.end(), *codes[row]);
        if (found != levels.end()) level_of_row[row] = static_cast<std::size_t>(found - levels.begin());
    }
    const bool high_is_favourable = (scale.direction == questionnaires::Direction::resource) != item.reversed;
    LikertRow row{
        question.label + (high_is_favourable ? kNoBreakSpace + std::string("(+)") : ""), "", {}, {}, {}};

    const ClassCounts counts = class_counts(level_of_row, levels.size(), sample.weighting);
    const std::size_t base = counts.base();
    if (base < plenary.threshold().people()) return row;
    row.n = printed_base(base, sample.rows, plenary.threshold());
    const auto all = stances(levels.size());
    const double unfavourable =
        counts.percent(with(all, {Stance::unfavourable, Stance::strongly_unfavourable}));
    row.unfavourable = bounded_share(unfavourable, base, plenary.threshold());
    if (base < small_base(plenary.threshold())) return row;
    row.favourable =
        printed_share(counts.percent(with(all, {Stance::favourable, Stance::strongly_favourable})));
    for (const LikertLevel& level : chart_levels(levels.size()))
        row.shares.push_back(printed_share(counts.percent(with(all, {level.stance}))));
    return row;
}

/// Largest unfavourable share first; masked rows last, in the order of the questionnaire.
void sort_rows(std::vector<LikertRow>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const LikertRow& a, const LikertRow& b) {
        if (!a.unfavourable || !b.unfavourable)
            return a.unfavourable.has_value() && !b.unfavourable.has_value();
        return a.unfavourable->value > b.unfavourable->value;
    });
}

std::string title_of(const LikertChart& chart) {
    const LikertRow* highest = nullptr;
    const LikertRow* lowest = nullptr;
    for (const LikertRow& row : chart.rows) {
        if (!row.unfavourable) continue;
        if (highest == nullptr) highest = &row;
        lowest = &row;
    }
    if (highest == nullptr) return "Réponses masquées";
    if (highest->unfavourable->text == lowest->unfavourable->text)
        return highest->unfavourable->text + " de réponses défavorables à chaque question";
    return "De " + lowest->unfavourable->text + " à " + highest->unfavourable->text +
           " de réponses défavorables selon la question";
}

std::string note_of(const Plenary& plenary, const LikertChart& chart) {
    const bool positive = std::any_of(chart.rows.begin(), chart.rows.end(),
                                      [](const LikertRow& row) { return row.label.ends_with("(+)"); });
    const bool reduced = std::any_of(chart.rows.begin(), chart.rows.end(), [](const LikertRow& row) {
        return row.unfavourable && row.shares.empty();
    });
    std::string note;
    if (positive) note += explanation("appui") + " ";
    if (reduced)
        note += explanation("reduit", {{"n", std::to_string(small_base(plenary.threshold()))}}) + " ";
    return note + explanation("etiquettes");
}

/// nullopt for a scale whose items are not choices with the same number of levels.
std::optional<LikertChart> chart_of(const Plenary& plenary, const Scale& scale) {
    LikertChart chart;
    std::optional<std::size_t> levels;
    for (const ScaleItem& item : scale.items) {
        const Question* question = plenary.questionnaire().question(item.question);
        if (question == nullptr || question->kind != questionnaires::QuestionKind::select_one)
            return std::nullopt;
        const std::size_t count =
            levels_of(scale, item, plenary.questionnaire().choices_of(*question)).size();
        if (count < 2 || levels.value_or(count) != count) return std::nullopt;
        levels = count;
        chart.rows.push_back(row_of(plenary, scale, item, *question));
    }
    if (!levels) return std::nullopt;
    chart.levels = chart_levels(*levels);
    sort_rows(chart.rows);
    return chart;
}

/// The scale and its score: « Intensité et temps de travail : 61,2 sur 100 [59,3 ; 63,1] ».
std::string heading(const Plenary& plenary, std::size_t scale) {
    const Reading& reading = plenary.now().scales[scale].score.reading;
    const Estimate* shown = estimate_of(reading);
    std::string text = plenary.scales[scale]->label + typo_fr(" : ");
    if (shown == nullptr) return text + "score " + point_text(reading);
    text += shown->point.text + " sur 100";
    if (shown->ci) text += " " + shown->ci->text;
    return text;
}

}  // namespace

Section questions_section(const Plenary& plenary) {
    Section section{"questions", "Question par question", "Ce que disent les réponses, axe par axe", {}};
    for (std::size_t scale = 0; scale < plenary.scales.size(); ++scale) {
        auto chart = chart_of(plenary, *plenary.scales[scale]);
        if (!chart) continue;
        section.blocks.push_back(Subheading{heading(plenary, scale)});
        const std::string title = title_of(*chart);
        const std::string note = note_of(plenary, *chart);
        section.blocks.push_back(
            ChartBlock{"questions-" + std::to_string(scale + 1), {title, note, std::move(*chart)}});
    }
    return section;
}

}  // namespace reports
