#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answer_columns.hpp"
#include "gated_estimates.hpp"
#include "plenary_results.hpp"
#include "printed_counts.hpp"
#include "reports/french_numbers.hpp"

namespace reports {
namespace {

/// The units of work: choices of the question that the headcounts count, then those who did not say.
struct Units {
    std::vector<std::string> labels;
    std::vector<std::size_t> of_row;
    std::vector<std::size_t> sizes;
};

std::optional<Units> units_of(const Plenary& plenary) {
    const WaveResults& wave = plenary.now();
    const auto* question = plenary.questionnaire().question(wave.wave->strata);
    if (wave.wave->headcounts.empty() || question == nullptr) return std::nullopt;
    const auto& choices = plenary.questionnaire().choices_of(*question);
    Units units;
    for (const auto& choice : choices) units.labels.push_back(choice.label);
    units.sizes.assign(choices.size() + 1, 0);
    for (const auto& choice : chosen(wave.wave->answers, question->name, choices)) {
        units.of_row.push_back(choice.value_or(choices.size()));
        ++units.sizes[units.of_row.back()];
    }
    return units;
}

struct UnitScore {
    Reading score = Absent{};
    std::string n;
};

/// The scores of one axis by unit. Where one of them would tell what each person answered, none is shown: it would follow
/// from the others.
std::vector<UnitScore> scores_by_unit(const analysis::Answers& scores, const Units& units,
                                      const std::vector<analysis::Visibility>& shown_units,
                                      const Sampled& sample) {
    std::vector<std::size_t> bases(units.sizes.size(), 0);
    for (std::size_t row = 0; row < scores.size(); ++row)
        if (scores[row]) ++bases[units.of_row[row]];
    const auto shown = analysis::protect_item(shown_units, bases, sample.threshold);

    std::vector<UnitScore> result(units.sizes.size());
    for (std::size_t unit = 0; unit < result.size(); ++unit) {
        if (shown[unit] != analysis::Visibility::shown || bases[unit] == 0) continue;
        analysis::Answers part(scores.size());
        for (std::size_t row = 0; row < scores.size(); ++row)
            if (units.of_row[row] == unit) part[row] = scores[row];
        const auto score = group_score(part, sample);
        if (!score) return std::vector<UnitScore>(units.sizes.size());
        result[unit] = {*score, printed_base(bases[unit], units.sizes[unit], sample.threshold)};
    }
    return result;
}

std::string people_of(const WaveResults& wave, const std::string& label) {
    for (const StratumAnswers& stratum : wave.sample.weighting.strata)
        if (stratum.label == label && stratum.people)
            return fmt_count(static_cast<std::int64_t>(*stratum.people));
    return "–";
}

std::string all_people(const WaveResults& wave) {
    double people = 0.0;
    for (const StratumAnswers& stratum : wave.sample.weighting.strata) people += stratum.people.value_or(0.0);
    return people > 0.0 ? fmt_count(static_cast<std::int64_t>(people)) : "–";
}

}  // namespace

std::vector<Exposure> exposures_of(const Plenary& plenary) {
    const WaveResults& wave = plenary.now();
    std::vector<Exposure> exposures;
    for (std::size_t axis = 0; axis < plenary.axes; ++axis)
        exposures.push_back({"Ensemble", all_people(wave), plenary.scales[axis]->axis,
                             plenary.scales[axis]->label, wave.scales[axis].score.reading,
                             wave.scales[axis].score.n});
    const auto units = units_of(plenary);
    if (!units) return exposures;
    const auto shown = analysis::protect_breakdown(units->sizes, wave.sample.threshold);
    std::vector<std::vector<UnitScore>> by_axis;
    for (std::size_t axis = 0; axis < plenary.axes; ++axis)
        by_axis.push_back(wave.scales[axis].score.estimate
                              ? scores_by_unit(wave.scales[axis].scores, *units, shown, wave.sample)
                              : std::vector<UnitScore>(units->sizes.size()));
    for (std::size_t unit = 0; unit < units->labels.size(); ++unit)
        for (std::size_t axis = 0; axis < plenary.axes; ++axis)
            exposures.push_back({units->labels[unit], people_of(wave, units->labels[unit]),
                                 plenary.scales[axis]->axis, plenary.scales[axis]->label,
                                 by_axis[axis][unit].score, by_axis[axis][unit].n});
    return exposures;
}

}  // namespace reports
