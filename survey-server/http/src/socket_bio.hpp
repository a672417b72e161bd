#pragma once

#include <openssl/bio.h>

namespace http {

/// What OpenSSL reads from and writes to: a connected socket that does not block. Unlike OpenSSL's own, a client that
/// has gone is an error and never a SIGPIPE. The descriptor stays its owner's. Throws std::bad_alloc.
BIO* socket_bio(int descriptor);

}  // namespace http
