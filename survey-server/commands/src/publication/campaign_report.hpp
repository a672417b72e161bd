#pragma once

#include <string_view>

#include "campaign/campaign.hpp"
#include "reports/plenary_input.hpp"

namespace commands {

/// A tallied wave and the tallied ones before it, as the plenary page takes them. Throws Refused when the wave is
/// not tallied, saying what is to do first; campaign::Refusal as campaign/wave_dataset.hpp says.
reports::PlenaryInput plenary_input(const campaign::Campaign& campaign, std::string_view wave);

}  // namespace commands
