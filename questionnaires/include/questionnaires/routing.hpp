#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

namespace questionnaires {

/// Values of `${name}` under a sheet: the answer's value, or that of a calculated question; Missing
/// for what is unanswered, refused, or not relevant. The sheet and questionnaire must outlive it.
Lookup values_of(const Questionnaire& questionnaire, const AnswerSheet& sheet);

/// Whether a question is asked, given the answers so far. A note or an item without condition is.
bool is_relevant(const Question& question, const Lookup& values);

/// Index of the first page at or after `from` (before or at `from`, for previous_page) that is relevant and
/// has at least one relevant question; nullopt at the end of the questionnaire.
std::optional<std::size_t> next_page(const Questionnaire&, const AnswerSheet&, std::size_t from);
std::optional<std::size_t> previous_page(const Questionnaire&, const AnswerSheet&, std::size_t from);

/// What a form sent: fields by name, several values for ticked boxes. For question `q`:
///     q            radio code, ticked codes, number or text; "refus" is reserved for the refusal choice
///     q.precisez   the « précisez » text
///     q.CODE       rank given to choice CODE ("1", "2", … or empty)
using FormFields = std::multimap<std::string, std::string, std::less<>>;

enum class AnswerFault {
    unknown_code, several_codes, exclusive_with_others, not_a_number, not_an_integer,
    text_too_long, rank_repeated, rank_incomplete, constraint_failed,
};

struct AnswerError {
    std::string question;
    AnswerFault fault;
    std::string message;  ///< French, says what to do
};

/// Answers of one page, and what is wrong with them. `answers` holds every field that could be read, faulty
/// ones included as given, so that the page can be shown again without loss.
struct PageReading {
    AnswerSheet answers;
    std::vector<AnswerError> errors;
    std::vector<std::string> unanswered;  ///< relevant required questions left empty: one soft reminder
};

/// Reads one page of a form. Fields of other pages and unknown fields are ignored; line ends become \n,
/// leading and trailing blanks go, text is bounded to `max_length`, invalid UTF-8 and control
/// characters are replaced. A decimal comma is accepted.
/// `before` holds the answers of the other pages, for constraints and conditions.
PageReading read_page(const Questionnaire&, const Page&, const FormFields& fields, const AnswerSheet& before);

/// Drops what must not be in a ballot: answers to questions that are not relevant under the sheet itself
/// (repeated until stable) and questions unknown to the questionnaire.
AnswerSheet final_sheet(const Questionnaire&, AnswerSheet sheet);

/// Every fault of a whole sheet, as read_page would find them page by page.
std::vector<AnswerError> check_sheet(const Questionnaire&, const AnswerSheet&);

}  // namespace questionnaires
