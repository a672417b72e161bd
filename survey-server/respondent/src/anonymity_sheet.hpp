#pragma once

#include "http/handler.hpp"
#include "respondent/serving.hpp"
#include "survey.hpp"

namespace respondent {

/// The « fiche d’anonymat »: one page to print and post, which says of this wave, as it is served here, how
/// answers are protected, who could learn what alone and with whom, and what cannot be promised. Every fact comes
/// from the frozen wave or from the server itself; lines left blank are for names and dates that only people know.
http::Response anonymity_sheet(const Survey& survey, const Serving& serving);

}  // namespace respondent
