#include <string>
#include <vector>

#include "corrected_difference.hpp"
#include "phrase.hpp"
#include "plenary_results.hpp"
#include "report_texts.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

std::string with_score(const Plenary& plenary, std::size_t scale) {
    const std::string score = point_text(plenary.now().scales[scale].score.reading);
    return quoted(plenary.scales[scale]->label) + " (" + score + " sur 100)";
}

/// Which axes stand highest, said only as far as it is established.
std::string finding(const Plenary& plenary, const std::vector<std::size_t>& first) {
    if (first.empty()) return "Les scores des axes ne peuvent pas être montrés";
    if (first.size() == 1)
        return "L’exposition déclarée est la plus forte sur l’axe " + with_score(plenary, first.front());
    if (first.size() > 3) return "Aucun axe ne se détache nettement des autres";
    std::vector<std::string> names;
    for (const std::size_t scale : first) names.push_back(with_score(plenary, scale));
    return "Les scores les plus hauts : " + enumerated(names) + ", sans écart établi entre eux";
}

ProfileRow row_of(const Plenary& plenary, std::size_t scale) {
    const ScaleResult& now = plenary.now().scales[scale];
    const WaveResults* before = plenary.before();
    return {plenary.scales[scale]->label, now.score.n, now.score.reading,
            before != nullptr ? earlier_reading(before->scales[scale]) : Reading{Absent{"–"}},
            now.score.unweighted};
}

/// Axes or other scales as a profile on an axis of their own.
ProfileChart profile(const Plenary& plenary, std::size_t from, std::size_t to) {
    ProfileChart chart;
    chart.current_label = wave_name(*plenary.now().wave);
    if (const WaveResults* before = plenary.before()) chart.previous_label = wave_name(*before->wave);
    chart.weighted = plenary.now().sample.weighting.weighted;
    std::vector<Reading> readings;
    for (std::size_t scale = from; scale < to; ++scale) {
        chart.rows.push_back(row_of(plenary, scale));
        readings.push_back(chart.rows.back().current);
        readings.push_back(chart.rows.back().previous);
    }
    const analysis::Interval ends = axis_holding(readings, 40.0);
    chart.low = ends.low;
    chart.high = ends.high;
    return chart;
}

std::string note_of(const ProfileChart& chart) {
    std::string note = typo_fr("Score de 0 à 100.");
    if (chart.low > 0.0 || chart.high < 100.0) note += " " + explanation("coupe");
    if (chart.weighted) note += " " + explanation("redresse");
    return note;
}

}  // namespace

Written axes_section(const Plenary& plenary) {
    std::vector<analysis::Answers> scores;
    for (std::size_t scale = 0; scale < plenary.axes; ++scale) {
        const ScaleResult& now = plenary.now().scales[scale];
        scores.push_back(now.score.estimate ? now.scores : analysis::Answers(now.scores.size()));
    }
    const std::vector<std::size_t> first = leaders(scores, plenary.now().sample);

    ProfileChart chart = profile(plenary, 0, plenary.axes);
    chart.low_label = "moins d’exposition";
    chart.high_label = "plus d’exposition";
    const std::string note = note_of(chart);
    Section section{"axes", capitalised(plenary.axes_words()), typo_fr(finding(plenary, first)), {}};
    section.essential = !first.empty();
    section.blocks.push_back(Paragraph{explanation("axes")});
    std::string title = capitalised(plenary.axes_words()) + ", " + wave_name(*plenary.now().wave);
    if (const WaveResults* before = plenary.before()) title += " et " + wave_name(*before->wave);
    section.blocks.push_back(ChartBlock{"profil", {title, note, std::move(chart)}});
    return {std::move(section), first.empty() ? 0 : plenary.axes - 1};
}

Section other_scales_section(const Plenary& plenary) {
    Section section{"autres-echelles", "Au-delà des axes", "Ce que disent les autres échelles", {}};
    std::vector<std::string> names;
    for (const auto direction : {questionnaires::Direction::resource, questionnaires::Direction::risk}) {
        std::vector<std::string> labels;
        for (std::size_t scale = plenary.axes; scale < plenary.scales.size(); ++scale)
            if (plenary.scales[scale]->direction == direction)
                labels.push_back(quoted(plenary.scales[scale]->label));
        if (labels.empty()) continue;
        names.push_back(enumerated(labels) +
                        (direction == questionnaires::Direction::resource
                             ? " : plus le score est haut, mieux c’est."
                             : " : plus le score est haut, plus l’exposition est forte."));
    }
    section.blocks.push_back(Paragraph{explanation("autres")});
    for (std::string& name : names) name = typo_fr(name);
    section.blocks.push_back(Bullets{std::move(names)});
    ProfileChart chart = profile(plenary, plenary.axes, plenary.scales.size());
    chart.low_label = "score bas";
    chart.high_label = "score haut";
    const std::string note = note_of(chart);
    section.blocks.push_back(
        ChartBlock{"autres", {"Autres échelles, " + wave_name(*plenary.now().wave), note, std::move(chart)}});
    return section;
}

}  // namespace reports
