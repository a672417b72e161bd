#include "fresh_questions.hpp"

#include "question_view.hpp"

namespace respondent {

FreshQuestions::FreshQuestions(const questionnaires::Questionnaire& questionnaire,
                               const Templates& templates) {
    const auto render = [&](const questionnaires::Question& question, bool heads_page) {
        QuestionDisplay display;
        display.heads_page = heads_page;
        return templates.render("question.tpl", question_view(questionnaire, question, {}, display));
    };
    for (const questionnaires::Page& page : questionnaire.pages) {
        for (const questionnaires::Question& question : page.questions) {
            html_.emplace(question.name, Html{render(question, false), render(question, true)});
        }
    }
}

const Rendered& FreshQuestions::html(const questionnaires::Question& question, bool heads_page) const {
    const Html& html = html_.at(question.name);
    return heads_page ? html.heading : html.plain;
}

}  // namespace respondent
