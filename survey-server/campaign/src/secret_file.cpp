#include "campaign/secret_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>

#include "campaign/campaign.hpp"
#include "open_file.hpp"
#include "overwrite.hpp"
#include "system_reason.hpp"

namespace campaign {

namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
    throw Refusal("Impossible de lire " + file.string() + " : " + reason + ".");
}

}  // namespace

urn::Secret read_secret_file(const std::filesystem::path& file, std::size_t longest) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.is_open()) refuse(file, system_reason(errno));
    urn::Secret read(longest + 1);
    std::size_t size = 0;
    while (size < read.size()) {
        const auto free = read.bytes().subspan(size);
        const ssize_t count = ::read(descriptor.number(), free.data(), free.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) refuse(file, system_reason(errno));
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    if (size > longest) refuse(file, "le fichier est trop long pour être celui qui est attendu");
    return urn::Secret::copy_of(read.text().substr(0, size));
}

void overwrite(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return;
    const std::array<char, 4096> zeros{};
    for (off_t done = 0; done < status.st_size;) {
        const auto wanted = std::min<off_t>(status.st_size - done, static_cast<off_t>(zeros.size()));
        const ssize_t written = ::pwrite(descriptor, zeros.data(), static_cast<std::size_t>(wanted), done);
        if (written <= 0) return;
        done += written;
    }
    ::fsync(descriptor);
}

bool has_one_name(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 && status.st_nlink == 1;
}

void erase_file(const std::filesystem::path& file) {
    {
        const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
        if (descriptor.is_open() && has_one_name(descriptor.number())) overwrite(descriptor.number());
    }
    ::unlink(file.c_str());
}

}  // namespace campaign
