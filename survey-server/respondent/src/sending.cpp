#include "sending.hpp"

#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "grouped_digits.hpp"
#include "page_layout.hpp"
#include "review_page.hpp"
#include "typed_fields.hpp"
#include "urn/codes.hpp"
#include "urn/sealing.hpp"

namespace respondent {
namespace {

constexpr std::size_t kLongestCode = 64;

/// `receipt`: empty when the ballot was stored by an earlier request, whose receipt this one does not know.
http::Response receipt_page(const Survey& survey, const std::string& receipt) {
    View view;
    if (receipt.empty())
        view.show("STORED_BEFORE");
    else
        view.add("STORED", grouped_digits(receipt));

    if (survey.wave.mode == campaign::Mode::codes) view.show("CODES_MODE");

    PageLayout layout;
    layout.title = std::string{receipt.empty() ? "Réponse déjà enregistrée" : "Réponse enregistrée"} + " – " +
                   survey.questionnaire.settings.title;
    layout.content = {"receipt.tpl", std::move(view)};
    http::Response response = lay_out(survey, layout);
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

bool is_blank(std::string_view typed) {
    return typed.find_first_not_of(" \t") == std::string_view::npos;
}

/// What is submitted under: a drawn code, or in open mode the retry receipt; nullopt when the code was mistyped.
std::optional<urn::CodeHash> right_to_answer(const Survey& survey, const urn::RetryReceipt& retry,
                                             const std::string& typed) {
    if (survey.wave.mode == campaign::Mode::open) return urn::open_mode_code(retry);
    const auto code = urn::canonical_code(typed);
    if (!code) return std::nullopt;
    return urn::hash_code(*code, survey.wave.code_secret);
}

Obstacle refusal(AttemptBudget& attempts) {
    return attempts.take() ? Obstacle::code_refused : Obstacle::codes_held_back;
}

http::Response answer_to(urn::Put outcome, const Reception& reception, const Visit& visit,
                         const std::string& typed, const std::string& receipt) {
    const Survey& survey = *reception.survey;
    switch (outcome) {
        case urn::Put::stored:
            return receipt_page(survey, receipt);
        case urn::Put::stored_before:
            return receipt_page(survey, {});
        case urn::Put::code_used:
        case urn::Put::code_unknown:
            return review_page(survey, visit, refusal(*reception.attempts), typed);
        case urn::Put::unavailable:
            break;
    }
    return review_page(survey, visit, Obstacle::unavailable, typed);
}

}  // namespace

void send_answers(const Reception& reception, Visit visit, const http::Form& form, http::Respond respond) {
    const auto& survey = reception.survey;
    const std::string typed{value_of(form, "_code").substr(0, kLongestCode)};
    if (!visit.retry) return respond(review_page(*survey, std::move(visit)));
    if (!faults_of(survey->questionnaire, visit).empty()) {
        return respond(review_page(*survey, std::move(visit), Obstacle::answers, typed));
    }
    const auto code = right_to_answer(*survey, *visit.retry, typed);
    if (!code) {
        const Obstacle obstacle = is_blank(typed) ? Obstacle::code_missing : Obstacle::code_mistyped;
        return respond(review_page(*survey, std::move(visit), obstacle, typed));
    }

    const auto sheet = questionnaires::final_sheet(survey->questionnaire, visit.answers);
    urn::Submission submission{*code, *visit.retry, {}};
    std::string written = questionnaires::write_sheet(sheet);
    const urn::WipedAtEnd wiped(written);
    submission.ballot = urn::seal(written, survey->wave.padded_size, survey->wave.sealing_key);
    const std::string receipt = urn::receipt(submission.ballot);

    // Runs on the writer's thread, where nothing may be thrown; it owns all it needs, for the pages may be gone.
    auto done = [reception, visit, typed, receipt, respond = std::move(respond)](urn::Put outcome) {
        http::Response response;
        try {
            response = answer_to(outcome, reception, visit, typed, receipt);
        } catch (const std::exception&) {
            response = {500,
                        "text/plain; charset=utf-8",
                        "Une erreur s’est produite. Revenez en arrière et renvoyez.\n",
                        {}};
        }
        respond(std::move(response));
    };
    reception.writer->submit(std::move(submission), std::move(done));
}

}  // namespace respondent
