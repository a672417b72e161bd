#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace tests {

/// A fresh folder, gone with the object. In memory where the system has a place for it, since most tests sync often
/// and are not about the disk.
class TempFolder {
public:
    explicit TempFolder(const std::filesystem::path& parent = in_memory()) {
        std::string name = (parent / "vigie-urn-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp: " + name);
        path_ = name;
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

    static std::filesystem::path on_disk() { return std::filesystem::temp_directory_path(); }
    static std::filesystem::path in_memory() {
        const std::filesystem::path memory = "/dev/shm";
        return ::access(memory.c_str(), W_OK) == 0 ? memory : on_disk();
    }

private:
    std::filesystem::path path_;
};

}  // namespace tests
