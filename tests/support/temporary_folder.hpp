#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tests {

/// A fresh folder that goes, with all it holds, at the end of the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    /// Writes a file in it and returns its path.
    std::string file(std::string_view name, std::string_view content) const;

private:
    std::filesystem::path path_;
};

}  // namespace tests
