#pragma once

namespace urn {

/// Starts libsodium the first time it is called. Throws std::runtime_error when the system gives no
/// randomness.
void need_sodium();

}  // namespace urn
