#include "small_disk.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace tests {

bool SmallDisk::is_possible() {
    try {
        const SmallDisk disk(1);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

SmallDisk::SmallDisk(std::size_t megabytes) : folder_(TempFolder::on_disk()) {
    const std::string options = "mode=0700,size=" + std::to_string(megabytes) + "m";
    if (::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, options.c_str()) != 0) {
        throw std::runtime_error("mount tmpfs");
    }
}

SmallDisk::~SmallDisk() {
    ::umount2(folder_.path().c_str(), MNT_DETACH);
}

void SmallDisk::take(std::size_t bytes) {
    const int filler = ::open((folder_ / "filler").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const std::vector<char> block(4096, 'x');
    for (std::size_t taken = 0; taken < bytes; taken += block.size()) {
        if (::write(filler, block.data(), block.size()) <= 0) break;
    }
    ::close(filler);
}

void SmallDisk::take_all() {
    take(std::numeric_limits<std::size_t>::max() / 2);
}

void SmallDisk::give_back() {
    std::filesystem::remove(folder_ / "filler");
}

void SmallDisk::make_read_only() {
    if (::mount(nullptr, folder_.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) {
        throw std::runtime_error("remount read-only");
    }
}

}  // namespace tests
