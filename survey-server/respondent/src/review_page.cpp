#include "review_page.hpp"

#include <utility>
#include <vector>

#include "journey.hpp"
#include "page_layout.hpp"
#include "question_page.hpp"
#include "reports/french_text.hpp"
#include "steps.hpp"
#include "typed_fields.hpp"
#include "urn/codes.hpp"

namespace respondent {
namespace {

using questionnaires::Answer;
using questionnaires::Choice;
using questionnaires::Page;
using questionnaires::Question;
using questionnaires::QuestionKind;
using questionnaires::Questionnaire;
using Faults = std::map<std::string, std::string>;

/// How many questions were asked, and what became of them.
struct Tally {
    std::size_t asked = 0;
    std::size_t refused = 0;
    std::size_t empty = 0;
};

std::string label_of(const Questionnaire& questionnaire, const Question& question, const std::string& code,
                     const Answer& answer) {
    for (const Choice& choice : questionnaire.choices_of(question)) {
        if (choice.code != code) continue;
        return choice.specify && !answer.text.empty() ? choice.label + "\u00A0: " + answer.text
                                                      : choice.label;
    }
    return code;
}

std::string number_in_french(std::string text) {
    const std::size_t point = text.find('.');
    if (point != std::string::npos) text[point] = ',';
    return text;
}

/// The answer in words, one line a choice.
std::vector<std::string> lines_of(const Questionnaire& questionnaire, const Question& question,
                                  const Answer& answer) {
    std::vector<std::string> lines;
    for (const std::string& code : answer.codes) {
        std::string line = label_of(questionnaire, question, code, answer);
        if (question.kind == QuestionKind::rank) line = std::to_string(lines.size() + 1) + ". " + line;
        lines.push_back(std::move(line));
    }
    if (!answer.codes.empty() || answer.text.empty()) return lines;
    const bool number = question.kind == QuestionKind::integer || question.kind == QuestionKind::decimal;
    lines.push_back(number ? number_in_french(answer.text) : answer.text);
    return lines;
}

View answer_view(const Questionnaire& questionnaire, const Question& question, const Visit& visit,
                 const Faults& faults, Tally& tally) {
    View view;
    view.set("LABEL", question.label);
    ++tally.asked;
    const auto given = visit.answers.find(question.name);
    const auto fault = faults.find(question.name);
    if (fault != faults.end()) {
        view.add("FAULT", View{}.set("MESSAGE", fault->second));
    } else if (given == visit.answers.end()) {
        ++tally.empty;
        view.show("EMPTY");
    } else if (given->second.refused) {
        ++tally.refused;
        view.show("REFUSED");
    } else {
        for (std::string& line : lines_of(questionnaire, question, given->second)) {
            view.add("GIVEN", View{}.set("LINE", std::move(line)));
        }
    }
    return view;
}

View answers_view(const Questionnaire& questionnaire, const Visit& visit, const Faults& faults) {
    Tally tally;
    View view;
    const auto values = questionnaires::values_of(questionnaire, visit.answers);
    for (const Page& page : questionnaire.pages) {
        View section;
        section.set("TITLE", page.title).set("PAGE", page.name);
        for (const std::string& name : questions_asked(page, values)) {
            section.add("ANSWER",
                        answer_view(questionnaire, *questionnaire.question(name), visit, faults, tally));
        }
        if (!section.sections.empty()) view.add("PAGES", std::move(section));
    }
    view.set("ASKED", std::to_string(tally.asked));
    view.set("ANSWERED", std::to_string(tally.asked - tally.empty - tally.refused));
    view.set("EMPTY_COUNT", std::to_string(tally.empty)).set("REFUSED_COUNT", std::to_string(tally.refused));
    return view;
}

View obstacle_view(const Questionnaire& questionnaire, Obstacle obstacle, const Faults& faults) {
    switch (obstacle) {
        case Obstacle::code_missing:
            return View{}.show("CODE_MISSING");
        case Obstacle::code_mistyped:
            return View{}.show("CODE_MISTYPED");
        case Obstacle::code_refused:
            return View{}.show("CODE_REFUSED");
        case Obstacle::codes_held_back:
            return View{}.show("CODES_HELD_BACK");
        case Obstacle::unavailable:
            return View{}.show("UNAVAILABLE");
        case Obstacle::answers:
        case Obstacle::none:
            break;
    }
    if (faults.empty()) return {};
    View list;
    for (const auto& [name, message] : faults) {
        list.add("ITEM", View{}.set("LABEL", questionnaire.question(name)->label).set("MESSAGE", message));
    }
    return View{}.add("FAULTS", std::move(list));
}

bool is_about_code(Obstacle obstacle) {
    return obstacle == Obstacle::code_missing || obstacle == Obstacle::code_mistyped ||
           obstacle == Obstacle::code_refused || obstacle == Obstacle::codes_held_back;
}

http::Response later(http::Response response, const char* seconds) {
    response.headers.emplace_back("Retry-After", seconds);
    return response;
}

void add_code_field(const Survey& survey, Obstacle obstacle, const std::string& code, View& view) {
    if (survey.wave.mode == campaign::Mode::open) {
        view.show("OPEN_MODE");
        return;
    }
    View field;
    field.set("CODE", code);
    if (is_about_code(obstacle)) field.show("INVALID");
    view.add("CODES_MODE", std::move(field));
}

}  // namespace

Faults faults_of(const Questionnaire& questionnaire, const Visit& visit) {
    Faults faults;
    for (const auto& error : questionnaires::check_sheet(questionnaire, visit.answers)) {
        faults.emplace(error.question, reports::typo_fr(error.message));
    }
    if (visit.drafts.empty()) return faults;
    const auto values = questionnaires::values_of(questionnaire, visit.answers);
    for (const Page& page : questionnaire.pages) {
        for (const std::string& name : questions_asked(page, values)) {
            if (!fields_of(visit.drafts, name).empty()) faults.emplace(name, "Cette réponse est à corriger.");
        }
    }
    return faults;
}

http::Response review_page(const Survey& survey, Visit visit, Obstacle obstacle, const std::string& code) {
    const Questionnaire& questionnaire = survey.questionnaire;
    visit.page.clear();
    visit.reviewing = false;
    if (!visit.retry) visit.retry = urn::draw_retry_receipt();
    const Faults faults = faults_of(questionnaire, visit);

    View view = answers_view(questionnaire, visit, faults);
    const Step step = step_of(questionnaire, visit.answers, questionnaire.pages.size());
    view.set("STATE", seal_visit(survey, visit));
    view.set("STEP", std::to_string(step.number)).set("STEPS", std::to_string(step.total));
    View box = obstacle_view(questionnaire, obstacle, faults);
    const bool has_box = !box.sections.empty();
    if (has_box) view.add("SUMMARY", std::move(box));
    add_code_field(survey, obstacle, code, view);

    PageLayout layout;
    layout.title = (has_box ? "Erreur – " : "") + ("Étape " + std::to_string(step.number)) + " sur " +
                   std::to_string(step.total) + " – Relire et envoyer – " + questionnaire.settings.title;
    layout.content = {"review.tpl", std::move(view)};
    layout.focus_in_content = has_box;
    layout.answering = true;
    if (obstacle == Obstacle::unavailable) return later(lay_out(survey, layout, 503), "30");
    if (obstacle == Obstacle::codes_held_back) return later(lay_out(survey, layout, 429), "60");
    return lay_out(survey, layout, has_box ? 422 : 200);
}

}  // namespace respondent
