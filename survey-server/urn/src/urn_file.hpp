#pragma once

#include <string>
#include <utility>

namespace urn {

/// The right to one urn's file, held from before SQLite opens it until after SQLite has closed it, through a
/// shuffle's change of files too. A second holder, in this process or another, is refused. Throws
/// StorageError.
class UrnFile {
public:
    /// Creates the empty file, readable by its owner only, durably.
    static UrnFile create(const std::string& path);
    explicit UrnFile(const std::string& path);
    ~UrnFile();
    UrnFile(UrnFile&& other) noexcept
        : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
    UrnFile& operator=(UrnFile&& other) noexcept;

    const std::string& path() const { return path_; }
    bool is_empty() const;

    /// Sets the times of the file and of its journal to the midnight (UTC) that began the day: when the last
    /// ballot came is nobody's business. False when the system refuses.
    bool forget_the_hour() const;

    /// `newer` gets this file's name, durably, and becomes what this object holds; the old file is
    /// overwritten and gone when it returns. Precondition: SQLite has closed both.
    void give_way_to(UrnFile& newer);

    /// Renames the file, durably; what had that name has none any more. Precondition: SQLite has closed it.
    void take_name(const std::string& path);

private:
    UrnFile(std::string path, int descriptor);

    std::string path_;
    int descriptor_;  // also what SQLite must not see closed while it works: closing it would drop SQLite's
                      // own locks
};

/// Overwrites and removes a file that a shuffle cut short has left, and its journal; does nothing when there
/// is none.
void erase_leftover(const std::string& path);

}  // namespace urn
