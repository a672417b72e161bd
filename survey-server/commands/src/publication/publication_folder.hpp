#pragma once

#include <filesystem>
#include <string_view>

namespace commands {

/// The folder that receives a publication: new, empty, or that of an earlier one, which is replaced.
class PublicationFolder {
public:
    /// Throws Refused, saying what to do, when it holds anything else, or is no folder, or its parent is absent.
    /// Writes nothing.
    explicit PublicationFolder(std::filesystem::path folder);

    /// Creates the folder if need be and writes index.html: the whole new page, or the earlier one untouched. Throws
    /// Refused when the disk does not take it. Returns the file.
    std::filesystem::path write_page(std::string_view html) const;

private:
    std::filesystem::path folder_;
};

}  // namespace commands
