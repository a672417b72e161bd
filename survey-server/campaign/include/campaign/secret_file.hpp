#pragma once

#include <cstddef>
#include <filesystem>

#include "urn/secret.hpp"

namespace campaign {

/// The whole file (or pipe), read past every buffer that would keep a copy. Throws Refusal when it cannot be read or is
/// longer than `longest`.
urn::Secret read_secret_file(const std::filesystem::path& file, std::size_t longest);

/// Overwrites a file and removes it, as far as the disk lets itself be: a solid state disk may keep the blocks. Does
/// nothing when there is none. A file with a second name is only removed under this one.
void erase_file(const std::filesystem::path& file);

}  // namespace campaign
