#pragma once

#include <optional>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"
#include "random.hpp"
#include "society.hpp"

namespace simulation {

/// One simulated person: a profile, a latent level on every scale, and the wish to answer or not.
///
///     z_s = mean_s + sum of band effects + drift_s + sqrt(c) g_s + sqrt(1 - c) e_s
///     g_s = +g on a risk scale, -g on a resource scale          g, e_s standard normal, c the correlation
///     item: y = 0.75 z + 0.65 e, -y when reversed, cut into the codes of the list at equal steps over [-1.6, 1.6]
class Person {
public:
    /// The questionnaire and society must outlive the person.
    Person(const questionnaires::Questionnaire& questionnaire, const Society& society, int quarter,
           Random random);

    /// How this person answers a question, given what it has answered before; nullopt leaves it empty. An answer that
    /// its constraint forbids is made smaller until it holds. Each question is asked once.
    std::optional<questionnaires::Answer> answer(const questionnaires::Question& question);

    /// Everything answered so far.
    const questionnaires::AnswerSheet& answers() const { return answers_; }

    /// Whether the person gives up now, asked once a page; somebody who does, does so at any page alike.
    bool gives_up(std::size_t page, std::size_t pages) const;

private:
    std::optional<questionnaires::Answer> draw(const questionnaires::Question& question);
    std::optional<questionnaires::Answer> scale_item(const questionnaires::Question& question);
    /// How this person's category answers the question, or everybody; nullptr when the society does not say.
    const CodeWeights* weights_of(const questionnaires::Question& question) const;
    std::optional<questionnaires::Answer> one_of(const questionnaires::Question& question);
    std::optional<questionnaires::Answer> several_of(const questionnaires::Question& question);
    std::optional<questionnaires::Answer> ranking(const questionnaires::Question& question);
    void respect_constraint(const questionnaires::Question& question, questionnaires::Answer& answer);

    const questionnaires::Questionnaire& questionnaire_;
    const Society& society_;
    Random random_;
    std::map<std::string, std::string, std::less<>> profile_;  // band question: code
    std::map<std::string, double, std::less<>> latent_;        // scale: level
    std::optional<double> leaves_at_;                          // share of the way; nullopt: goes to the end
    questionnaires::AnswerSheet answers_;
};

}  // namespace simulation
