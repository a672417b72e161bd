#include "respondent.hpp"

#include <stdexcept>
#include <string_view>

namespace tests {

namespace {

constexpr int kMostPages = 50;

/// What stands between two texts, the first occurrence after `from`; empty when there is none.
std::string_view between(std::string_view page, std::string_view before, std::string_view after,
                         std::size_t from = 0) {
    const std::size_t found = page.find(before, from);
    if (found == std::string_view::npos) return {};
    const std::size_t start = found + before.size();
    return page.substr(start, page.find(after, start) - start);
}

std::string_view path_of(std::string_view action) {
    return action.substr(0, action.find('#'));
}

bool is_review(std::string_view page) {
    return page.find("action=\"/envoi") != std::string_view::npos;
}

}  // namespace

std::string answer_pages(http::Client& client, const http::Form& answers) {
    std::string page = client.get("/").body;
    for (int number = 0; number < kMostPages && !is_review(page); ++number) {
        const std::string action(path_of(between(page, "action=\"", "\"")));
        if (action.empty()) throw std::runtime_error("no form on this page:\n" + page);
        http::Form form;
        const std::string_view state = between(page, "name=\"_etat\" value=\"", "\"");
        if (!state.empty()) {  // the first page only begins
            form = answers;
            form.emplace("_etat", state);
            form.emplace("_aller", "suite");
        }
        page = client.post_form(action, http::write_form(form)).body;
    }
    if (!is_review(page)) throw std::runtime_error("the survey has no end:\n" + page);
    return page;
}

http::ClientResponse send_answers(http::Client& client, const std::string& review, const std::string& code) {
    const std::size_t start = review.find("action=\"/envoi");
    http::Form form;
    form.emplace("_etat", between(review, "name=\"_etat\" value=\"", "\"", start));
    form.emplace("_code", code);
    return client.post_form("/envoi", http::write_form(form));
}

bool is_acknowledged(const http::ClientResponse& response) {
    return response.status == 200 &&
           response.body.find("Merci, votre réponse est enregistrée") != std::string::npos;
}

}  // namespace tests
