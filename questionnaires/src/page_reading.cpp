#include <algorithm>
#include <string>
#include <utility>

#include "answer_faults.hpp"
#include "answers_so_far.hpp"
#include "question_reading.hpp"
#include "questionnaires/routing.hpp"

namespace questionnaires {

namespace {

/// A number as French people write it.
std::string with_decimal_comma(std::string number) {
    std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

void add_fields(const Questionnaire& questionnaire, const Question& question, const Answer& answer,
                FormFields& fields) {
    if (answer.refused) fields.emplace(question.name, kRefusal);
    switch (question.kind) {
        case QuestionKind::select_one:
        case QuestionKind::select_multiple:
            for (const std::string& code : answer.codes) fields.emplace(question.name, code);
            if (!answer.text.empty()) fields.emplace(specify_field(question), answer.text);
            break;
        case QuestionKind::rank:
            for (std::size_t i = 0; i < answer.codes.size(); ++i) {
                const Choice* choice = find_choice(questionnaire, question, answer.codes[i]);
                if (choice != nullptr) fields.emplace(rank_field(question, *choice), std::to_string(i + 1));
            }
            break;
        case QuestionKind::integer:
        case QuestionKind::decimal:
            if (!answer.text.empty()) fields.emplace(question.name, with_decimal_comma(answer.text));
            break;
        case QuestionKind::text:
            if (!answer.text.empty()) fields.emplace(question.name, answer.text);
            break;
        case QuestionKind::note:
        case QuestionKind::calculate:
            break;
    }
}

}  // namespace

FormFields form_fields(const Questionnaire& questionnaire, const Page& page, const AnswerSheet& sheet) {
    FormFields fields;
    for (const Question* question : asked_questions(page, values_of(questionnaire, sheet))) {
        if (const Answer* answer = find_answer(sheet, *question)) {
            add_fields(questionnaire, *question, *answer, fields);
        }
    }
    return fields;
}

PageReading read_page(const Questionnaire& questionnaire, const Page& page, const FormFields& fields,
                      const AnswerSheet& before) {
    PageReading reading;
    AnswersSoFar so_far;
    for (const Page& earlier : questionnaire.pages) {
        if (earlier.name == page.name) break;
        so_far.add(earlier, before);
    }
    if (!so_far.reaches(page)) return reading;

    for (const Question& question : page.questions) {
        if (!so_far.asks(question)) continue;
        if (!is_answered_by_people(question)) {
            so_far.add(question, nullptr);
            continue;
        }
        QuestionReading given = read_question(questionnaire, question, fields);
        reading.as_given.merge(given.as_given);
        auto error = std::move(given.error);
        if (!error && given.answer)
            error = find_fault(questionnaire, question, *given.answer, so_far.values());
        if (!error && !given.answer && question.required) reading.unanswered.push_back(question.name);
        if (error) reading.errors.push_back(std::move(*error));
        if (!given.answer) continue;
        so_far.add(question, &*given.answer);
        reading.answers.emplace(question.name, std::move(*given.answer));
    }
    return reading;
}

}  // namespace questionnaires
