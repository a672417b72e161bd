#pragma once

#include <filesystem>
#include <string_view>

#include "urn/sealing.hpp"

namespace campaign {

/// Writes the private key as a text that says what it is, for its owner only (0600), durable before it
/// returns. Throws Refusal when the file exists: a key is never overwritten.
void write_key_file(const std::filesystem::path& file, std::string_view title, const urn::KeyPair& keys);

/// Throws Refusal: absent, not a key, altered, or the key of another campaign.
urn::KeyPair read_key_file(const std::filesystem::path& file, const urn::PublicKey& expected);

}  // namespace campaign
