#include "respondent/survey_pages.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "anonymity_sheet.hpp"
#include "http/form.hpp"
#include "information_pages.hpp"
#include "journey.hpp"
#include "question_page.hpp"
#include "receipt_pages.hpp"
#include "review_page.hpp"
#include "sending.hpp"
#include "survey.hpp"
#include "typed_fields.hpp"
#include "urn/page_state.hpp"

namespace respondent {
namespace {

// Fields of our own in the forms begin with a sign that no question's name has:
//     _etat   the visit, sealed
//     _aller  what the pressed button asks: "suite" (« Continuer ») or "retour" (« Revenir »)
//     _page   name of the page that « Modifier » opens
//     _code   the code of participation
//     _recu   the receipt that is looked up in the public list

// A list of 55,000 ballots is 4.4 MB: a few at once, for everybody together.
constexpr double kDownloadsAtOnce = 20;

std::optional<Visit> open_visit(const Survey& survey, const http::Form& form) {
    const auto state =
        urn::open_state(value_of(form, "_etat"), survey.wave.definition, survey.wave.page_state_key);
    return state ? read_visit(*state) : std::nullopt;
}

http::Response show(const Survey& survey, Screen screen) {
    if (screen.visit.page.empty()) return review_page(survey, std::move(screen.visit));
    return question_page(survey, screen);
}

/// POST /questionnaire and /verification: whatever the button asks.
http::Response move_on(const Survey& survey, const http::Form& form) {
    const auto& questionnaire = survey.questionnaire;
    if (form.empty()) return show(survey, first_screen(questionnaire));
    auto visit = open_visit(survey, form);
    if (!visit) return unopened_page(survey, form);
    if (form.contains("_page")) {
        return show(survey, reopen(questionnaire, std::move(*visit), value_of(form, "_page")));
    }
    if (value_of(form, "_aller") == "retour")
        return show(survey, go_back(questionnaire, std::move(*visit), form));
    return show(survey, go_on(questionnaire, std::move(*visit), form));
}

enum class Route {
    start,
    questionnaire,
    verification,
    sending,
    anonymity,
    sheet,
    receipts,
    receipt_search,
    receipts_text,
    accessibility,
    style,
    icon
};

struct Endpoint {
    std::string_view path;
    std::string_view method;
    Route route;
};

constexpr std::array kEndpoints{
    Endpoint{"/", "GET", Route::start},
    Endpoint{"/questionnaire", "POST", Route::questionnaire},
    Endpoint{"/verification", "POST", Route::verification},
    Endpoint{"/envoi", "POST", Route::sending},
    Endpoint{"/anonymat", "GET", Route::anonymity},
    Endpoint{"/fiche", "GET", Route::sheet},
    Endpoint{"/recus", "GET", Route::receipts},
    Endpoint{"/recus", "POST", Route::receipt_search},
    Endpoint{"/recus.txt", "GET", Route::receipts_text},
    Endpoint{"/accessibilite", "GET", Route::accessibility},
    Endpoint{"/style.css", "GET", Route::style},
    Endpoint{"/favicon.ico", "GET", Route::icon},
};

/// The endpoint of this path and method; of this path alone when it knows no such method.
const Endpoint* find_endpoint(std::string_view path, std::string_view method) {
    const Endpoint* same_path = nullptr;
    for (const Endpoint& endpoint : kEndpoints) {
        if (endpoint.path != path) continue;
        if (endpoint.method == method) return &endpoint;
        if (same_path == nullptr) same_path = &endpoint;
    }
    return same_path;
}

http::Response no_content() {
    http::Response response;
    response.status = 204;
    response.headers.emplace_back("Cache-Control", "public, max-age=86400");
    return response;
}

}  // namespace

struct SurveyPages::Impl {
    Impl(const campaign::OpenWave& wave, urn::Writer& storing, const Serving& serving,
         const AttemptLimits& limits)
        : survey{std::make_shared<const Survey>(wave)},
          reception{survey, std::make_shared<AttemptBudget>(limits), &storing},
          start{start_page(*survey)},
          anonymity{anonymity_page(*survey)},
          sheet{anonymity_sheet(*survey, serving)},
          accessibility{accessibility_page(*survey)},
          style{stylesheet()} {}

    std::shared_ptr<const Survey> survey;
    const Reception reception;
    mutable AttemptBudget downloads{AttemptLimits{.burst = kDownloadsAtOnce}};

    // The same for everybody as long as the wave is served: rendered once.
    const http::Response start;
    const http::Response anonymity;
    const http::Response sheet;
    const http::Response accessibility;
    const http::Response style;

    void send(const http::Request& request, http::Respond respond) const {
        const auto form = http::parse_form(request.body);
        auto visit = form ? open_visit(*survey, *form) : std::nullopt;
        if (!visit) return respond(unopened_page(*survey, form.value_or(http::Form{})));
        send_answers(reception, std::move(*visit), *form, std::move(respond));
    }

    http::Response page(Route route, const http::Request& request) const {
        switch (route) {
            case Route::start:
                return start;
            case Route::questionnaire:
            case Route::verification: {
                const auto form = http::parse_form(request.body);
                return form ? move_on(*survey, *form) : unopened_page(*survey, {});
            }
            case Route::anonymity:
                return anonymity;
            case Route::sheet:
                return sheet;
            case Route::receipts:
                return receipts_page(*survey);
            case Route::receipt_search: {
                const auto form = http::parse_form(request.body);
                return found_receipt_page(*survey, form.value_or(http::Form{}));
            }
            case Route::receipts_text:
                return receipts_text(*survey, downloads);
            case Route::accessibility:
                return accessibility;
            case Route::style:
                return style;
            case Route::icon:
                return no_content();
            case Route::sending:
                break;
        }
        return not_found_page(*survey);
    }
};

SurveyPages::SurveyPages(const campaign::OpenWave& wave, urn::Writer& writer, const Serving& serving,
                         const AttemptLimits& limits)
    : impl_{std::make_unique<Impl>(wave, writer, serving, limits)} {}

SurveyPages::~SurveyPages() = default;

void SurveyPages::handle(const http::Request& request, http::Respond respond) {
    const Survey& survey = *impl_->survey;
    const Endpoint* endpoint = find_endpoint(request.path, request.method);
    if (endpoint == nullptr) return respond(not_found_page(survey));

    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool wants_read = endpoint->method == "GET";
    if (!wants_read && reads) return respond(see_other("/"));  // a page of answers reloaded: begin again
    if (wants_read && !reads) return respond(not_allowed_page(survey, "GET, HEAD"));
    if (!wants_read && request.method != "POST") return respond(not_allowed_page(survey, "POST"));

    if (endpoint->route == Route::sending) return impl_->send(request, std::move(respond));
    respond(impl_->page(endpoint->route, request));
}

}  // namespace respondent
