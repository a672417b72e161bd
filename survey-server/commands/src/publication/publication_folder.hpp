#pragma once

#include <filesystem>
#include <vector>

#include "publication/publication_files.hpp"

namespace commands {

/// The folder that receives a publication: new, empty, or that of an earlier one, which is replaced.
class PublicationFolder {
public:
    /// Throws Refused, saying what to do, when it holds anything else, a document that somebody changed included, or is no
    /// folder, or its parent is absent. Writes nothing.
    explicit PublicationFolder(std::filesystem::path folder);

    /// Creates the folder if need be and writes all files: each one whole before the first takes its place. Throws
    /// Refused when the disk does not take them.
    void write(const std::vector<PublishedFile>& files) const;

private:
    std::filesystem::path folder_;
};

}  // namespace commands
