#include "questionnaires/longest_sheet.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "answer_faults.hpp"
#include "calculated_answer.hpp"
#include "typed_number.hpp"

// Sizes in the format of write_sheet, whose signs are one byte each:
//
//     name [ "!" ] *( "," code ) [ ":" text ] ";"

namespace questionnaires {

namespace {

constexpr std::size_t kSign = 1;
constexpr std::size_t kCharacter = 4;

std::size_t size_of_text(std::size_t characters) {
    return kSign + kCharacter * characters;
}

std::size_t size_of_code(const Choice& choice) {
    return kSign + choice.code.size();
}

std::size_t size_of_chosen(const Question& question, const Choice& choice) {
    return size_of_code(choice) + (choice.specify ? size_of_text(greatest_length(question)) : 0);
}

std::size_t size_of_one_choice(const Question& question, const std::vector<Choice>& choices) {
    std::size_t longest = kSign;  // a refusal
    for (const Choice& choice : choices) longest = std::max(longest, size_of_chosen(question, choice));
    return longest;
}

std::size_t size_of_all_choices(const std::vector<Choice>& choices) {
    std::size_t all = 0;
    for (const Choice& choice : choices) all += size_of_code(choice);
    return std::max(all, kSign);  // or a refusal
}

std::size_t size_of_ticked(const Question& question, const std::vector<Choice>& choices) {
    const bool specifies =
        std::any_of(choices.begin(), choices.end(), [](const Choice& c) { return c.specify; });
    return size_of_all_choices(choices) + (specifies ? size_of_text(greatest_length(question)) : 0);
}

std::size_t size_of_answer(const Question& question, const std::vector<Choice>& choices) {
    switch (question.kind) {
        case QuestionKind::select_one:
            return size_of_one_choice(question, choices);
        case QuestionKind::select_multiple:
            return size_of_ticked(question, choices);
        case QuestionKind::rank:
            return size_of_all_choices(choices);
        case QuestionKind::integer:
        case QuestionKind::decimal:
            return kSign + kLongestNumber;
        case QuestionKind::text:
            return size_of_text(greatest_length(question));
        case QuestionKind::calculate:
            return size_of_text(kLongestCalculated);
        case QuestionKind::note:
            return 0;
    }
    return 0;
}

}  // namespace

std::size_t longest_sheet_size(const Questionnaire& questionnaire) {
    std::size_t size = 0;
    for (const Page& page : questionnaire.pages) {
        for (const Question& question : page.questions) {
            if (question.kind == QuestionKind::note) continue;
            size +=
                question.name.size() + size_of_answer(question, questionnaire.choices_of(question)) + kSign;
        }
    }
    return size;
}

}  // namespace questionnaires
