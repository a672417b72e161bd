#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace urn {

/// Key under which answers travel between pages, in a hidden field that only this server can read.
using PageStateKey = std::array<std::byte, 32>;
PageStateKey draw_page_state_key();

/// Encrypts and authenticates (XChaCha20-Poly1305), base64url. `context` (the definition's hash) is
/// authenticated: a state of another wave does not open. Padded to whole kilobytes, so that its length tells little of
/// what was answered.
std::string seal_state(std::string_view state, std::string_view context, const PageStateKey& key);

/// nullopt when altered, truncated, or sealed elsewhere.
std::optional<std::string> open_state(std::string_view sealed, std::string_view context,
                                      const PageStateKey& key);

}  // namespace urn
