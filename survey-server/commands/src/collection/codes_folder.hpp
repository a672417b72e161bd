#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "collection/slips.hpp"

namespace commands {

/// The folder of freshly drawn codes, for its owner only: papiers-001.html … (at most 1000 papers each),
/// papiers.css and codes.csv. It has its name only once everything in it is on the disk and keep() was
/// called; otherwise nothing is left of it.
class CodesFolder {
public:
    /// Throws Refused when something has this name already, campaign::Refusal when its place does not exist.
    explicit CodesFolder(std::filesystem::path folder);
    ~CodesFolder();
    CodesFolder(const CodesFolder&) = delete;
    CodesFolder& operator=(const CodesFolder&) = delete;

    /// Throws campaign::Refusal when the disk does not take it.
    void write(const SlipText& text, std::span<const std::string> codes);
    void keep();

private:
    std::filesystem::path folder_;
    std::filesystem::path part_;
};

}  // namespace commands
