#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "phrase.hpp"
#include "reports/chart_model.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

constexpr std::size_t kLongest = 250;
constexpr const char* kAllMasked =
    "Tous les chiffres sont masqués : effectif insuffisant ou protection d’un autre groupe.";

/// A label and its number, for the rows that show one.
struct Named {
    std::string label;
    double value;
    std::string text;
};

struct Extremes {
    Named highest;
    Named lowest;
    std::size_t shown;
};

/// Requires at least one name; the earlier wins a tie.
Extremes extremes(const std::vector<Named>& names) {
    const auto below = [](const Named& a, const Named& b) { return a.value < b.value; };
    const auto lowest = std::min_element(names.begin(), names.end(), below);
    const auto highest = std::max_element(names.begin(), names.end(), below);
    return {*highest, *lowest, names.size()};
}

void add(std::vector<Named>& names, const std::string& label, const Reading& reading) {
    if (const Estimate* shown = estimate_of(reading))
        names.push_back({label, shown->point.value, text_of(reading)});
}

std::string masked_sentence(std::size_t masked) {
    if (masked == 0) return {};
    return masked == 1 ? " Une ligne est masquée." : " " + std::to_string(masked) + " lignes sont masquées.";
}

/// The sentence with labels cut as little as needed to stay within kLongest.
std::string fitted(const std::function<std::string(std::size_t label_length)>& sentence) {
    for (const std::size_t length : {120U, 80U, 60U, 40U, 25U, 15U}) {
        const std::string text = typo_fr(sentence(length));
        if (character_count(text) <= kLongest) return text;
    }
    return shortened(typo_fr(sentence(10)), kLongest);
}

std::string named(const Named& one, std::size_t length) {
    return quoted(shortened(without_full_stop(one.label), length)) + ", " + one.text;
}

/// « highest; lowest », or the highest alone where both are spelt the same.
std::string range(const Extremes& found, const char* highest, const char* lowest, std::size_t length) {
    std::string text = highest + named(found.highest, length);
    if (found.highest.text != found.lowest.text) text += lowest + named(found.lowest, length);
    return text;
}

std::string sentence(const LikertChart& chart) {
    std::vector<Named> names;
    for (const LikertRow& row : chart.rows)
        if (row.unfavourable) names.push_back({row.label, row.unfavourable->value, row.unfavourable->text});
    if (names.empty()) return typo_fr(kAllMasked);
    const Extremes found = extremes(names);
    const std::string masked = masked_sentence(chart.rows.size() - found.shown);
    if (found.shown > 1 && found.highest.text == found.lowest.text)
        return typo_fr("Part de réponses défavorables : " + found.highest.text + " pour chaque question." +
                       masked);
    return fitted([&](std::size_t length) {
        return range(found,
                     "Part de réponses défavorables la plus forte : ", " ; la plus faible : ", length) +
               "." + masked;
    });
}

std::string sentence(const GroupChart& chart) {
    std::vector<Named> names;
    std::size_t tested = 0;
    std::size_t established = 0;
    for (const GroupRow& row : chart.rows) {
        add(names, row.label, row.reading);
        if (row.difference != Difference::untested) ++tested;
        if (row.difference == Difference::established) ++established;
    }
    if (names.empty()) return typo_fr(kAllMasked);
    const Extremes found = extremes(names);
    return fitted([&](std::size_t length) {
        std::string text = range(found, "Valeur la plus haute : ", " ; la plus basse : ", length) + ".";
        if (tested > 0)
            text += established == 0 ? " Aucun écart établi entre un groupe et les autres."
                                     : " Écarts établis : " + std::to_string(established) + " sur " +
                                           std::to_string(tested) + ".";
        return text + masked_sentence(chart.rows.size() - found.shown);
    });
}

std::string sentence(const ProfileChart& chart) {
    std::vector<Named> names;
    for (const ProfileRow& row : chart.rows) add(names, row.label, row.current);
    if (names.empty()) return typo_fr(kAllMasked);
    const Extremes found = extremes(names);
    return fitted([&](std::size_t length) {
        std::string text = chart.current_label;
        if (found.shown == 1)
            text += " : " + named(found.highest, length);
        else
            text += range(found, ", score le plus haut : ", " ; le plus bas : ", length);
        return text + "." + masked_sentence(chart.rows.size() - found.shown);
    });
}

std::string sentence(const TrendChart& chart) {
    return fitted([&](std::size_t length) {
        std::string text;
        for (const TrendSeries& series : chart.series) {
            std::vector<std::string> ends;
            for (std::size_t i = 0; i < series.points.size(); ++i) {
                if (estimate_of(series.points[i].reading) == nullptr) continue;
                if (ends.size() == 2) ends.pop_back();
                ends.push_back(text_of(series.points[i].reading) + " en " + chart.waves[i]);
            }
            if (ends.empty()) continue;
            text += (text.empty() ? "" : " ") + shortened(series.label, length) + " : " + ends.front();
            text += ends.size() == 2 ? ", puis " + ends.back() + "." : ".";
        }
        return text.empty() ? kAllMasked : text;
    });
}

std::string sentence(const ParticipationChart& chart) {
    std::vector<Named> names;
    for (const ParticipationRow& row : chart.rows) add(names, row.label, row.rate);
    if (names.empty()) return typo_fr(kAllMasked);
    const Extremes found = extremes(names);
    return fitted([&](std::size_t length) {
        std::string text = range(found, "Taux de réponse le plus haut : ", " ; le plus bas : ", length);
        if (chart.overall) text += " ; ensemble : " + chart.overall->text;
        return text + "." + masked_sentence(chart.rows.size() - found.shown);
    });
}

}  // namespace

std::string describe(const ChartModel& chart) {
    return std::visit([](const auto& content) { return sentence(content); }, chart.content);
}

}  // namespace reports
