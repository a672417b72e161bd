#include "zip_archive.hpp"

#include <zip.h>

#include <algorithm>

namespace questionnaires {

namespace {

struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr) return std::nullopt;
    return ZipArchive{archive};
}

ZipArchive::Part ZipArchive::part(const std::string& name) {
    constexpr std::size_t kLargestPart = 8 * 1024 * 1024;
    const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return {{}, Fault::absent};

    const std::unique_ptr<zip_file_t, CloseEntry> entry{
        zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0)};
    if (!entry) return {{}, Fault::damaged};

    const std::size_t allowed = std::min(kLargestPart, bytes_left_);
    std::string bytes;
    for (;;) {
        constexpr std::size_t kStep = 64 * 1024;
        const std::size_t before = bytes.size();
        bytes.resize(before + kStep);
        const zip_int64_t count = zip_fread(entry.get(), bytes.data() + before, kStep);
        if (count < 0) return {{}, Fault::damaged};
        bytes.resize(before + static_cast<std::size_t>(count));
        if (bytes.size() > allowed) return {{}, Fault::too_large};
        if (count == 0) break;
    }
    bytes_left_ -= bytes.size();
    return {std::move(bytes), std::nullopt};
}

}  // namespace questionnaires
