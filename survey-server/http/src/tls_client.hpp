#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "http/client.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace http {

/// The client's end of TLS 1.2 or 1.3 on a connected socket that does not block. The handshake is part of the first
/// bytes sent or received. One thread may send while another receives.
class TlsClient {
public:
    /// What came of a step: it is to be tried again once the socket can be read or written, or the other side has gone.
    enum class Outcome { done, wait_to_read, wait_to_write, closed };

    /// `host`, a name or an address, must be one of the certificate's. Throws ConnectionError.
    TlsClient(int descriptor, const std::string& host, const Trust& trust);

    /// Sends all of `bytes` or nothing; tried again with the same. Throws ConnectionError for a certificate that is not
    /// trusted and for a handshake that the server refuses.
    Outcome send(std::string_view bytes);
    Outcome receive(char* bytes, std::size_t room, std::size_t& received);
    /// Says that nothing more will be sent.
    void finish();

private:
    Outcome outcome(int result);

    struct FreeContext {
        void operator()(ssl_ctx_st* context) const;
    };
    struct FreeSsl {
        void operator()(ssl_st* ssl) const;
    };

    std::string host_;
    std::unique_ptr<ssl_ctx_st, FreeContext> context_;
    std::unique_ptr<ssl_st, FreeSsl> ssl_;
    std::mutex mutex_;
};

}  // namespace http
