#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "campaign/campaign.hpp"
#include "urn/key_wrapping.hpp"
#include "urn/sealing.hpp"
#include "urn/secret.hpp"

namespace campaign {

/// The key file is sound, but this passphrase does not open it.
struct WrongPassphrase : Refusal {
    using Refusal::Refusal;
};

/// Called only when a key file is under a passphrase.
using AskPassphrase = std::function<urn::Secret()>;

/// Writes the private key as a text that says what it is, for its owner only (0600), durable before it returns. With a
/// passphrase: encrypted under Argon2id, whose cost and salt stand in the file; public key, format and derivation are
/// authenticated. Throws Refusal when the file exists: a key is never overwritten.
void write_key_file(const std::filesystem::path& file, std::string_view title, const urn::KeyPair& keys,
                    const urn::Secret* passphrase, urn::Cost cost = urn::Cost::moderate);

/// Throws WrongPassphrase; Refusal: absent, not a key, altered, protected and no passphrase to ask for.
urn::KeyPair read_key_file(const std::filesystem::path& file, const AskPassphrase& ask);
/// Refuses the key of another campaign too, before a passphrase is asked.
urn::KeyPair read_key_file(const std::filesystem::path& file, const urn::PublicKey& expected,
                           const AskPassphrase& ask);

/// What a key file says to everybody.
struct KeyFileLabel {
    std::string title;  ///< of the campaign
    bool is_protected = false;
    urn::PublicKey public_key{};
};
KeyFileLabel read_key_label(const std::filesystem::path& file);

/// Puts an existing key file under a passphrase, or under another one. The new file is written beside the old one and read
/// back before it takes its name; then the old one is overwritten, as far as the disk lets itself be. Throws as
/// read_key_file, and Refusal when it cannot be written: the old file is there then.
void protect_key_file(const std::filesystem::path& file, const AskPassphrase& current,
                      const urn::Secret& passphrase, urn::Cost cost = urn::Cost::moderate);

}  // namespace campaign
