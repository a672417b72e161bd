#include "simulation/running_survey.hpp"

#include <utility>

namespace commands {

namespace {

http::ListenOptions any_free_port() {
    http::ListenOptions options;
    options.port = 0;
    return options;
}

}  // namespace

RunningSurvey::RunningSurvey(campaign::OpenWave wave)
    : wave_{std::move(wave)},
      writer_{*wave_.urn, {.window = kWindow}},
      pages_{wave_, writer_},
      server_{any_free_port(), pages_} {}

RunningSurvey::~RunningSurvey() {
    server_.stop();
    writer_.drain();
}

}  // namespace commands
