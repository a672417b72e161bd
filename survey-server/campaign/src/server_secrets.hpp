#pragma once

#include <filesystem>

#include "urn/codes.hpp"
#include "urn/page_state.hpp"

namespace campaign {

/// Keys that a wave's server needs from the first code to the closing, and nobody after it.
struct ServerSecrets {
    urn::CodeSecret code_secret{};
    urn::PageStateKey page_state_key{};
};

ServerSecrets read_server_secrets(const std::filesystem::path& wave_folder);
void write_server_secrets(const std::filesystem::path& wave_folder, const ServerSecrets& secrets);
/// After it, nobody can check a code against the urn or read a page under way.
void destroy_server_secrets(const std::filesystem::path& wave_folder);

}  // namespace campaign
