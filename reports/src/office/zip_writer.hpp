#pragma once

#include <memory>
#include <string>
#include <vector>

struct zip;
struct zip_source;

namespace reports {

/// A zip archive written in memory, every entry dated 1 January 1980.
class ZipWriter {
public:
    /// Throws std::runtime_error when memory lacks, as the others do.
    ZipWriter();

    void add(const std::string& name, std::string bytes);

    /// Closes the archive. Call it once, last.
    std::string bytes();

private:
    struct Free {
        void operator()(zip_source* source) const;
    };
    struct Discard {
        void operator()(zip* archive) const;
    };

    std::vector<std::unique_ptr<const std::string>>
        entries_;  // the archive points into them until it is closed
    std::unique_ptr<zip_source, Free> buffer_;
    std::unique_ptr<zip, Discard> archive_;
};

}  // namespace reports
