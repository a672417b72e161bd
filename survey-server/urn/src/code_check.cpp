#include "code_check.hpp"

namespace urn {
namespace {

/// a * x: a shift, reduced by a^5 = a^2 + 1.
Sign times_a(Sign x) {
    const int shifted = x << 1;
    return static_cast<Sign>((shifted & 0b100000) != 0 ? shifted ^ 0b100101 : shifted);
}

}  // namespace

// Division by g(x) = x^2 + (a + 1) x + a, one sign at a time: `high` and `low` hold the remainder so far.
std::array<Sign, 2> check_signs(std::span<const Sign> signs) {
    Sign high = 0;
    Sign low = 0;
    for (const Sign sign : signs) {
        const auto lead = static_cast<Sign>(sign ^ high);
        const Sign a_lead = times_a(lead);
        high = static_cast<Sign>(low ^ a_lead ^ lead);
        low = a_lead;
    }
    return {high, low};
}

}  // namespace urn
