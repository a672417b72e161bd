#pragma once

#include <netinet/in.h>
#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bench {

/// What the load generator needs of an answer.
struct Answer {
    int status = 0;
    bool says_when_to_retry = false;  ///< Retry-After
    bool last = false;                ///< Connection: close
    std::string body;
};

/// A connection that never blocks, plain or TLS, for a loop over epoll (edge-triggered, both ways): one request at a
/// time, its answer framed by Content-Length.
class Wire {
public:
    /// Begins to connect. `tls`: nullptr for plain; must outlive the wire. Throws std::system_error when there is no
    /// descriptor or no port left.
    Wire(const sockaddr_in& server, SSL_CTX* tls);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    int descriptor() const { return descriptor_; }
    /// Queues a request; what goes at once is sent. Connecting comes first.
    void ask(std::string request);
    /// Sends and receives what goes. Call it when epoll says so, and after ask().
    void move_on();
    /// The answer, once it has come whole.
    std::optional<Answer> take_answer();
    /// The other side has closed, or something failed: nothing more comes.
    bool broken() const { return broken_; }

private:
    bool connected();
    void send();
    void receive();
    /// Bytes moved; 0 when the operation would block; negative when it never will again.
    long try_send(std::string_view bytes);
    long try_receive(char* buffer, std::size_t size);

    struct FreeSsl {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
    };

    int descriptor_ = -1;
    std::unique_ptr<SSL, FreeSsl> ssl_;
    bool connected_ = false;
    bool broken_ = false;
    std::string to_send_;
    std::size_t sent_ = 0;
    std::string received_;
};

}  // namespace bench
