#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "corrected_difference.hpp"
#include "phrase.hpp"
#include "plenary_results.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

struct ScaleChange {
    std::size_t scale;
    std::optional<CorrectedDifference> difference;
};

/// The change of every scale between two waves; the family is those that both waves show.
std::vector<ScaleChange> changes(const WaveResults& from, const WaveResults& to, std::size_t scales) {
    std::size_t family = 0;
    for (std::size_t s = 0; s < scales; ++s)
        if (from.scales[s].score.estimate && to.scales[s].score.estimate) ++family;
    std::vector<ScaleChange> result;
    for (std::size_t s = 0; s < scales; ++s) {
        result.push_back({s, std::nullopt});
        const auto& first = from.scales[s].score.estimate;
        const auto& second = to.scales[s].score.estimate;
        if (first && second) result.back().difference = corrected_change(*first, *second, family);
    }
    return result;
}

std::size_t compared(const std::vector<ScaleChange>& all) {
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const ScaleChange& one) { return one.difference.has_value(); }));
}

std::string labels_of(const Plenary& plenary, const std::vector<ScaleChange>& some) {
    std::vector<std::string> labels;
    for (const ScaleChange& one : some) labels.push_back(quoted(plenary.scales[one.scale]->label));
    return enumerated(labels);
}

struct Sorted {
    std::vector<ScaleChange> up;
    std::vector<ScaleChange> down;
    std::vector<ScaleChange> unseen;
};

Sorted sorted(const std::vector<ScaleChange>& all) {
    Sorted result;
    for (const ScaleChange& one : all) {
        if (!one.difference) continue;
        if (!one.difference->established())
            result.unseen.push_back(one);
        else
            (one.difference->difference > 0.0 ? result.up : result.down).push_back(one);
    }
    return result;
}

/// « score en hausse pour « A » ; en baisse pour « B » », empty when nothing is established.
std::string moves(const Plenary& plenary, const Sorted& found) {
    std::string text;
    if (!found.up.empty()) text = "score en hausse pour " + labels_of(plenary, found.up);
    if (!found.down.empty())
        text +=
            (text.empty() ? "score en baisse pour " : " ; en baisse pour ") + labels_of(plenary, found.down);
    return text;
}

std::string finding(const Plenary& plenary, const std::string& since, const Sorted& found,
                    std::size_t compared) {
    if (compared == 0) return "Aucune comparaison possible avec " + since;
    const std::string moved = moves(plenary, found);
    if (moved.empty()) return "Pas de changement visible depuis " + since;
    return "Depuis " + since + ", " + moved;
}

std::string change_sentence(const Plenary& plenary, const ScaleChange& one) {
    const auto& scale = *plenary.scales[one.scale];
    const CorrectedDifference& change = *one.difference;
    const bool up = change.difference > 0.0;
    const bool risk = scale.direction == questionnaires::Direction::risk;
    const double points = std::abs(change.difference);
    return quoted(scale.label) + " : " + (risk ? "l’exposition déclarée " : "le score ") +
           (up ? "augmente" : "baisse") + " de " + fmt_num(points, 1) +
           (points < 1.95 ? " point" : " points") + ", intervalle corrigé de l’écart " +
           fmt_ci(change.ci.low, change.ci.high, 1) + ".";
}

std::string unseen_sentence(const Plenary& plenary, const std::vector<ScaleChange>& unseen) {
    double least = unseen.front().difference->minimum_detectable;
    double most = least;
    for (const ScaleChange& one : unseen) {
        least = std::min(least, one.difference->minimum_detectable);
        most = std::max(most, one.difference->minimum_detectable);
    }
    std::string reach = fmt_num(least, 1);
    if (fmt_num(most, 1) != reach) reach += " à " + fmt_num(most, 1);
    return "Pas de changement visible pour " + labels_of(plenary, unseen) +
           ". Cela ne veut pas dire « stable » : l’enquête voit quatre fois sur cinq un écart d’au moins " +
           reach + " points selon l’échelle ; un écart plus petit peut lui échapper.";
}

