#include "reports/office_file.hpp"

#include <zip.h>

#include <array>
#include <memory>

#include "office/core_properties.hpp"

namespace reports {
namespace {

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

std::unique_ptr<zip_t, Discard> opened(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return std::unique_ptr<zip_t, Discard>{archive};
}

/// The beginning of an entry, enough for a small one.
std::string beginning_of(zip_t* archive, const char* name) {
    const std::unique_ptr<zip_file_t, Close> entry{zip_fopen(archive, name, 0)};
    if (entry == nullptr) return {};
    std::array<char, 4096> text{};
    const zip_int64_t read = zip_fread(entry.get(), text.data(), text.size());
    return read <= 0 ? std::string() : std::string(text.data(), static_cast<std::size_t>(read));
}

}  // namespace

bool is_untouched_office_file(const std::string& bytes) {
    const auto archive = opened(bytes);
    if (archive == nullptr) return false;
    // Every office program adds this part when it saves; we never write it.
    if (zip_name_locate(archive.get(), "docProps/app.xml", 0) >= 0) return false;
    const std::string core = beginning_of(archive.get(), "docProps/core.xml");
    return core.find("<dc:creator>" + std::string(kCreator) + "</dc:creator>") != std::string::npos &&
           core.find("lastModifiedBy") == std::string::npos;
}

}  // namespace reports
