#pragma once

#include <functional>
#include <map>
#include <string_view>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

namespace questionnaires {

/// The answer of `question` in the sheet; nullptr when there is none.
const Answer* find_answer(const AnswerSheet& sheet, const Question& question);

/// Neither a note nor a calculated question.
bool is_answered_by_people(const Question& question);

/// What `${name}` stands for when a question has been answered so.
Value value_of(const Question& question, const Answer& answer);

/// One passage through a questionnaire in the order of asking: what the answers given so far mean for what
/// comes next. Conditions look back only, so each question is settled once, whatever their number.
/// The questionnaire must outlive it.
class AnswersSoFar {
public:
    bool reaches(const Page& page) const;
    bool asks(const Question& question) const;

    /// Takes in the answer to a question that is asked, nullptr for none. A calculated question needs none.
    void add(const Question& question, const Answer* answer);
    /// Takes in a whole page as the sheet answers it.
    void add(const Page& page, const AnswerSheet& sheet);

    /// Missing for what is unanswered, refused or not asked so far.
    Value value(std::string_view name) const;
    /// value() as a function, good as long as this object.
    Lookup values() const;

private:
    std::map<std::string_view, Value, std::less<>> values_;
};

}  // namespace questionnaires
