#include "journey.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <stdexcept>
#include <thread>

#include "survey_page.hpp"

namespace simulation {

using questionnaires::Answer;
using questionnaires::Question;
using questionnaires::QuestionKind;

namespace {

constexpr const char* kStart = "Commencer";
constexpr const char* kContinue = "Continuer";
constexpr const char* kSend = "Envoyer";
constexpr int kTries = 40;  // a full server asks to come back; a person does, for a while

SurveyPage read(const http::ClientResponse& response) {
    if (response.status != 200) {
        throw std::runtime_error("le serveur a répondu " + std::to_string(response.status) + " : « " +
                                 read_survey_page(response.body).title + " ».");
    }
    return read_survey_page(response.body);
}

const PageForm& form_with(const SurveyPage& page, const char* button) {
    const PageForm* form = page.form_with(button);
    if (form == nullptr) {
        throw std::runtime_error("la page « " + page.title + " » n’a pas de bouton « " + button + " ».");
    }
    return *form;
}

std::string path_of(const std::string& action) {
    return action.substr(0, action.find('#'));
}

http::ClientResponse press(http::Client& client, const PageForm& form, const char* label, http::Form fields) {
    const Button& button = *form.button(label);
    if (!button.name.empty()) fields.emplace(button.name, button.value);
    return client.post_form(path_of(button.action), http::write_form(fields));
}

/// The question a control belongs to: `q`, `q.precisez` and `q.CODE` are all of `q`.
const Question* question_of(const questionnaires::Questionnaire& questionnaire, const std::string& control) {
    return questionnaire.question(std::string_view{control}.substr(0, control.find('.')));
}

void tick(const PageForm& form, const std::string& name, const std::string& value, http::Form& fields) {
    const bool offered = std::any_of(form.controls.begin(), form.controls.end(), [&](const Control& control) {
        return control.name == name && control.value == value;
    });
    if (!offered) throw std::runtime_error("la question « " + name + " » ne propose pas « " + value + " ».");
    fields.emplace(name, value);
}

void fill_in(const PageForm& form, const Question& question, const Answer& answer, http::Form& fields) {
    if (answer.refused) {
        tick(form, question.name, "refus", fields);
        return;
    }
    switch (question.kind) {
        case QuestionKind::select_one:
        case QuestionKind::select_multiple:
            for (const std::string& code : answer.codes) tick(form, question.name, code, fields);
            break;
        case QuestionKind::rank:
            for (std::size_t rank = 0; rank < answer.codes.size(); ++rank) {
                const std::string name = question.name + "." + answer.codes[rank];
                if (!form.offers(name))
                    throw std::runtime_error("la question « " + question.name + " » ne classe pas « " + name +
                                             " ».");
                fields.erase(name);
                fields.emplace(name, std::to_string(rank + 1));
            }
            break;
        case QuestionKind::integer:
        case QuestionKind::decimal:
        case QuestionKind::text:
            fields.erase(question.name);
            fields.emplace(question.name, answer.text);
            break;
        case QuestionKind::note:
        case QuestionKind::calculate:
            break;
    }
}

/// Names of the questions a form asks, each once, in the order of the page.
std::vector<const Question*> questions_of(const PageForm& form,
                                          const questionnaires::Questionnaire& questionnaire) {
    std::vector<const Question*> asked;
    for (const Control& control : form.controls) {
        const Question* question = question_of(questionnaire, control.name);
        if (question != nullptr && std::find(asked.begin(), asked.end(), question) == asked.end())
            asked.push_back(question);
    }
    return asked;
}

/// Answers the questions that the person has not met yet; a page shown again, for a question that came in or as a
/// reminder, keeps what it holds.
http::Form answered(const PageForm& form, const std::vector<const Question*>& asked, Person& person,
                    std::set<const Question*>& met) {
    http::Form fields = form.as_it_stands();
    for (const Question* question : asked) {
        if (!met.insert(question).second) continue;
        if (const auto answer = person.answer(*question)) fill_in(form, *question, *answer, fields);
    }
    return fields;
}

std::string code_field(const PageForm& form, const SurveyPage& page) {
    for (const Control& control : form.controls) {
        if (control.type == "text") return control.name;
    }
    throw std::runtime_error("la page « " + page.title + " » ne demande pas de code.");
}

void send(http::Client& client, const PageForm& form, const SurveyPage& page, const std::string& code) {
    http::Form fields = form.as_it_stands();
    if (!code.empty()) {
        const std::string name = code_field(form, page);
        fields.erase(name);
        fields.emplace(name, code);
    }
    for (int tries = 1;; ++tries) {
        const http::ClientResponse response = press(client, form, kSend, fields);
        if (response.status == 503 && tries < kTries) {
            std::this_thread::sleep_for(std::chrono::milliseconds{250});
            continue;
        }
        const SurveyPage last = read(response);
        if (last.form_with(kSend) != nullptr)
            throw std::runtime_error("l’envoi est refusé : « " + last.title + " ».");
        return;
    }
}

}  // namespace

Ending walk_through(http::Client& client, const questionnaires::Questionnaire& questionnaire, Person& person,
                    const std::string& code) {
    const SurveyPage welcome = read(client.get("/"));
    const PageForm& start = form_with(welcome, kStart);
    SurveyPage page = read(press(client, start, kStart, start.as_it_stands()));

    const std::size_t pages = questionnaire.pages.size();
    std::set<const Question*> met;
    for (std::size_t shown = 0; page.form_with(kSend) == nullptr; ++shown) {
        if (shown > 3 * pages) throw std::runtime_error("la page « " + page.title + " » revient sans cesse.");
        if (person.gives_up(shown, pages)) return Ending::gave_up;
        const PageForm& form = form_with(page, kContinue);
        page = read(
            press(client, form, kContinue, answered(form, questions_of(form, questionnaire), person, met)));
    }
    send(client, form_with(page, kSend), page, code);
    return Ending::sent;
}

}  // namespace simulation
