#include "person.hpp"

#include <algorithm>
#include <cmath>

#include "questionnaires/routing.hpp"

namespace simulation {

using questionnaires::Answer;
using questionnaires::Choice;
using questionnaires::Question;
using questionnaires::QuestionKind;

namespace {

constexpr double kProfileLeftEmpty = 0.05;  // people who skip one profile question
constexpr double kOutsideScale = 0.03;      // « Non concerné » on a scale item that offers it

/// The scale that asks this question, and whether it is reversed in it; the first one counts.
struct Belonging {
    const questionnaires::Scale* scale = nullptr;
    bool reversed = false;
};

Belonging belonging(const questionnaires::Questionnaire& questionnaire, const Question& question) {
    for (const questionnaires::Scale& scale : questionnaire.scales) {
        for (const questionnaires::ScaleItem& item : scale.items) {
            if (item.question == question.name) return {&scale, item.reversed};
        }
    }
    return {};
}

}  // namespace

Person::Person(const questionnaires::Questionnaire& questionnaire, const Society& society, int quarter,
               Random random)
    : questionnaire_{questionnaire}, society_{society}, random_{random} {
    for (const auto& [band, weights] : society.bands) {
        profile_.emplace(band, weights.codes[random_.weighted(weights.weights)]);
    }
    const double common = random_.normal();
    for (const questionnaires::Scale& scale : questionnaire.scales) {
        const auto mean = society.means.find(scale.name);
        double level =
            (mean == society.means.end() ? 0.0 : mean->second) + drift_of(society, scale.name, quarter);
        for (const auto& [band, effects] : society.band_effects) {
            const auto code = profile_.find(band);
            if (code == profile_.end()) continue;
            const auto shifts = effects.find(code->second);
            if (shifts == effects.end()) continue;
            const auto shift = shifts->second.find(scale.name);
            if (shift != shifts->second.end()) level += shift->second;
        }
        const double sign = scale.direction == questionnaires::Direction::risk ? 1.0 : -1.0;
        level += sign * std::sqrt(society.correlation) * common +
                 std::sqrt(1.0 - society.correlation) * random_.normal();
        latent_.emplace(scale.name, level);
    }
    if (random_.chance(society.dropout)) leaves_at_ = random_.uniform();
}

bool Person::gives_up(std::size_t page, std::size_t pages) const {
    return leaves_at_ && static_cast<double>(page) >= *leaves_at_ * static_cast<double>(pages);
}

std::optional<Answer> Person::answer(const Question& question) {
    std::optional<Answer> answer;
    if (question.refusal && random_.chance(society_.refusal)) {
        answer = Answer{true, {}, {}};
    } else {
        answer = draw(question);
        if (answer) respect_constraint(question, *answer);
    }
    if (answer) answers_[question.name] = *answer;
    return answer;
}

std::optional<Answer> Person::draw(const Question& question) {
    switch (question.kind) {
        case QuestionKind::select_one: {
            if (const auto band = profile_.find(question.name); band != profile_.end()) {
                if (random_.chance(kProfileLeftEmpty)) return std::nullopt;
                return Answer{false, {band->second}, {}};
            }
            if (belonging(questionnaire_, question).scale != nullptr) return scale_item(question);
            return one_of(question);
        }
        case QuestionKind::select_multiple:
            return several_of(question);
        case QuestionKind::rank:
            return ranking(question);
        case QuestionKind::integer:
        case QuestionKind::decimal: {
            const auto range = society_.numbers.find(question.name);
            if (range == society_.numbers.end()) return std::nullopt;
            const auto width = static_cast<std::size_t>(range->second.high - range->second.low) + 1;
            // the smaller of two draws: most people give a small number, few a large one
            const std::size_t above = std::min(random_.below(width), random_.below(width));
            return Answer{false, {}, std::to_string(range->second.low + static_cast<int>(above))};
        }
        case QuestionKind::text: {
            const auto texts = society_.texts.find(question.name);
            if (texts == society_.texts.end() || !random_.chance(texts->second.rate)) return std::nullopt;
            return Answer{false, {}, texts->second.texts[random_.below(texts->second.texts.size())]};
        }
        case QuestionKind::note:
        case QuestionKind::calculate:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Answer> Person::scale_item(const Question& question) {
    const Belonging item = belonging(questionnaire_, question);
    std::vector<std::string> codes;
    const Choice* outside = nullptr;
    for (const Choice& choice : questionnaire_.choices_of(question)) {
        if (choice.missing)
            outside = &choice;
        else
            codes.push_back(choice.code);
    }
    if (outside != nullptr && random_.chance(kOutsideScale)) return Answer{false, {outside->code}, {}};

    double y = 0.75 * latent_.at(item.scale->name) + 0.65 * random_.normal();
    if (item.reversed) y = -y;
    const double step = 3.2 / static_cast<double>(codes.size());
    const double place = std::floor((y + 1.6) / step);
    const auto last = static_cast<double>(codes.size() - 1);
    return Answer{false, {codes[static_cast<std::size_t>(std::clamp(place, 0.0, last))]}, {}};
}

const CodeWeights* Person::weights_of(const Question& question) const {
    if (const auto by = society_.answers_by.find(question.name); by != society_.answers_by.end()) {
        const auto code = profile_.find(by->second.band);
        const auto own =
            code == profile_.end() ? by->second.weights.end() : by->second.weights.find(code->second);
        if (own != by->second.weights.end()) return &own->second;
    }
    const auto given = society_.answers.find(question.name);
    return given == society_.answers.end() ? nullptr : &given->second;
}

std::optional<Answer> Person::one_of(const Question& question) {
    if (const CodeWeights* given = weights_of(question)) {
        return Answer{false, {given->codes[random_.weighted(given->weights)]}, {}};
    }
    const std::vector<Choice>& choices = questionnaire_.choices_of(question);
    if (choices.empty()) return std::nullopt;
    return Answer{false, {choices[random_.below(choices.size())].code}, {}};
}

std::optional<Answer> Person::several_of(const Question& question) {
    Answer answer;
    const auto given = society_.answers.find(question.name);
    for (const Choice& choice : questionnaire_.choices_of(question)) {
        double chance = 0.3;
        if (given != society_.answers.end()) {
            const auto& codes = given->second.codes;
            const auto place = std::find(codes.begin(), codes.end(), choice.code);
            chance = place == codes.end()
                         ? 0.0
                         : given->second.weights[static_cast<std::size_t>(place - codes.begin())];
        }
        if (!random_.chance(chance)) continue;
        if (choice.exclusive) return Answer{false, {choice.code}, {}};
        answer.codes.push_back(choice.code);
    }
    if (answer.codes.empty()) return std::nullopt;
    return answer;
}

/// Plackett–Luce: the next rank goes to a choice with the chance its weight gives it among those left.
std::optional<Answer> Person::ranking(const Question& question) {
    std::vector<std::string> codes;
    std::vector<double> weights;
    const auto given = society_.answers.find(question.name);
    for (const Choice& choice : questionnaire_.choices_of(question)) {
        codes.push_back(choice.code);
        weights.push_back(1.0);
        if (given == society_.answers.end()) continue;
        const auto place = std::find(given->second.codes.begin(), given->second.codes.end(), choice.code);
        if (place == given->second.codes.end()) continue;
        weights.back() = given->second.weights[static_cast<std::size_t>(place - given->second.codes.begin())];
    }
    Answer answer;
    while (!codes.empty()) {
        const auto next = static_cast<std::ptrdiff_t>(random_.weighted(weights));
        answer.codes.push_back(codes[static_cast<std::size_t>(next)]);
        codes.erase(codes.begin() + next);
        weights.erase(weights.begin() + next);
    }
    return answer;
}

void Person::respect_constraint(const Question& question, Answer& answer) {
    if (!question.constraint) return;
    const questionnaires::Lookup others = questionnaires::values_of(questionnaire_, answers_);
    const questionnaires::Lookup values = [&answer, &question,
                                           &others](std::string_view name) -> questionnaires::Value {
        if (name != ".") return others(name);
        if (question.kind == QuestionKind::select_multiple || question.kind == QuestionKind::rank)
            return answer.codes;
        return question.kind == QuestionKind::select_one ? answer.codes.front() : answer.text;
    };
    while (question.kind == QuestionKind::select_multiple && answer.codes.size() > 1 &&
           !question.constraint->holds(values)) {
        answer.codes.erase(answer.codes.begin() +
                           static_cast<std::ptrdiff_t>(random_.below(answer.codes.size())));
    }
}

}  // namespace simulation
