#pragma once

#include <chrono>
#include <cstdint>

#include "campaign/campaign.hpp"
#include "http/server.hpp"
#include "respondent/survey_pages.hpp"
#include "urn/writer.hpp"

namespace commands {

/// A wave served on a free port of this machine, for simulated people. Everything sent is stored when it ends.
class RunningSurvey {
public:
    /// How long a ballot may wait for others of its group: short, as simulated people wait for each answer.
    static constexpr std::chrono::milliseconds kWindow{10};

    explicit RunningSurvey(campaign::OpenWave wave);
    ~RunningSurvey();
    RunningSurvey(const RunningSurvey&) = delete;
    RunningSurvey& operator=(const RunningSurvey&) = delete;

    const campaign::OpenWave& wave() const { return wave_; }
    std::uint16_t port() const { return server_.port(); }

private:
    campaign::OpenWave wave_;
    urn::Writer writer_;
    respondent::SurveyPages pages_;
    http::Server server_;
};

}  // namespace commands
