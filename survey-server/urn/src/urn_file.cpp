#include "urn_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <vector>

#include "storage_texts.hpp"

namespace urn {
namespace {

constexpr std::time_t kDay = 24 * 60 * 60;

std::string reason(int error) {
    switch (error) {
        case EIO:
            return "le disque ne répond pas correctement";
        case EISDIR:
            return "c’est un dossier";
        case ENOTDIR:
            return "un dossier du chemin est un fichier";
        case ENAMETOOLONG:
            return "le chemin est trop long";
        case ELOOP:
            return "le chemin tourne en rond";
        case EMFILE:
        case ENFILE:
            return "trop de fichiers sont ouverts";
        case ENOLCK:
        case EOPNOTSUPP:
            return "ce système de fichiers ne sait pas réserver un fichier";
        default:
            return "erreur système " + std::to_string(error);
    }
}

StorageError cannot_open(const std::string& path, int error) {
    switch (error) {
        case ENOENT:
            return urn_absent(path);
        case EEXIST:
            return urn_exists(path);
        case EACCES:
        case EPERM:
        case EROFS:
            return urn_read_only(path);
        case EISDIR:
            return urn_not_opened(path, "c’est un dossier");
        case ENOSPC:
        case EDQUOT:
            return disk_full(path);
        default:
            return urn_not_opened(path, reason(error));
    }
}

/// The folder's entries as they are now, on the disk.
void sync_folder_of(const std::string& path) {
    const std::string parent = std::filesystem::path(path).parent_path().string();
    const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) throw cannot_open(path, errno);
    const int failed = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    if (failed != 0) throw urn_stopped(path, reason(failed));
}

std::array<timespec, 2> this_midnight() {
    const std::time_t now = std::time(nullptr);
    const timespec midnight{now - now % kDay, 0};
    return {midnight, midnight};
}

void overwrite(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return;
    const std::vector<char> zeros(1 << 16, '\0');
    for (off_t done = 0; done < status.st_size;) {
        const auto wanted = static_cast<std::size_t>(std::min<off_t>(status.st_size - done, off_t{1} << 16));
        const ssize_t written = ::pwrite(descriptor, zeros.data(), wanted, done);
        if (written <= 0) return;
        done += written;
    }
    ::fsync(descriptor);
}

}  // namespace

UrnFile::UrnFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {
    const bool locked = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
    const int error = errno;
    struct stat held {};
    struct stat named {};
    // The name may have passed to a shuffled file since it was opened: then what we hold is no longer the
    // urn.
    const bool current = ::fstat(descriptor_, &held) == 0 && ::stat(path_.c_str(), &named) == 0 &&
                         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
    if (locked && current && S_ISREG(held.st_mode)) return;
    ::close(descriptor_);
    if (locked && current) throw not_an_urn(path_);
    if (locked || error == EWOULDBLOCK) throw urn_in_use(path_);
    throw urn_not_opened(path_, reason(error));
}

UrnFile UrnFile::create(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        throw errno == ENOENT ? urn_not_opened(path, "le dossier n’existe pas") : cannot_open(path, errno);
    }
    UrnFile file(path, descriptor);
    sync_folder_of(path);
    return file;
}

UrnFile::UrnFile(const std::string& path)
    : UrnFile(path, [&path] {
          const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
          if (descriptor < 0) throw cannot_open(path, errno);
          return descriptor;
      }()) {}

UrnFile::~UrnFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

UrnFile& UrnFile::operator=(UrnFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

bool UrnFile::is_empty() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && status.st_size == 0;
}

bool UrnFile::forget_the_hour() const {
    const auto midnight = this_midnight();
    const bool file_done = ::futimens(descriptor_, midnight.data()) == 0;
    const std::string journal = path_ + "-journal";
    const bool journal_done =
        ::utimensat(AT_FDCWD, journal.c_str(), midnight.data(), 0) == 0 || errno == ENOENT;
    return file_done && journal_done;
}

void UrnFile::give_way_to(UrnFile& newer) {
    if (::fsync(newer.descriptor_) != 0) throw urn_stopped(path_, reason(errno));
    if (::rename(newer.path_.c_str(), path_.c_str()) != 0) throw cannot_open(path_, errno);
    std::swap(descriptor_, newer.descriptor_);
    sync_folder_of(path_);
    overwrite(newer.descriptor_);  // no name leads to it any more
}

void UrnFile::take_name(const std::string& path) {
    if (::fsync(descriptor_) != 0) throw urn_not_opened(path_, reason(errno));
    if (::rename(path_.c_str(), path.c_str()) != 0) throw cannot_open(path, errno);
    path_ = path;
    sync_folder_of(path_);
}

void erase_leftover(const std::string& path) {
    for (const std::string& file : {path, path + "-journal"}) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        if (descriptor >= 0) {
            overwrite(descriptor);
            ::close(descriptor);
        }
        ::unlink(file.c_str());
    }
}

}  // namespace urn
