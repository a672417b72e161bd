#pragma once

#include <memory>

#include "campaign/campaign.hpp"
#include "http/handler.hpp"
#include "respondent/attempt_limits.hpp"
#include "respondent/serving.hpp"
#include "urn/writer.hpp"

namespace respondent {

/// The survey as its respondents see it: plain pages that need no script, no cookie and no account.
///
///     GET  /                 what this is, and anonymity in six short answers
///     POST /questionnaire    one page of questions; the answers so far travel in a sealed hidden field
///     POST /verification     review of every answer, then the code, then « Envoyer »
///     POST /envoi            code and answers meet once: sealed, queued, answered after the durable commit
///     GET  /recus            the public list of receipts; POST looks one up; /recus.txt is the list itself
///     GET  /anonymat  /fiche  /accessibilite  /style.css
///
/// Nothing partial is stored anywhere. A code that is mistyped, or refused because it is used or unknown, gets a clear page
/// and loses no answer.
class SurveyPages : public http::Handler {
public:
    /// The wave and the writer (over wave.urn) must outlive the pages.
    SurveyPages(const campaign::OpenWave& wave, urn::Writer& writer, const Serving& serving = {},
                const AttemptLimits& limits = {});
    ~SurveyPages() override;

    void handle(const http::Request& request, http::Respond respond) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace respondent
