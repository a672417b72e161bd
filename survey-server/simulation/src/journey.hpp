#pragma once

#include <optional>
#include <string>

#include "http/client.hpp"
#include "person.hpp"
#include "questionnaires/questionnaire.hpp"

namespace simulation {

enum class Ending { sent, gave_up };

/// One person's way through the survey: reads each page, answers what it asks, presses the button. `code` is typed where
/// one is asked for. Throws std::runtime_error when a page is not what a person would understand: an error page for an
/// answer that was right, a question without the choice wanted, no way forward.
Ending walk_through(http::Client& client, const questionnaires::Questionnaire& questionnaire, Person& person,
                    const std::string& code);

}  // namespace simulation
