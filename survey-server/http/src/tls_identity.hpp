#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct ssl_ctx_st;

namespace http {

/// Who the server says it is over TLS: a certificate chain with its private key, and the only ways of speaking TLS it
/// accepts: 1.2 and 1.3, forward secrecy and authenticated encryption, nothing that would recognise a client
/// that comes back (no ticket, no session cache), no early data, no renegotiation, no compression.
class TlsIdentity {
public:
    /// PEM files; the chain begins with the server's own certificate. Throws ListenError, in French, for a file that is
    /// absent, unreadable or something else, and for a key that is not the certificate's.
    TlsIdentity(const std::string& certificate_file, const std::string& key_file);
    ~TlsIdentity();
    TlsIdentity(TlsIdentity&&) noexcept = default;
    TlsIdentity& operator=(TlsIdentity&&) noexcept = default;

    /// For SSL_new, which shares it with every connection begun so.
    ssl_ctx_st* context() const { return context_.get(); }

    /// What an administrator should know though the server can be started: one French line each. A certificate that has
    /// expired, is not valid yet or expires within 30 days; a key that every account of the machine can read.
    std::vector<std::string> warnings() const;

    /// The last day of the certificate, as 31/12/2027.
    std::string last_day() const;

private:
    struct FreeContext {
        void operator()(ssl_ctx_st* context) const;
    };

    std::unique_ptr<ssl_ctx_st, FreeContext> context_;
    std::string certificate_file_;
    std::string key_file_;
    bool key_is_public_ = false;
};

/// What tells one version of two files from another without reading them; nullopt while one of them is missing.
std::optional<std::string> version_of_files(const std::string& certificate_file, const std::string& key_file);

}  // namespace http
