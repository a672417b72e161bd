#pragma once

#include <chrono>
#include <string>
#include <thread>

#include "campaign/campaign.hpp"

namespace commands {

/// While it lives, tells `vigie wave status` how many tens of ballots the urn holds, at once and then now and
/// then.
class ParticipationTeller {
public:
    /// Both must outlive it.
    ParticipationTeller(const campaign::Campaign& campaign, const campaign::OpenWave& wave,
                        std::chrono::milliseconds interval);

private:
    std::jthread thread_;
};

}  // namespace commands
