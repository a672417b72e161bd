#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "campaign/code_batches.hpp"
#include "collection/slips.hpp"

namespace commands {

/// The folder of freshly drawn codes, for its owner only: papiers-001.html … (at most 1000 papers each; with sites,
/// papiers-01-lille-001.html …), papiers.css and codes.csv. It has its name only once everything in it is on the disk and keep() was
/// called; otherwise nothing is left of it.
class CodesFolder {
public:
    /// Throws Refused when something has this name already, campaign::Refusal when its place does not exist.
    explicit CodesFolder(const std::filesystem::path& folder);
    ~CodesFolder();
    CodesFolder(const CodesFolder&) = delete;
    CodesFolder& operator=(const CodesFolder&) = delete;

    /// The codes, all of one batch when there is no site, else as many as each site has, in turn. Throws
    /// campaign::Refusal when the disk does not take it.
    void write(const SlipText& text, std::span<const std::string> codes,
               std::span<const campaign::SiteCodes> sites = {});
    void keep();

private:
    void write_papers(const std::string& name, const SlipText& text,
                      std::span<const std::string> codes) const;

    std::filesystem::path folder_;
    std::filesystem::path part_;
};

/// Overwrites and removes a folder that CodesFolder made, and returns how many codes its list had. Throws Refused, and
/// touches nothing, when there is no such folder or it holds anything else.
std::int64_t destroy_codes_folder(const std::filesystem::path& folder);

}  // namespace commands
