#pragma once

#include <string_view>

#include "attempt_budget.hpp"
#include "http/form.hpp"
#include "http/handler.hpp"
#include "survey.hpp"

namespace respondent {

/// The public list of receipts, as far as it was published, and a form to look one up.
http::Response receipts_page(const Survey& survey);

/// What the list says of the receipt that the form holds. The receipt is written nowhere.
http::Response found_receipt_page(const Survey& survey, const http::Form& form);

/// The whole list as a text to keep. `downloads` bounds how many are sent, for everybody together: a list is long.
http::Response receipts_text(const Survey& survey, AttemptBudget& downloads);

}  // namespace respondent
