#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"

namespace questionnaires {

/// Values of `${name}` under a sheet as it is now: the answer's value, or that of a calculated question;
/// Missing for what is unanswered, refused, or not relevant, its page included. One choice is its code, a
/// multiple choice or a ranking its codes, a number a number. The questionnaire must outlive it.
Lookup values_of(const Questionnaire& questionnaire, const AnswerSheet& sheet);

/// Whether a question is asked, given the answers so far. A note or an item without condition is.
bool is_relevant(const Question& question, const Lookup& values);

/// What a page shows, in order: its relevant questions and notes, none when the page is not relevant.
/// Answers on a page may make more of its own questions relevant: the page is then shown once more.
std::vector<const Question*> asked_questions(const Page& page, const Lookup& values);

/// Whether a page is relevant and has at least one relevant question. Notes count only on a page that has
/// nothing else: a page whose every question is left out is not shown for the note above them.
bool is_shown(const Page& page, const Lookup& values);

/// Index of the first page at or after `from` (before or at `from`, for previous_page) that is shown; nullopt
/// at the end of the questionnaire.
std::optional<std::size_t> next_page(const Questionnaire&, const AnswerSheet&, std::size_t from);
std::optional<std::size_t> previous_page(const Questionnaire&, const AnswerSheet&, std::size_t from);

/// What a form sent: fields by name, several values for ticked boxes. For question `q`:
///     q            radio code, ticked codes, number or text; "refus" is reserved for the refusal choice
///     q.precisez   the « précisez » text
///     q.CODE       rank given to choice CODE ("1", "2", … or empty)
using FormFields = std::multimap<std::string, std::string, std::less<>>;

/// The fields that a form of this page sends when nobody changes what it shows of the sheet: what to fill the
/// page with. Numbers have a decimal comma. read_page gives the same answers back.
FormFields form_fields(const Questionnaire&, const Page&, const AnswerSheet&);

enum class AnswerFault {
    unknown_code,
    several_codes,
    exclusive_with_others,
    not_a_number,
    not_an_integer,
    text_too_long,
    rank_repeated,
    rank_incomplete,
    constraint_failed,
};

struct AnswerError {
    std::string question;
    AnswerFault fault;
    std::string message;  ///< French, says what to do
};

/// Answers of one page, and what is wrong with them: at most one error a question, in the order of asking.
/// `answers` holds every answer that could be read, faulty ones included, so that the page can be shown
/// again: a text cut at its greatest length, a number as typed, the ranks given so far best first. What a
/// sheet cannot say (the end of the text, a rank given twice) is in `as_given`, up to 10,000 characters a text.
struct PageReading {
    AnswerSheet answers;
    std::vector<AnswerError> errors;
    std::vector<std::string> unanswered;  ///< relevant required questions left empty: one soft reminder
    FormFields as_given;                  ///< to fill the page again: typed and ticked, cleaned, bounded
};

/// Reads one page of a form. Fields of other pages, of questions that are not relevant, and unknown fields
/// are ignored; line ends become \n, leading and trailing blanks go, control characters too, invalid UTF-8
/// becomes U+FFFD; text is bounded to `max_length`. A decimal comma and blanks between thousands are
/// accepted. Of a field sent several times where one value is due, the first that is not empty counts.
///
/// A radio group sent with "refus" and a code is a refusal; anywhere else a refusal beside an answer is an
/// error (exclusive_with_others): neither is dropped unasked. A « précisez » counts only with its choice. No
/// rank at all is no answer. A constraint that cannot be told, for want of another answer, is no fault.
///
/// `before` holds the answers of the other pages, for constraints and conditions; what it may hold of this
/// page does not count. Throws nothing for what a form can send.
PageReading read_page(const Questionnaire&, const Page&, const FormFields& fields, const AnswerSheet& before);

/// What goes into the ballot: the sound answers to relevant questions, and the calculated values.
///
/// One pass in the order of asking settles everything, because conditions look back only: an answer is
/// dropped when its question is unknown or not relevant under what was kept before it, or when check_sheet
/// finds fault with it; a « précisez » without its choice is dropped too. So final_sheet(final_sheet(x)) ==
/// final_sheet(x), check_sheet finds nothing in it, and longest_sheet_size bounds it.
///
/// A relevant calculated question gets its value as Answer::text: a number in canonical form (at most nine
/// decimals, none beyond 1e15), a truth as 1 or 0, codes separated by blanks, a text of at most 40
/// characters. A text that may come from what a person typed, however indirectly, is left out: it would pass
/// for a closed answer.
AnswerSheet final_sheet(const Questionnaire&, const AnswerSheet& sheet);

/// Every fault of a whole sheet, as read_page would find them page by page.
std::vector<AnswerError> check_sheet(const Questionnaire&, const AnswerSheet&);

}  // namespace questionnaires
