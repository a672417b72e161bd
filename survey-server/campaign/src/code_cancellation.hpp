#pragma once

#include <cstdint>
#include <filesystem>

namespace campaign {

/// How many codes of a wave came back and were cancelled.
std::int64_t cancelled_in(const std::filesystem::path& wave_folder);

}  // namespace campaign
