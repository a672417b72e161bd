#include "receipt_pages.hpp"

#include <optional>
#include <string>
#include <utility>

#include "campaign/durable_file.hpp"
#include "campaign/receipts.hpp"
#include "information_pages.hpp"
#include "page_layout.hpp"
#include "typed_fields.hpp"

namespace respondent {
namespace {

constexpr std::size_t kLongestReceipt = 64;
constexpr std::string_view kNoReceipt = "0000000000000000";

/// "25/11/2026" from "2026-11-25".
std::string french_day(const std::string& day) {
    if (day.size() != 10) return day;
    return day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4);
}

View list_view(const std::optional<campaign::ReceiptFound>& list) {
    View view;
    if (!list) {
        view.show("NO_LIST");
        return view;
    }
    View shown;
    shown.set("DAY", french_day(list->day));
    shown.set("BALLOTS", std::to_string(list->ballots));
    shown.show(list->final ? "FINAL" : "PROVISIONAL");
    view.add("LIST", std::move(shown));
    return view;
}

const char* result_of(const std::optional<campaign::ReceiptFound>& found) {
    if (!found) return "NOTHING_YET";
    if (found->on_list) return "FOUND";
    return found->final ? "ABSENT" : "ABSENT_YET";
}

http::Response page_of(const Survey& survey, View view, bool has_summary, int status) {
    PageLayout layout;
    layout.title = "La liste des reçus – " + survey.questionnaire.settings.title;
    layout.content = {"receipts.tpl", std::move(view)};
    layout.focus_in_content = has_summary;
    return lay_out(survey, layout, status);
}

}  // namespace

http::Response receipts_page(const Survey& survey) {
    return page_of(survey, list_view(campaign::find_receipt(survey.wave.receipts, kNoReceipt)), false, 200);
}

http::Response found_receipt_page(const Survey& survey, const http::Form& form) {
    const std::string typed{value_of(form, "_recu").substr(0, kLongestReceipt)};
    const auto receipt = campaign::canonical_receipt(typed);
    const auto found =
        campaign::find_receipt(survey.wave.receipts, receipt ? std::string_view{*receipt} : kNoReceipt);
    View view = list_view(found);
    View summary;
    if (receipt) {
        summary.show(result_of(found));
    } else {
        summary.show("MISTYPED");
        summary.show("WRONG");
        view.show("INVALID");
        view.set("TYPED", typed);
    }
    view.add("SUMMARY", std::move(summary));
    return page_of(survey, std::move(view), true, receipt ? 200 : 422);
}

http::Response receipts_text(const Survey& survey, AttemptBudget& downloads) {
    const std::filesystem::path& list = survey.wave.receipts;
    if (list.empty() || !std::filesystem::exists(list)) return not_found_page(survey);
    if (!downloads.take()) {
        http::Response response =
            page_of(survey, list_view(campaign::find_receipt(list, kNoReceipt)), false, 503);
        response.headers.emplace_back("Retry-After", "10");
        return response;
    }
    http::Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = campaign::read_file(survey.wave.receipts);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"recus.txt\"");
    return response;
}

}  // namespace respondent
