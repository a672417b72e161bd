#include "tls_client.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <new>

#include "socket_bio.hpp"

namespace http {

namespace {

ssl_ctx_st* new_context(const Trust& trust) {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    if (context == nullptr) throw std::bad_alloc{};
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_mode(context, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    const int found = trust.certificate_file.empty()
                          ? SSL_CTX_set_default_verify_paths(context)
                          : SSL_CTX_load_verify_locations(context, trust.certificate_file.c_str(), nullptr);
    if (found == 1) return context;
    SSL_CTX_free(context);
    throw ConnectionError{"« " + trust.certificate_file + " » n’est pas lisible comme certificat PEM"};
}

}  // namespace

void TlsClient::FreeContext::operator()(ssl_ctx_st* context) const {
    SSL_CTX_free(context);
}

void TlsClient::FreeSsl::operator()(ssl_st* ssl) const {
    SSL_free(ssl);
}

TlsClient::TlsClient(int descriptor, const std::string& host, const Trust& trust)
    : host_{host}, context_{new_context(trust)}, ssl_{SSL_new(context_.get())} {
    if (ssl_ == nullptr) throw std::bad_alloc{};
    BIO* bio = socket_bio(descriptor);
    SSL_set_bio(ssl_.get(), bio, bio);
    SSL_set_connect_state(ssl_.get());
    const bool is_address = X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_.get()), host.c_str()) == 1;
    if (is_address) return;
    SSL_set1_host(ssl_.get(), host.c_str());
    std::string name = host;  // copied by OpenSSL, whose macro for this casts too much
    SSL_ctrl(ssl_.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
}

TlsClient::Outcome TlsClient::send(std::string_view bytes) {
    const std::lock_guard lock{mutex_};
    ERR_clear_error();
    std::size_t sent = 0;
    return outcome(SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &sent));
}

TlsClient::Outcome TlsClient::receive(char* bytes, std::size_t room, std::size_t& received) {
    const std::lock_guard lock{mutex_};
    ERR_clear_error();
    return outcome(SSL_read_ex(ssl_.get(), bytes, room, &received));
}

void TlsClient::finish() {
    const std::lock_guard lock{mutex_};
    ERR_clear_error();
    if (SSL_is_init_finished(ssl_.get()) == 1) SSL_shutdown(ssl_.get());
}

TlsClient::Outcome TlsClient::outcome(int result) {
    switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_NONE:
            return Outcome::done;
        case SSL_ERROR_WANT_READ:
            return Outcome::wait_to_read;
        case SSL_ERROR_WANT_WRITE:
            return Outcome::wait_to_write;
        case SSL_ERROR_SSL:
            break;
        default:
            return Outcome::closed;
    }
    const unsigned long error = ERR_peek_error();
    if (ERR_GET_REASON(error) == SSL_R_UNEXPECTED_EOF_WHILE_READING) return Outcome::closed;
    const long verdict = SSL_get_verify_result(ssl_.get());
    if (ERR_GET_REASON(error) == SSL_R_CERTIFICATE_VERIFY_FAILED && verdict != X509_V_OK) {
        throw ConnectionError{"certificat de " + host_ +
                              " refusé : " + X509_verify_cert_error_string(verdict)};
    }
    const char* reason = ERR_reason_error_string(error);
    throw ConnectionError{"pas de TLS avec " + host_ + " : " +
                          (reason == nullptr ? "erreur inconnue" : reason)};
}

}  // namespace http
