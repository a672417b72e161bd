#include "tls_probe.hpp"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace tests {

namespace {

constexpr int kSeconds = 90;

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Ssl = std::unique_ptr<SSL, decltype(&SSL_free)>;

Context context_for(const Manner& manner) {
    std::signal(SIGPIPE, SIG_IGN);
    Context context{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free};
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_min_proto_version(context.get(), manner.lowest);
    SSL_CTX_set_max_proto_version(context.get(), manner.highest);
    if (manner.ciphers != nullptr) SSL_CTX_set_cipher_list(context.get(), manner.ciphers);
    if (manner.groups != nullptr) SSL_CTX_set1_groups_list(context.get(), manner.groups);
    if (!manner.protocols.empty()) {
        const auto size = static_cast<unsigned>(manner.protocols.size());
        SSL_CTX_set_alpn_protos(context.get(), manner.protocols.data(), size);
    }
    return context;
}

int connected(std::uint16_t port) {
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    timeval patience{kSeconds, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error{"no connection"};
    return descriptor;
}

http::Socket::Deadline soon() {
    return std::chrono::steady_clock::now() + std::chrono::seconds{kSeconds};
}

}  // namespace

struct TlsProbe::State {
    http::Descriptor descriptor;
    Context context;
    Ssl ssl;
};

TlsProbe::TlsProbe(const http::Server& server, const Manner& manner)
    : state_{std::make_unique<State>(
          State{http::Descriptor{connected(server.port())}, context_for(manner), {nullptr, &SSL_free}})} {
    state_->ssl.reset(SSL_new(state_->context.get()));
    SSL* ssl = state_->ssl.get();
    SSL_set_fd(ssl, state_->descriptor.number());
    std::string name = manner.server_name;
    if (!name.empty()) SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
}

TlsProbe::~TlsProbe() = default;
TlsProbe::TlsProbe(TlsProbe&&) noexcept = default;

bool TlsProbe::shake_hands() {
    ERR_clear_error();
    return SSL_connect(state_->ssl.get()) == 1;
}

std::string TlsProbe::version() const {
    return SSL_get_version(state_->ssl.get());
}

std::string TlsProbe::cipher() const {
    return SSL_CIPHER_get_name(SSL_get_current_cipher(state_->ssl.get()));
}

std::string TlsProbe::group() const {
    EVP_PKEY* key = nullptr;
    if (SSL_get_peer_tmp_key(state_->ssl.get(), &key) != 1) return "";
    std::array<char, 64> name{};
    std::size_t length = 0;
    const bool named = EVP_PKEY_get_group_name(key, name.data(), name.size(), &length) == 1;
    const std::string text = named ? name.data() : EVP_PKEY_get0_type_name(key);
    EVP_PKEY_free(key);
    return text;
}

std::string TlsProbe::protocol() const {
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(state_->ssl.get(), &name, &length);
    return name == nullptr ? "" : std::string(reinterpret_cast<const char*>(name), length);
}

bool TlsProbe::can_resume() const {
    const SSL_SESSION* session = SSL_get0_session(state_->ssl.get());
    unsigned id_length = 0;
    SSL_SESSION_get_id(session, &id_length);
    const bool has_id = SSL_version(state_->ssl.get()) < TLS1_3_VERSION && id_length > 0;
    return SSL_SESSION_has_ticket(session) == 1 || has_id;
}

std::string TlsProbe::certificate_end() const {
    const X509* certificate = SSL_get0_peer_certificate(state_->ssl.get());
    const ASN1_TIME* end = X509_get0_notAfter(certificate);
    return reinterpret_cast<const char*>(ASN1_STRING_get0_data(end));
}

bool TlsProbe::say(std::string_view bytes) {
    std::size_t sent = 0;
    ERR_clear_error();
    return SSL_write_ex(state_->ssl.get(), bytes.data(), bytes.size(), &sent) == 1;
}

bool TlsProbe::renegotiate() {
    ERR_clear_error();
    return SSL_renegotiate(state_->ssl.get()) == 1 && SSL_do_handshake(state_->ssl.get()) == 1 &&
           SSL_renegotiate_pending(state_->ssl.get()) == 0;
}

TlsProbe::End TlsProbe::hear_end() {
    std::array<char, 16 * 1024> bytes{};
    for (;;) {
        ERR_clear_error();
        std::size_t received = 0;
        const int result = SSL_read_ex(state_->ssl.get(), bytes.data(), bytes.size(), &received);
        heard_.append(bytes.data(), received);
        if (result == 1) continue;
        return SSL_get_error(state_->ssl.get(), result) == SSL_ERROR_ZERO_RETURN ? End::close_notify
                                                                                 : End::cut;
    }
}

http::Socket plain_socket(const http::Server& server) {
    return http::Socket{"127.0.0.1", server.port(), soon()};
}

std::string all_of(http::Socket& socket) {
    std::string buffer(16 * 1024, '\0');
    std::string all;
    for (;;) {
        const auto received = socket.receive(buffer, soon());
        if (received.closed == http::Socket::Closed::yes) return all;
        all += received.bytes;
    }
}

std::string client_hello() {
    const Context context{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free};
    const Ssl ssl{SSL_new(context.get()), &SSL_free};
    SSL_set_bio(ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_connect(ssl.get());
    std::string bytes(4096, '\0');
    const int length = BIO_read(SSL_get_wbio(ssl.get()), bytes.data(), static_cast<int>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

}  // namespace tests
