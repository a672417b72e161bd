#include "question_page.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "page_layout.hpp"
#include "question_view.hpp"
#include "reports/french_text.hpp"
#include "steps.hpp"
#include "typed_fields.hpp"
#include "urn/page_state.hpp"

namespace respondent {
namespace {

using questionnaires::Page;
using questionnaires::Question;
using questionnaires::QuestionKind;
using questionnaires::Questionnaire;

constexpr const char* kLeftEmpty = "Sans réponse pour l’instant.";

std::string fault_of(const Screen& screen, const std::string& question) {
    for (const auto& error : screen.errors) {
        if (error.question == question) return reports::typo_fr(error.message);
    }
    return {};
}

bool is_among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

View link_to(const Questionnaire& questionnaire, const std::string& question, std::string text) {
    return View{}
        .set("TARGET", first_control(questionnaire, *questionnaire.question(question)))
        .set("MESSAGE", std::move(text));
}

/// The box on top of a page shown again: what is wrong, what came new, what was left empty.
View summary(const Questionnaire& questionnaire, const Screen& screen) {
    View view;
    if (!screen.errors.empty()) {
        View errors;
        errors.set("HEADING", "Il y a un problème");
        for (const auto& error : screen.errors) {
            errors.add("ITEM", link_to(questionnaire, error.question, reports::typo_fr(error.message)));
        }
        view.add("BLOCK", std::move(errors)).set("KIND", "errors");
    }
    const auto point_at = [&](const std::vector<std::string>& names, std::string heading,
                              std::string_view text) {
        View block;
        block.set("HEADING", std::move(heading));
        block.add("TEXT", View{}.set("MESSAGE", reports::typo_fr(text)));
        for (const std::string& name : names) {
            block.add("ITEM", link_to(questionnaire, name, questionnaire.question(name)->label));
        }
        view.add("BLOCK", std::move(block));
    };
    if (!screen.added.empty()) {
        point_at(screen.added,
                 screen.added.size() == 1 ? "Une question s’ajoute" : "Des questions s’ajoutent",
                 "D’après votre réponse, cette page vous demande aussi :");
    }
    if (!screen.unanswered.empty()) {
        const std::size_t count = screen.unanswered.size();
        point_at(
            screen.unanswered,
            count == 1 ? "Une question est restée sans réponse"
                       : std::to_string(count) + " questions sont restées sans réponse",
            "Vous avez le droit de ne pas répondre. Complétez si vous le voulez, ou appuyez de nouveau sur "
            "« Continuer » : la page sera acceptée comme elle est.");
    }
    if (!view.sections.empty()) view.sections["BLOCK"].front().show("FIRST");
    return view;
}

std::string title_of(const Survey& survey, const Page& page, const Screen& screen, const Step& step) {
    std::string title;
    if (!screen.errors.empty())
        title = "Erreur – ";
    else if (!screen.added.empty())
        title = "Question ajoutée – ";
    else if (!screen.unanswered.empty())
        title = "Sans réponse – ";
    return title + "Étape " + std::to_string(step.number) + " sur " + std::to_string(step.total) + " – " +
           page.title + " – " + survey.questionnaire.settings.title;
}

/// Whether somebody's own words stand on the page.
bool shows_words(const Questionnaire& questionnaire, const Screen& screen) {
    return std::any_of(screen.typed.begin(), screen.typed.end(), [&](const auto& field) {
        const auto& [name, value] = field;
        if (value.empty() || value == "refus") return false;
        const Question* question = questionnaire.question(name);
        return question == nullptr ? name.ends_with(".precisez") : question->kind == QuestionKind::text;
    });
}

View::Part question_part(const Survey& survey, const Question& question,
                         const questionnaires::FormFields& typed, const QuestionDisplay& display) {
    const bool fresh = display.fault.empty() && display.reminder.empty() && !is_filled(typed, question.name);
    if (!fresh) return {"question.tpl", question_view(survey.questionnaire, question, typed, display)};
    return {"rendered.tpl", View{}.set("HTML", survey.fresh_questions.html(question, display.heads_page))};
}

View questions_view(const Survey& survey, const Page& page, const Screen& screen) {
    const Questionnaire& questionnaire = survey.questionnaire;
    const auto asked =
        questionnaires::asked_questions(page, questionnaires::values_of(questionnaire, screen.visit.answers));
    const bool alone = asked.size() == 1 && is_asked(*asked.front());
    View view;
    for (const Question* question : asked) {
        QuestionDisplay display;
        display.fault = fault_of(screen, question->name);
        if (is_among(screen.unanswered, question->name)) display.reminder = kLeftEmpty;
        display.heads_page = alone;
        view.include("ITEMS", question_part(survey, *question, screen.typed, display));
    }
    if (!alone) view.show("OWN_HEADING");
    return view;
}

}  // namespace

std::string seal_visit(const Survey& survey, const Visit& visit) {
    return urn::seal_state(write_visit(visit), survey.wave.definition, survey.wave.page_state_key);
}

http::Response question_page(const Survey& survey, const Screen& screen) {
    const Questionnaire& questionnaire = survey.questionnaire;
    const Visit& visit = screen.visit;
    const std::size_t index = page_index(questionnaire, visit.page);
    const Page& page = questionnaire.pages[index];
    const Step step = step_of(questionnaire, visit.answers, index);

    View view = questions_view(survey, page, screen);
    view.set("STATE", seal_visit(survey, visit));
    view.set("STEP", std::to_string(step.number)).set("STEPS", std::to_string(step.total));
    view.set("PAGE_HEADING", page.title);
    const bool to_review = visit.reviewing || is_last(questionnaire, visit.answers, index);
    view.set("ACTION", to_review ? "/verification#contenu" : "/questionnaire#contenu");
    if (step.number > 1 || visit.reviewing) view.show("BACK");
    View box = summary(questionnaire, screen);
    const bool has_box = !box.sections.empty();
    if (has_box) view.add("SUMMARY", std::move(box));

    PageLayout layout;
    layout.title = title_of(survey, page, screen, step);
    layout.content = {"questions.tpl", std::move(view)};
    layout.focus_in_content = has_box;
    layout.answering = true;
    http::Response response = lay_out(survey, layout, screen.errors.empty() ? 200 : 422);
    // http answers no-store unless told otherwise. Browsers then refuse to go back to a page that a form led to,
    // so pages of ticks may be kept; a page that shows somebody's own words is kept nowhere.
    if (!shows_words(questionnaire, screen))
        response.headers.emplace_back("Cache-Control", "private, no-cache");
    return response;
}

}  // namespace respondent
