#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "../attacks/connection.hpp"

namespace faults {

/// What came of sending answers.
enum class Sent { stored, stored_before, refused, unavailable, unknown };

/// The sealed state of the last page, after all the others were answered: the same answers and the same retry receipt
/// each time it is sent.
std::string state_at_the_end(std::uint16_t port);

/// The request that sends it with a code.
std::string sending(const std::string& state, const std::string& code);

Sent outcome_of(const attacks::Answer& answer);

/// Sends on a connection of its own; unknown when it ends without an answer.
Sent send(std::uint16_t port, const std::string& state, const std::string& code);

/// A port that was free a moment ago.
std::uint16_t free_port();

}  // namespace faults
