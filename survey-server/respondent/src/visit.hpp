#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/routing.hpp"
#include "urn/urn.hpp"

namespace respondent {

/// Where one person is in the questionnaire. The server keeps none of it: it travels, sealed, in the page.
struct Visit {
    using Names = std::set<std::string, std::less<>>;

    std::string page;        ///< name of the page shown; empty at the review
    bool reviewing = false;  ///< the page was opened from the review: leaving it leads back there
    Names shown;             ///< questions on that page as shown, to notice those that an answer adds
    Names seen;              ///< pages left with « Continuer »
    Names reminded;          ///< pages whose empty answers were pointed out, once
    questionnaires::AnswerSheet answers;
    questionnaires::FormFields drafts;       ///< faulty answers, as typed, of pages left with « Revenir »
    std::optional<urn::RetryReceipt> retry;  ///< drawn with the first review
};

/// As text and back: what seal_state seals. nullopt for a text that this version did not write.
std::string write_visit(const Visit& visit);
std::optional<Visit> read_visit(std::string_view text);

/// Lower-case hexadecimal digits of the receipt.
std::string hex(const urn::RetryReceipt& retry);

}  // namespace respondent
