#include "answer_faults.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "answers_so_far.hpp"
#include "typed_text.hpp"
#include "value_conversion.hpp"

// Messages say what to do, in French, and name nothing that is not on the page.

namespace questionnaires {

namespace {

bool takes_choices(QuestionKind kind) {
    return kind == QuestionKind::select_one || kind == QuestionKind::select_multiple ||
           kind == QuestionKind::rank;
}

bool is_number(QuestionKind kind) {
    return kind == QuestionKind::integer || kind == QuestionKind::decimal;
}

/// 1 234 with the fine no-break blank of French thousands.
std::string french_count(std::size_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, "\u202f");
    }
    return text;
}

bool has_repeated(const std::vector<std::string>& codes) {
    return std::set<std::string_view>{codes.begin(), codes.end()}.size() != codes.size();
}

AnswerError exclusive_with_others(const Question& question, const Choice& exclusive) {
    return {question.name, AnswerFault::exclusive_with_others,
            "« " + exclusive.label +
                " » exclut les autres réponses : décochez cette réponse, ou toutes les autres."};
}

AnswerError refused_and_answered(const Question& question) {
    return {question.name, AnswerFault::exclusive_with_others,
            "Vous avez répondu et coché « Je préfère ne pas répondre » : décochez cette case, ou effacez "
            "votre réponse."};
}

std::optional<AnswerError> fault_of_choices(const Questionnaire& questionnaire, const Question& question,
                                            const std::vector<std::string>& codes) {
    const Choice* exclusive = nullptr;
    for (const std::string& code : codes) {
        const Choice* choice = find_choice(questionnaire, question, code);
        if (choice == nullptr) return unknown_code(question);
        if (exclusive == nullptr && choice->exclusive) exclusive = choice;
    }
    if (question.kind == QuestionKind::select_one && codes.size() > 1) {
        return AnswerError{question.name, AnswerFault::several_codes, "Choisissez une seule réponse."};
    }
    if (question.kind == QuestionKind::select_multiple) {
        if (has_repeated(codes)) return unknown_code(question);
        if (exclusive != nullptr && codes.size() > 1) return exclusive_with_others(question, *exclusive);
    }
    return std::nullopt;
}

std::optional<AnswerError> fault_of_ranking(const Questionnaire& questionnaire, const Question& question,
                                            const std::vector<std::string>& codes) {
    const std::size_t choices = questionnaire.choices_of(question).size();
    if (has_repeated(codes)) {
        return AnswerError{question.name, AnswerFault::rank_repeated,
                           "Donnez à chaque proposition un rang différent."};
    }
    if (codes.empty() || codes.size() == choices) return std::nullopt;
    return AnswerError{
        question.name, AnswerFault::rank_incomplete,
        "Vous avez classé " + std::to_string(codes.size()) +
            (codes.size() == 1 ? " proposition sur " : " propositions sur ") + std::to_string(choices) +
            " : donnez un rang aux autres, ou effacez tous les rangs pour passer la question."};
}

std::optional<AnswerError> fault_of_number(const Question& question, const std::string& text) {
    const auto kind = question.kind == QuestionKind::integer ? NumberKind::integer : NumberKind::decimal;
    const auto number = canonical_number(text, kind);
    if (!number) return number_fault(question, number.error());
    if (number.value() != text) return number_fault(question, NumberFault::not_a_number);
    return std::nullopt;
}

std::optional<AnswerError> fault_of_form(const Questionnaire& questionnaire, const Question& question,
                                         const Answer& answer) {
    const bool answered = !answer.codes.empty() || !answer.text.empty();
    if (!answer.refused && !answered) return std::nullopt;
    if (answer.refused && !question.refusal) return unknown_code(question);
    if (answer.refused) return answered ? std::optional{refused_and_answered(question)} : std::nullopt;
    if (!takes_choices(question.kind) && !answer.codes.empty()) return unknown_code(question);

    if (auto fault = fault_of_choices(questionnaire, question, answer.codes)) return fault;
    if (question.kind == QuestionKind::rank) return fault_of_ranking(questionnaire, question, answer.codes);
    if (is_number(question.kind)) return fault_of_number(question, answer.text);

    const std::size_t characters = count_characters(answer.text);
    if (characters > greatest_length(question)) return text_too_long(question, characters);
    return std::nullopt;
}

/// Whether the constraint says no. For want of another answer it may say nothing: that is nobody's fault.
bool constraint_fails(const Question& question, const Value& value, const Lookup& values) {
    if (!question.constraint || std::holds_alternative<Missing>(value)) return false;
    const Lookup with_answer = [&](std::string_view name) {
        return name == "." || name == question.name ? value : values(name);
    };
    return truth_of(question.constraint->evaluate(with_answer)) == false;
}

}  // namespace

std::size_t greatest_length(const Question& question) {
    return static_cast<std::size_t>(std::max(question.max_length, 0));
}

const Choice* find_choice(const Questionnaire& questionnaire, const Question& question,
                          std::string_view code) {
    const std::vector<Choice>& choices = questionnaire.choices_of(question);
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [code](const Choice& choice) { return choice.code == code; });
    return found == choices.end() ? nullptr : &*found;
}

bool specifies(const Questionnaire& questionnaire, const Question& question, const Answer& answer) {
    if (question.kind == QuestionKind::rank) return false;
    return std::any_of(answer.codes.begin(), answer.codes.end(), [&](const std::string& code) {
        const Choice* choice = find_choice(questionnaire, question, code);
        return choice != nullptr && choice->specify;
    });
}

std::optional<AnswerError> find_fault(const Questionnaire& questionnaire, const Question& question,
                                      const Answer& answer, const Lookup& values) {
    if (auto fault = fault_of_form(questionnaire, question, answer)) return fault;
    if (!constraint_fails(question, value_of(question, answer), values)) return std::nullopt;
    return AnswerError{question.name, AnswerFault::constraint_failed, question.constraint_message};
}

AnswerError unknown_code(const Question& question) {
    return {question.name, AnswerFault::unknown_code, "Choisissez parmi les réponses proposées."};
}

AnswerError number_fault(const Question& question, NumberFault fault) {
    switch (fault) {
        case NumberFault::not_an_integer:
            return {question.name, AnswerFault::not_an_integer, "Indiquez un nombre entier, sans virgule."};
        case NumberFault::too_large:
            return {question.name, AnswerFault::not_a_number, "Ce nombre est trop grand : vérifiez-le."};
        case NumberFault::not_a_number:
            break;
    }
    const std::string_view example = question.kind == QuestionKind::integer ? "12" : "7,5";
    return {question.name, AnswerFault::not_a_number,
            "Indiquez un nombre, en chiffres seulement, par exemple " + std::string{example} + "."};
}

AnswerError text_too_long(const Question& question, std::size_t characters) {
    return {question.name, AnswerFault::text_too_long,
            "Votre texte compte " + french_count(characters) + " caractères : raccourcissez-le à " +
                french_count(greatest_length(question)) + " au plus."};
}

AnswerError rank_out_of_range(const Question& question, std::size_t choices) {
    return {question.name, AnswerFault::not_an_integer,
            "Donnez à chaque proposition un rang de 1 à " + std::to_string(choices) + ", en chiffres."};
}

AnswerError rank_repeated(const Question& question, std::size_t rank) {
    return {question.name, AnswerFault::rank_repeated,
            "Le rang " + std::to_string(rank) +
                " est donné plusieurs fois : donnez à chaque proposition un rang différent."};
}

}  // namespace questionnaires
