#pragma once

#include "wave_definition.hpp"
#include "wave_record.hpp"

namespace campaign {

/// The definition of an opened wave, from its frozen files. Throws Refusal when its hash is no longer that of
/// the opening.
WaveDefinition read_frozen_definition(const Campaign& campaign, std::string_view wave,
                                      const WaveRecord& record);

std::filesystem::path frozen_questionnaire(const std::filesystem::path& wave_folder);
std::filesystem::path frozen_headcount(const std::filesystem::path& wave_folder);

}  // namespace campaign
