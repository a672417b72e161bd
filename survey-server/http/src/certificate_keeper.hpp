#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/server.hpp"
#include "notices.hpp"
#include "tls_identity.hpp"

namespace http {

/// Holds the identity new connections get, and replaces it when its files change. A new certificate that cannot be
/// used is said and the old one kept. Not safe from several threads.
class CertificateKeeper {
public:
    /// Throws ListenError. Says what there is to warn of. `notices` must outlive it.
    CertificateKeeper(TlsFiles files, Notices& notices);

    const TlsIdentity& current() const { return current_; }

    /// Reads the files again now.
    void reload();
    /// Reads them again if they are others than those last read, and the same as at the look before: whoever renews a
    /// certificate writes one file after the other. Repeats the warnings when they have changed, once a day that is.
    void look();

private:
    void warn();

    TlsFiles files_;
    Notices& notices_;
    std::optional<std::string> read_;  // versions of the files
    std::optional<std::string> seen_;
    TlsIdentity current_;
    std::vector<std::string> warned_;
};

}  // namespace http
