#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "questionnaires/questionnaire.hpp"

namespace simulation {

struct Run {
    std::int64_t started = 0;
    std::int64_t completed = 0;
    std::int64_t dropped_out = 0;
};

struct Settings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::int64_t people = 0;
    std::uint64_t seed = 1;
    int quarter = 0;                 ///< 0, 1, 2 …: how far the axes have drifted
    std::vector<std::string> codes;  ///< one each; empty in open mode
    /// JSON text: profiles, latent levels, drift, sentences (simulation/src/society.hpp)
    std::string society;
    unsigned connections = 4;
};

/// Simulated people answer through the real pages over HTTP, each with a latent profile: axes correlate, jobs
/// differ, one axis worsens and one improves over the quarters, some refuse items or drop out, texts are
/// varied French sentences. The same settings give the same answers, whatever the number of connections.
/// Throws http::ConnectionError or std::runtime_error when a page is not what a person would understand.
Run answer_survey(const questionnaires::Questionnaire& questionnaire, const Settings& settings);

}  // namespace simulation
