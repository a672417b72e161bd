#include "information_pages.hpp"

#include <string_view>
#include <utility>

#include "grouped_digits.hpp"
#include "page_layout.hpp"
#include "texts.hpp"
#include "typed_fields.hpp"

namespace respondent {
namespace {

using questionnaires::Page;
using questionnaires::Question;
using questionnaires::QuestionKind;

std::string title_of(const Survey& survey, const std::string& page) {
    return page + " – " + survey.questionnaire.settings.title;
}

std::size_t questions_at_most(const questionnaires::Questionnaire& questionnaire) {
    std::size_t count = 0;
    for (const Page& page : questionnaire.pages) {
        for (const Question& question : page.questions) {
            if (is_asked(question)) ++count;
        }
    }
    return count;
}

/// What the six answers and the full page both say of this wave.
View wave_view(const Survey& survey) {
    View view;
    view.set("THRESHOLD", std::to_string(survey.wave.threshold));
    // The first 16 hexadecimal digits, as on the notice board.
    view.add("HASH", grouped_digits(std::string_view{survey.wave.definition}.substr(0, 16)));
    view.show(survey.wave.mode == campaign::Mode::open ? "OPEN_MODE" : "CODES_MODE");
    if (const Question* band = survey.questionnaire.question(survey.questionnaire.settings.text_band)) {
        View named;
        named.set("BAND", band->label);
        view.add("TEXT_BAND", std::move(named));
    }
    return view;
}

http::Response information(const Survey& survey, const std::string& title, View::Part content,
                           int status = 200) {
    PageLayout layout;
    layout.title = title_of(survey, title);
    layout.content = std::move(content);
    return lay_out(survey, layout, status);
}

}  // namespace

http::Response start_page(const Survey& survey) {
    View view = wave_view(survey);
    view.set("SURVEY_TITLE", survey.questionnaire.settings.title);
    view.set("QUESTIONS", std::to_string(questions_at_most(survey.questionnaire)));
    const int minutes = survey.questionnaire.settings.minutes;
    if (minutes > 0) view.add("DURATION", View{}.set("MINUTES", std::to_string(minutes)));
    return information(survey, "Répondre à l’enquête " + campaign::wave_label(survey.wave.name),
                       {"start.tpl", std::move(view)});
}

http::Response anonymity_page(const Survey& survey) {
    return information(survey, "Votre anonymat", {"anonymity.tpl", wave_view(survey)});
}

http::Response accessibility_page(const Survey& survey) {
    return information(survey, "Accessibilité", {"accessibility.tpl", {}});
}

http::Response stylesheet() {
    http::Response response;
    response.content_type = "text/css; charset=utf-8";
    response.body = texts::style_css;
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

http::Response not_found_page(const Survey& survey) {
    return information(survey, "Page introuvable", {"message.tpl", View{}.show("NOT_FOUND")}, 404);
}

http::Response not_allowed_page(const Survey& survey, const char* allowed) {
    http::Response response =
        information(survey, "Demande refusée", {"message.tpl", View{}.show("NOT_ALLOWED")}, 405);
    response.headers.emplace_back("Allow", allowed);
    return response;
}

http::Response see_other(const char* path) {
    http::Response response;
    response.status = 303;
    response.headers.emplace_back("Location", path);
    return response;
}

http::Response unopened_page(const Survey& survey, const http::Form& form) {
    View texts;
    for (const Page& page : survey.questionnaire.pages) {
        for (const Question& question : page.questions) {
            const auto typed = value_of(form, question.name);
            if (question.kind != QuestionKind::text || typed.empty()) continue;
            texts.add("TEXT", View{}
                                  .set("ID", "texte-" + question.name)
                                  .set("LABEL", question.label)
                                  .set("TYPED", std::string{typed}));
        }
    }
    View view;
    if (!texts.sections.empty()) view.add("TEXTS", std::move(texts));
    return information(survey, "Vos réponses ne peuvent pas être relues", {"unopened.tpl", std::move(view)},
                       400);
}

}  // namespace respondent
