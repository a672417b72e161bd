#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

// Questionnaires built in code, a line a question.
namespace small {

questionnaires::Expression expression(std::string_view source);

questionnaires::Question ask(questionnaires::QuestionKind kind, std::string name, std::string list = {});
questionnaires::Question ask_text(std::string name, int max_length);
questionnaires::Question calculate(std::string name, std::string_view calculation);
questionnaires::Question note(std::string name);

questionnaires::Question if_relevant(std::string_view condition, questionnaires::Question question);
questionnaires::Question required(questionnaires::Question question);
questionnaires::Question bounded(std::string_view constraint, std::string message,
                                 questionnaires::Question question);

questionnaires::Page page(std::string name, std::vector<questionnaires::Question> questions);
questionnaires::Page page_if(std::string_view condition, questionnaires::Page page);

/// A questionnaire of these pages, with the lists
///     ouinon     oui, non
///     accord     1 … 5, nc (outside the scale)
///     craintes   empl, sens, aucun (exclusive), autre (« précisez »)
///     garanties  form, charg, rps
questionnaires::Questionnaire questionnaire(std::vector<questionnaires::Page> pages);

/// A form's answer to one question.
questionnaires::Answer code(std::string code);
questionnaires::Answer codes(std::vector<std::string> codes, std::string text = {});
questionnaires::Answer text(std::string text);
questionnaires::Answer refused();

}  // namespace small
