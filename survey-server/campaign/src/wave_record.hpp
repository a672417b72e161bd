#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "campaign/campaign.hpp"

namespace campaign {

/// What wave.json says. Its state is the one truth about a wave: every step of a wave's life ends by
/// replacing it.
struct WaveRecord {
    WaveState state = WaveState::planned;
    Mode mode = Mode::codes;
    std::string definition;       ///< empty while planned
    std::size_t padded_size = 0;  ///< of a sheet before sealing; 0 while planned
    std::int64_t issued = 0;      ///< counted at the closing; before it, the urn knows
    std::int64_t received = 0;
    std::string receipts = {};  ///< fingerprint of the closing's list of ballots; empty before it
};

WaveRecord read_wave_record(const std::filesystem::path& wave_folder);
void write_wave_record(const std::filesystem::path& wave_folder, const WaveRecord& record);

}  // namespace campaign
