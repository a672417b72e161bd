#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace commands {

/// What a demonstration folder holds:
///
///     questionnaire/     the shipped questionnaire, its workforce and its headcounts
///     campagne/          three tallied quarters and an open one
///     campagne.key       the private key
///     codes-T4-2026/     papers and codes for the open quarter
///     resultats/         the page published for the three quarters
struct DemoCampaign {
    std::filesystem::path folder;

    std::filesystem::path campaign() const { return folder / "campagne"; }
    std::filesystem::path key() const { return folder / "campagne.key"; }
    std::filesystem::path codes() const { return folder / "codes-T4-2026"; }
    std::filesystem::path results() const { return folder / "resultats"; }
};

/// Makes one, saying on `progress` what it is doing: simulated people answer three quarters through the real pages. The
/// folder has its name only once everything is in it. The same seeds give the same answers; codes and keys are drawn
/// anew each time. Throws Refused when something else has this name.
DemoCampaign make_demo(const std::filesystem::path& folder, std::ostream& progress);

/// The demonstration that make_demo left in this folder, if there is one.
bool is_demo(const std::filesystem::path& folder);

/// The codes drawn for the open quarter.
std::vector<std::string> demo_codes(const DemoCampaign& demo);

}  // namespace commands
