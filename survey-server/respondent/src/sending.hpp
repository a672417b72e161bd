#pragma once

#include <memory>

#include "http/form.hpp"
#include "http/handler.hpp"
#include "survey.hpp"
#include "urn/writer.hpp"
#include "visit.hpp"

namespace respondent {

/// « Envoyer »: the one moment when code and answers meet. Seals the ballot, hands it to the writer and answers
/// after the commit. What stands in the way brings the review back with every answer.
void send_answers(const std::shared_ptr<const Survey>& survey, urn::Writer& writer, Visit visit,
                  const http::Form& form, http::Respond respond);

}  // namespace respondent
