#include "mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "campaign/campaign.hpp"
#include "system_reason.hpp"

namespace campaign {

namespace {

Refusal cannot_read(const std::filesystem::path& file, int error) {
    return Refusal("Impossible de lire " + file.string() + " : " + system_reason(error) + ".");
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw cannot_read(file, errno);
    struct stat status {};
    void* place = nullptr;
    int error = ::fstat(descriptor, &status) == 0 ? 0 : errno;
    if (error == 0 && !S_ISREG(status.st_mode)) error = EISDIR;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (error == 0 && size > 0) {
        place = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (place == MAP_FAILED) error = errno;
    }
    ::close(descriptor);
    if (error != 0) throw cannot_read(file, error);
    if (size > 0) content_ = {static_cast<const char*>(place), size};
}

MappedFile::MappedFile(MappedFile&& other) noexcept : content_(std::exchange(other.content_, {})) {}

MappedFile::~MappedFile() {
    if (!content_.empty()) ::munmap(const_cast<char*>(content_.data()), content_.size());
}

}  // namespace campaign
