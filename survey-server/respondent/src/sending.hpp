#pragma once

#include <memory>

#include "attempt_budget.hpp"
#include "http/form.hpp"
#include "http/handler.hpp"
#include "survey.hpp"
#include "urn/writer.hpp"
#include "visit.hpp"

namespace respondent {

/// What receives the answers. Each outlives the requests under way.
struct Reception {
    std::shared_ptr<const Survey> survey;
    std::shared_ptr<AttemptBudget> attempts;
    urn::Writer* writer = nullptr;
};

/// « Envoyer »: the one moment when code and answers meet. Seals the ballot, hands it to the writer and answers
/// after the commit. What stands in the way brings the review back with every answer.
///
/// A code that is unknown, used or of another wave is answered by the writer with those of its group: the same page, of
/// the same length, at the same moment. Such refusals spend from one budget for the whole server; once it is spent they
/// are answered alike again, with « later ».
void send_answers(const Reception& reception, Visit visit, const http::Form& form, http::Respond respond);

}  // namespace respondent
