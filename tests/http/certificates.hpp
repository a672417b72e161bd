#pragma once

#include <filesystem>
#include <string>

#include "http/server.hpp"

namespace tests {

/// When a certificate made for a test is valid, in days from now.
struct Validity {
    int from = -1;
    int to = 365;
};

/// Writes NAME.pem and NAME.key into the folder: a self-signed certificate with a P-256 key of its own, for 127.0.0.1 and
/// localhost.
http::TlsFiles write_certificate(const std::filesystem::path& folder, const std::string& name,
                                 Validity validity = {});

/// The same key, encrypted with a passphrase, in a file beside it.
std::string with_passphrase(const std::string& key_file);

}  // namespace tests
