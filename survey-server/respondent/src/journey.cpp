#include "journey.hpp"

#include <algorithm>
#include <utility>

#include "survey.hpp"
#include "typed_fields.hpp"

namespace respondent {
namespace {

using questionnaires::AnswerSheet;
using questionnaires::FormFields;
using questionnaires::Page;
using questionnaires::PageReading;
using questionnaires::Question;
using questionnaires::Questionnaire;

Screen review(Visit visit) {
    visit.page.clear();
    visit.shown.clear();
    Screen screen;
    screen.visit = std::move(visit);
    return screen;
}

void note_shown(const Questionnaire& questionnaire, const Page& page, Visit& visit) {
    const auto asked = questions_asked(page, questionnaires::values_of(questionnaire, visit.answers));
    visit.page = page.name;
    visit.shown = Visit::Names(asked.begin(), asked.end());
}

/// The answers of the page as they stand, a draft in place of an answer where there is one.
FormFields filled(const Questionnaire& questionnaire, const Page& page, const Visit& visit) {
    FormFields fields = questionnaires::form_fields(questionnaire, page, visit.answers);
    for (const Question& question : page.questions) {
        const FormFields draft = fields_of(visit.drafts, question.name);
        if (draft.empty()) continue;
        std::erase_if(fields, [&](const auto& field) { return belongs_to(field.first, question.name); });
        fields.insert(draft.begin(), draft.end());
    }
    return fields;
}

Screen arrive(const Questionnaire& questionnaire, Visit visit, std::size_t index) {
    const Page& page = questionnaire.pages[index];
    note_shown(questionnaire, page, visit);
    Screen screen;
    screen.typed = filled(questionnaire, page, visit);
    screen.visit = std::move(visit);
    return screen;
}

void forget_page(const Page& page, Visit& visit) {
    for (const Question& question : page.questions) {
        visit.answers.erase(question.name);
        std::erase_if(visit.drafts,
                      [&](const auto& field) { return belongs_to(field.first, question.name); });
    }
}

/// Reads the page into the visit, in place of what the visit knew of it.
PageReading take_in(const Questionnaire& questionnaire, const Page& page, const FormFields& fields,
                    Visit& visit) {
    forget_page(page, visit);
    PageReading reading = questionnaires::read_page(questionnaire, page, fields, visit.answers);
    visit.answers.insert(reading.answers.begin(), reading.answers.end());
    return reading;
}

std::vector<std::string> not_shown_before(const std::vector<std::string>& asked, const Visit& visit) {
    std::vector<std::string> added;
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(added),
                 [&visit](const std::string& name) { return !visit.shown.contains(name); });
    return added;
}

/// Left empty though shown, unless that was said before.
std::vector<std::string> to_point_out(const PageReading& reading, const Page& page, const Visit& visit) {
    std::vector<std::string> names;
    if (visit.reminded.contains(page.name)) return names;
    std::copy_if(reading.unanswered.begin(), reading.unanswered.end(), std::back_inserter(names),
                 [&visit](const std::string& name) { return visit.shown.contains(name); });
    return names;
}

/// The next page to see after page `index`; pages.size() is the review.
std::size_t destination(const Questionnaire& questionnaire, const Visit& visit, std::size_t index) {
    auto next = questionnaires::next_page(questionnaire, visit.answers, index + 1);
    while (visit.reviewing && next && visit.seen.contains(questionnaire.pages[*next].name)) {
        next = questionnaires::next_page(questionnaire, visit.answers, *next + 1);
    }
    return next.value_or(questionnaire.pages.size());
}

}  // namespace

std::vector<std::string> questions_asked(const Page& page, const questionnaires::Lookup& values) {
    std::vector<std::string> names;
    for (const Question* question : questionnaires::asked_questions(page, values)) {
        if (is_asked(*question)) names.push_back(question->name);
    }
    return names;
}

Screen first_screen(const Questionnaire& questionnaire) {
    const auto first = questionnaires::next_page(questionnaire, {}, 0);
    return first ? arrive(questionnaire, Visit{}, *first) : review(Visit{});
}

Screen go_on(const Questionnaire& questionnaire, Visit visit, const FormFields& fields) {
    const std::size_t index = page_index(questionnaire, visit.page);
    if (index == questionnaire.pages.size()) return review(std::move(visit));
    const Page& page = questionnaire.pages[index];

    PageReading reading = take_in(questionnaire, page, fields, visit);
    Screen again;
    again.errors = std::move(reading.errors);
    const auto values = questionnaires::values_of(questionnaire, visit.answers);
    again.added = not_shown_before(questions_asked(page, values), visit);
    again.unanswered = to_point_out(reading, page, visit);
    if (!again.errors.empty() || !again.added.empty() || !again.unanswered.empty()) {
        if (!again.unanswered.empty()) visit.reminded.insert(page.name);
        note_shown(questionnaire, page, visit);
        again.typed = std::move(reading.as_given);
        again.visit = std::move(visit);
        return again;
    }
    visit.seen.insert(page.name);
    const std::size_t next = destination(questionnaire, visit, index);
    return next == questionnaire.pages.size() ? review(std::move(visit))
                                              : arrive(questionnaire, std::move(visit), next);
}

Screen go_back(const Questionnaire& questionnaire, Visit visit, const FormFields& fields) {
    const std::size_t index = page_index(questionnaire, visit.page);
    if (index < questionnaire.pages.size()) {
        const Page& page = questionnaire.pages[index];
        const PageReading reading = take_in(questionnaire, page, fields, visit);
        for (const auto& error : reading.errors) {
            visit.drafts.merge(fields_of(reading.as_given, error.question));
        }
        if (!reading.errors.empty()) visit.seen.erase(page.name);
        if (visit.reviewing) return review(std::move(visit));
    }
    visit.reviewing = false;
    const auto previous =
        index == 0 ? std::nullopt : questionnaires::previous_page(questionnaire, visit.answers, index - 1);
    const auto target = previous ? previous : questionnaires::next_page(questionnaire, visit.answers, 0);
    return target ? arrive(questionnaire, std::move(visit), *target) : review(std::move(visit));
}

Screen reopen(const Questionnaire& questionnaire, Visit visit, std::string_view page) {
    const std::size_t index = page_index(questionnaire, page);
    if (index == questionnaire.pages.size()) return review(std::move(visit));
    visit.reviewing = true;
    return arrive(questionnaire, std::move(visit), index);
}

}  // namespace respondent
