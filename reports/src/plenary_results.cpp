#include "plenary_results.hpp"

#include <algorithm>

#include "answer_columns.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

bool same_choices(const std::vector<questionnaires::Choice>& now,
                  const std::vector<questionnaires::Choice>& then) {
    return std::equal(now.begin(), now.end(), then.begin(), then.end(), [](const auto& a, const auto& b) {
        return a.code == b.code && a.label == b.label && a.missing == b.missing;
    });
}

/// Whether both questionnaires ask the question in the same words, with the same answers.
bool same_question(const std::string& name, const questionnaires::Questionnaire& now,
                   const questionnaires::Questionnaire& then) {
    const auto* one = now.question(name);
    const auto* other = then.question(name);
    if (one == nullptr || other == nullptr) return one == other;
    return one->kind == other->kind && one->label == other->label &&
           same_choices(now.choices_of(*one), then.choices_of(*other));
}

bool same_scale(const questionnaires::Scale& scale, const questionnaires::Questionnaire& now,
                const questionnaires::Questionnaire& then) {
    const auto* other = then.scale(scale.name);
    if (other == nullptr || other->items != scale.items || other->low != scale.low ||
        other->high != scale.high || other->missing != scale.missing)
        return false;
    return std::all_of(scale.items.begin(), scale.items.end(),
                       [&](const auto& item) { return same_question(item.question, now, then); });
}

std::unique_ptr<const questionnaires::Questionnaire> with_french_spaces(
    const questionnaires::Questionnaire& questionnaire) {
    auto printed = std::make_unique<questionnaires::Questionnaire>(questionnaire);
    printed->settings.title = typo_fr(printed->settings.title);
    for (auto& list : printed->lists)
        for (auto& choice : list.choices) choice.label = typo_fr(choice.label);
    for (auto& page : printed->pages)
        for (auto& question : page.questions) question.label = typo_fr(question.label);
    for (auto& scale : printed->scales) scale.label = typo_fr(scale.label);
    return printed;
}

}  // namespace

Plenary plenary_results(const PlenaryInput& input) {
    const auto& questionnaire = input.waves.back().questionnaire;
    Plenary plenary{&input, with_french_spaces(questionnaire), {}, 0, {}};
    for (const auto& scale : plenary.printed->scales) plenary.scales.push_back(&scale);
    std::stable_sort(plenary.scales.begin(), plenary.scales.end(), [](const auto* a, const auto* b) {
        return (a->axis == 0 ? 7 : a->axis) < (b->axis == 0 ? 7 : b->axis);
    });
    plenary.axes = static_cast<std::size_t>(std::count_if(plenary.scales.begin(), plenary.scales.end(),
                                                          [](const auto* scale) { return scale->axis > 0; }));

    for (const PlenaryWave& wave : input.waves) {
        WaveResults results{&wave, sampled(wave, input.threshold), {}};
        for (const auto* scale : plenary.scales) {
            ScaleResult result;
            result.comparable = same_scale(*scale, questionnaire, wave.questionnaire);
            if (result.comparable) {
                result.scores = scale_scores(wave.answers, questionnaire, *scale);
                result.score = gated_score(result.scores, results.sample);
            }
            results.scales.push_back(std::move(result));
        }
        plenary.waves.push_back(std::move(results));
    }
    return plenary;
}

std::string wave_name(const PlenaryWave& wave) {
    std::string name;
    for (const char c : wave.label) name += c == ' ' ? std::string(kNoBreakSpace) : std::string(1, c);
    return name;
}

Reading earlier_reading(const ScaleResult& scale) {
    if (!scale.comparable) return Absent{"non comparable"};
    return scale.score.reading;
}

}  // namespace reports