TableBlock table_of(const Plenary& plenary, const WaveResults& from, const WaveResults& to,
                    const std::vector<ScaleChange>& all) {
    DataTable table;
    table.caption = "Écarts entre " + wave_name(*from.wave) + " et " + wave_name(*to.wave) + ", en points";
    table.columns = {"Échelle", wave_name(*from.wave), wave_name(*to.wave),
                     "Écart",   "Intervalle corrigé",  "Plus petit écart visible"};
    for (const ScaleChange& one : all) {
        DataTable::Row row{plenary.scales[one.scale]->label,
                           {point_text(earlier_reading(from.scales[one.scale])),
                            point_text(to.scales[one.scale].score.reading)}};
        if (one.difference) {
            row.cells.push_back(fmt_points(one.difference->difference, 1));
            row.cells.push_back(fmt_ci(one.difference->ci.low, one.difference->ci.high, 1));
            row.cells.push_back(fmt_num(one.difference->minimum_detectable, 1));
        } else {
            row.cells.insert(row.cells.end(), 3, "–");
        }
        table.rows.push_back(std::move(row));
    }
    return {std::move(table)};
}

}  // namespace

Written changes_section(const Plenary& plenary) {
    Section section{"changements", "Ce qui a changé", {}, {}};
    const WaveResults* before = plenary.before();
    if (before == nullptr) {
        section.finding = typo_fr("Première vague : aucune comparaison possible pour l’instant");
        section.blocks.push_back(Paragraph{explanation("premiere")});
        return {std::move(section), 0};
    }
    const auto all = changes(*before, plenary.now(), plenary.scales.size());
    const Sorted found = sorted(all);
    section.finding = typo_fr(finding(plenary, wave_name(*before->wave), found, compared(all)));
    section.essential = compared(all) > 0;
    std::vector<std::string> sentences;
    for (const auto* moved : {&found.up, &found.down})
        for (const ScaleChange& one : *moved) sentences.push_back(typo_fr(change_sentence(plenary, one)));
    if (!sentences.empty()) section.blocks.push_back(Bullets{std::move(sentences)});
    if (!found.unseen.empty())
        section.blocks.push_back(Paragraph{typo_fr(unseen_sentence(plenary, found.unseen))});
    section.blocks.push_back(table_of(plenary, *before, plenary.now(), all));
    return {std::move(section), compared(all)};
}

Written trend_section(const Plenary& plenary) {
    Section section{"evolution", "L’évolution", {}, {}};
    std::vector<TrendChart> charts;
    for (std::size_t scale = 0; scale < plenary.axes; ++scale) {
        TrendChart chart;
        TrendSeries series{plenary.scales[scale]->label, {}};
        for (const WaveResults& wave : plenary.waves) {
            chart.waves.push_back(wave.wave->label);
            series.points.push_back({earlier_reading(wave.scales[scale]), wave.scales[scale].score.n});
        }
        chart.series.push_back(std::move(series));
        charts.push_back(std::move(chart));
    }
    const analysis::Interval axis = shared_axis(charts);
    const WaveResults& first = plenary.waves.front();
    const auto all = changes(first, plenary.now(), plenary.axes);
    const Sorted found = sorted(all);
    const std::string span = "De " + wave_name(*first.wave) + " à " + wave_name(*plenary.now().wave);
    const std::string moved = moves(plenary, found);
    section.finding = typo_fr(moved.empty() ? span + ", pas de changement visible sur " + plenary.axes_words()
                                            : span + ", " + moved);

    std::string note = "La bande est l’intervalle à 95 %.";
    if (axis.low > 0.0 || axis.high < 100.0)
        note += " L’axe vertical, le même pour tous, est coupé : de " + fmt_num(axis.low, 0) + " à " +
                fmt_num(axis.high, 0) + ".";
    section.blocks.push_back(Paragraph{typo_fr(note)});
    ChartGrid grid;
    for (std::size_t scale = 0; scale < charts.size(); ++scale) {
        charts[scale].low = axis.low;
        charts[scale].high = axis.high;
        const std::string title = plenary.scales[scale]->label;
        grid.charts.push_back(
            {"evolution-" + std::to_string(scale + 1), {title, "", std::move(charts[scale])}});
    }
    section.blocks.push_back(std::move(grid));
    return {std::move(section), compared(all)};
}

}  // namespace reports
