#pragma once

#include <cstddef>
#include <filesystem>

#include "temp_folder.hpp"

namespace tests {

/// A real file system of a few megabytes that a test can fill and empty: a tmpfs, mounted for as long as the object lives.
class SmallDisk {
public:
    /// Whether this system lets us mount one: needs root.
    static bool is_possible();

    explicit SmallDisk(std::size_t megabytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    std::filesystem::path operator/(const char* name) const { return folder_ / name; }
    /// Takes room with another file; gives it back.
    void take(std::size_t bytes);
    void take_all();
    void give_back();
    void make_read_only();

private:
    TempFolder folder_;
};

}  // namespace tests
