#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace questionnaires {

/// A ZIP archive in memory, read with bounds: what expands beyond them is refused, whatever its headers
/// claim.
class ZipArchive {
public:
    /// nullopt when the bytes are no ZIP archive. The bytes must outlive the archive.
    static std::optional<ZipArchive> open(std::string_view bytes);

    enum class Fault { absent, too_large, damaged };
    struct Part {
        std::string bytes;
        std::optional<Fault> fault;
    };

    /// A file of the archive. Together the parts read may take 24 MB, each 8 MB.
    Part part(const std::string& name);

private:
    struct Discard {
        void operator()(zip* archive) const;
    };

    explicit ZipArchive(zip* archive) : archive_{archive} {}

    std::unique_ptr<zip, Discard> archive_;
    std::size_t bytes_left_ = 24 * 1024 * 1024;
};

}  // namespace questionnaires
