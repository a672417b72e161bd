#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "urn/urn.hpp"

namespace urn {

/// Key of the HMAC under which a wave's server knows its codes.
using CodeSecret = std::array<std::byte, 32>;
CodeSecret draw_code_secret();

/// Draws distinct codes: 16 characters of 5 bits without look-alikes and 2 check characters, printed
/// in groups as "XXXX-XXXX-XXXX-XXXX-CC".
std::vector<std::string> draw_codes(std::size_t count);

/// A typed code in canonical form, check characters included: 18 signs, upper case, no blanks or dashes,
/// look-alikes folded (O to 0, I and L to 1, U to V); nullopt when its length, an odd character or the check
/// says that it was mistyped. The check catches every one or two wrong characters and every exchange of two.
std::optional<std::string> canonical_code(std::string_view typed);

/// HMAC-SHA-256 of the canonical code, as a code's only: no other use of the secret gives the same.
CodeHash hash_code(std::string_view canonical, const CodeSecret& secret);

/// Random bytes to be drawn with the last page and sent with the answers, the same at every retry.
RetryReceipt draw_retry_receipt();

/// In open mode nobody holds a code: a submission's own receipt stands for one, so that a retry is stored once.
CodeHash open_mode_code(const RetryReceipt& receipt);

}  // namespace urn
