#include "small_questionnaire.hpp"

#include <stdexcept>
#include <utility>

using namespace questionnaires;

namespace small {

Expression expression(std::string_view source) {
    auto parsed = Expression::parse(source);
    if (!parsed) throw std::invalid_argument{std::string{source} + ": " + parsed.error().reason};
    return std::move(parsed).value();
}

Question ask(QuestionKind kind, std::string name, std::string list) {
    Question question;
    question.kind = kind;
    question.label = "Question " + name;
    question.name = std::move(name);
    question.list = std::move(list);
    question.max_length = 20;
    return question;
}

Question ask_text(std::string name, int max_length) {
    Question question = ask(QuestionKind::text, std::move(name));
    question.max_length = max_length;
    return question;
}

Question calculate(std::string name, std::string_view calculation) {
    Question question = ask(QuestionKind::calculate, std::move(name));
    question.calculation = expression(calculation);
    return question;
}

Question note(std::string name) {
    return ask(QuestionKind::note, std::move(name));
}

Question if_relevant(std::string_view condition, Question question) {
    question.relevant = expression(condition);
    return question;
}

Question required(Question question) {
    question.required = true;
    return question;
}

Question bounded(std::string_view constraint, std::string message, Question question) {
    question.constraint = expression(constraint);
    question.constraint_message = std::move(message);
    return question;
}

Page page(std::string name, std::vector<Question> questions) {
    Page page;
    page.title = "Page " + name;
    page.name = std::move(name);
    page.questions = std::move(questions);
    return page;
}

Page page_if(std::string_view condition, Page page) {
    page.relevant = expression(condition);
    return page;
}

Questionnaire questionnaire(std::vector<Page> pages) {
    const auto choice = [](std::string code, std::string label) {
        Choice made;
        made.code = std::move(code);
        made.label = std::move(label);
        return made;
    };
    Choice not_concerned = choice("nc", "Non concerné");
    not_concerned.missing = true;
    Choice none = choice("aucun", "Aucune crainte");
    none.exclusive = true;
    Choice other = choice("autre", "Autre, précisez");
    other.specify = true;

    Questionnaire questionnaire;
    questionnaire.lists = {
        {"ouinon", {choice("oui", "Oui"), choice("non", "Non")}},
        {"accord",
         {choice("1", "Pas du tout"), choice("2", "Plutôt pas"), choice("3", "Ni l’un ni l’autre"),
          choice("4", "Plutôt"), choice("5", "Tout à fait"), not_concerned}},
        {"craintes", {choice("empl", "L’emploi"), choice("sens", "Le sens"), none, other}},
        {"garanties",
         {choice("form", "Formation"), choice("charg", "Charge"), choice("rps", "Suivi des risques")}},
    };
    questionnaire.pages = std::move(pages);
    return questionnaire;
}

Answer code(std::string code) {
    return {false, {std::move(code)}, {}};
}

Answer codes(std::vector<std::string> codes, std::string text) {
    return {false, std::move(codes), std::move(text)};
}

Answer text(std::string text) {
    return {false, {}, std::move(text)};
}

Answer refused() {
    return {true, {}, {}};
}

}  // namespace small
