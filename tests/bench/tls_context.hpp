#pragma once

#include <openssl/ssl.h>

namespace bench {

/// TLS 1.3 without resumption and without checking the certificate: every connection pays its whole handshake. Lives as
/// long as the program.
inline SSL_CTX* tls_context() {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    return context;
}

}  // namespace bench
