#include "campaign/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "campaign/campaign.hpp"
#include "open_file.hpp"
#include "system_reason.hpp"

namespace campaign {

namespace {

[[noreturn]] void refuse(std::string_view what, const std::filesystem::path& where, int error) {
    throw Refusal(std::string(what) + " " + where.string() + " : " + system_reason(error) + ".");
}

std::array<timespec, 2> midnight_twice() {
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    localtime_r(&now, &day);
    day.tm_hour = day.tm_min = day.tm_sec = 0;
    const timespec midnight{std::mktime(&day), 0};
    return {midnight, midnight};
}

void write_part(int descriptor, std::string_view part) {
    while (!part.empty()) {
        const ssize_t written = ::write(descriptor, part.data(), part.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category());
        part.remove_prefix(static_cast<std::size_t>(written));
    }
}

void write_whole(int descriptor, std::span<const std::string_view> parts) {
    for (const std::string_view part : parts) write_part(descriptor, part);
    if (::futimens(descriptor, midnight_twice().data()) != 0 || ::fsync(descriptor) != 0) {
        throw std::system_error(errno, std::generic_category());
    }
}

void sync_folder_of(const std::filesystem::path& file) {
    const std::filesystem::path parent = file.parent_path();
    const std::filesystem::path folder = parent.empty() ? std::filesystem::path(".") : parent;
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.is_open() || ::fsync(descriptor.number()) != 0)
        refuse("Impossible d’écrire dans", folder, errno);
}

void write_new_file(const std::filesystem::path& file, std::span<const std::string_view> parts,
                    Readable readable, const std::filesystem::path& named) {
    const mode_t mode = readable == Readable::by_owner ? 0600 : 0640;
    const Descriptor descriptor(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!descriptor.is_open()) refuse("Impossible d’écrire", named, errno);
    try {
        write_whole(descriptor.number(), parts);
    } catch (const std::system_error& failure) {
        ::unlink(file.c_str());
        refuse("Impossible d’écrire", named, failure.code().value());
    }
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file)) {
        refuse("Impossible de lire", file, errno != 0 ? errno : EISDIR);
    }
    std::string content{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) refuse("Impossible de lire", file, EIO);
    return content;
}

void replace_file(const std::filesystem::path& file, std::string_view content, Readable readable) {
    std::filesystem::path part = file;
    part += ".part";
    ::unlink(
        part.c_str());  // left by an interruption; the campaign's lock says that nobody else is writing it
    write_new_file(part, {&content, 1}, readable, file);
    if (std::rename(part.c_str(), file.c_str()) != 0) {
        const int error = errno;
        ::unlink(part.c_str());
        refuse("Impossible d’écrire", file, error);
    }
    sync_folder_of(file);
}

void create_file(const std::filesystem::path& file, std::string_view content, Readable readable) {
    create_file(file, std::span(&content, 1), readable);
}

void create_file(const std::filesystem::path& file, std::span<const std::string_view> parts,
                 Readable readable) {
    write_new_file(file, parts, readable, file);
    sync_folder_of(file);
}

void create_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0) refuse("Impossible de créer le dossier", folder, errno);
    sync_folder_of(folder);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) refuse("Impossible d’écrire", to, errno);
    sync_folder_of(to);
}

void blur_folder_time(const std::filesystem::path& folder) {
    ::utimensat(AT_FDCWD, folder.c_str(), midnight_twice().data(), 0);  // as below
}

void blur_file_times(const std::filesystem::path& folder) {
    const auto times = midnight_twice();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        // A file that another user owns keeps its time: a blur that fails must not undo what was done.
        if (entry.is_regular_file()) ::utimensat(AT_FDCWD, entry.path().c_str(), times.data(), 0);
    }
}

}  // namespace campaign
