#pragma once

#include <filesystem>
#include <string_view>

namespace campaign {

/// A file read in place, for as long as the object lives: an urn may be larger than memory. Nobody may cut it shorter
/// meanwhile.
class MappedFile {
public:
    /// Throws Refusal, naming the file.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;

    std::string_view content() const { return content_; }

private:
    std::string_view content_;
};

}  // namespace campaign
