#include "office/zip_writer.hpp"

#include <zip.h>

#include <stdexcept>
#include <utility>

namespace reports {
namespace {

constexpr zip_uint16_t kFirstOfJanuary1980 = (0U << 9U) | (1U << 5U) | 1U;

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string("an Office file cannot be put together: ") + what);
}

}  // namespace

void ZipWriter::Free::operator()(zip_source* source) const {
    zip_source_free(source);
}

void ZipWriter::Discard::operator()(zip* archive) const {
    zip_discard(archive);
}

ZipWriter::ZipWriter() {
    zip_error_t error;
    zip_error_init(&error);
    buffer_.reset(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (buffer_ != nullptr) archive_.reset(zip_open_from_source(buffer_.get(), ZIP_TRUNCATE, &error));
    zip_error_fini(&error);
    if (archive_ == nullptr) fail("no archive");
    zip_source_keep(buffer_.get());  // the archive frees its own hold
}

void ZipWriter::add(const std::string& name, std::string bytes) {
    entries_.push_back(std::make_unique<const std::string>(std::move(bytes)));
    const std::string& kept = *entries_.back();
    zip_source_t* const source = zip_source_buffer(archive_.get(), kept.data(), kept.size(), 0);
    if (source == nullptr) fail("no entry");
    const zip_int64_t index = zip_file_add(archive_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        fail(name.c_str());
    }
    if (zip_file_set_dostime(archive_.get(), static_cast<zip_uint64_t>(index), 0, kFirstOfJanuary1980, 0) !=
        0)
        fail("no date");
}

std::string ZipWriter::bytes() {
    if (zip_close(archive_.get()) != 0) fail("no closing");
    static_cast<void>(archive_.release());  // closed, hence freed
    zip_stat_t status;
    if (zip_source_stat(buffer_.get(), &status) != 0 || zip_source_open(buffer_.get()) != 0) fail("no bytes");
    std::string bytes(status.size, '\0');
    const zip_int64_t read = zip_source_read(buffer_.get(), bytes.data(), bytes.size());
    zip_source_close(buffer_.get());
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) fail("bytes are missing");
    return bytes;
}

}  // namespace reports
