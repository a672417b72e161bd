#pragma once

#include <filesystem>
#include <optional>

namespace campaign {

/// Holds a lock file for as long as it lives; the system frees it when the process ends, however it ends.
class FileLock {
public:
    /// nullopt when another process, or this one, holds it. Throws Refusal when the file cannot be created.
    static std::optional<FileLock> try_hold(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_;
};

}  // namespace campaign
