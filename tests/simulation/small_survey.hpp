#pragma once

#include <string>
#include <utility>

#include "questionnaires/questionnaire.hpp"

namespace tests {

/// Two items of a risk scale (the second reversed), a job, a multiple choice, a ranking and a text.
inline questionnaires::Questionnaire small_survey() {
    using questionnaires::Choice;
    using questionnaires::Question;
    using questionnaires::QuestionKind;
    questionnaires::Questionnaire survey;
    survey.lists.push_back(
        {"accord", {{"1", "Non"}, {"2", "Plutôt non"}, {"3", "Neutre"}, {"4", "Plutôt oui"}, {"5", "Oui"}}});
    survey.lists.push_back({"metier", {{"ce", "Entreprise"}, {"mrs", "MRS"}}});
    survey.lists.push_back(
        {"craintes",
         {{"a", "A"}, {"b", "B"}, {"c", "C"}, Choice{.code = "non", .label = "Aucune", .exclusive = true}}});
    survey.lists.push_back({"garanties", {{"x", "X"}, {"y", "Y"}, {"z", "Z"}}});
    const auto ask = [](std::string name, QuestionKind kind, std::string list) {
        Question question;
        question.label = name + " ?";
        question.name = std::move(name);
        question.kind = kind;
        question.list = std::move(list);
        return question;
    };
    questionnaires::Page page{"p1", "Page", std::nullopt, {}};
    page.questions = {ask("int1", QuestionKind::select_one, "accord"),
                      ask("int2", QuestionKind::select_one, "accord"),
                      ask("craintes", QuestionKind::select_multiple, "craintes"),
                      ask("attentes", QuestionKind::rank, "garanties"),
                      ask("mots", QuestionKind::text, ""),
                      ask("metier", QuestionKind::select_one, "metier")};
    survey.pages.push_back(page);
    questionnaires::Scale scale;
    scale.name = "intensite";
    scale.items = {{"int1", 1.0, false}, {"int2", 1.0, true}};
    survey.scales.push_back(scale);
    return survey;
}

}  // namespace tests
