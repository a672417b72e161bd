#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "campaign/key_custody.hpp"
#include "urn/sealing.hpp"

namespace commands {

/// The folder of three sheets, for its owner only: part-1.html … part-3.html. Nothing is left of it, overwritten as far as
/// the disk lets itself be, unless confirm() was called.
class SheetsFolder {
public:
    /// Throws Refused when something has this name already, campaign::Refusal when its place does not exist.
    explicit SheetsFolder(const std::filesystem::path& folder);
    ~SheetsFolder();
    SheetsFolder(const SheetsFolder&) = delete;
    SheetsFolder& operator=(const SheetsFolder&) = delete;

    /// Writes the sheets, durably. Throws campaign::Refusal when the disk does not take them.
    void write(std::string_view title, const urn::PublicKey& sealing_key,
               const campaign::ShareHolders& holders, std::span<const std::string> shares);
    void confirm() { confirmed_ = true; }

private:
    std::filesystem::path folder_;
    bool confirmed_ = false;
};

}  // namespace commands
