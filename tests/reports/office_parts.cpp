#include "office_parts.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace reports::tests {

std::map<std::string, std::string> parts_of(const std::string& file) {
    zip_source_t* const source = zip_source_buffer_create(file.data(), file.size(), 0, nullptr);
    zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (archive == nullptr) throw std::runtime_error("no Office file");
    std::map<std::string, std::string> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t status;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &status);
        std::string bytes(status.size, '\0');
        zip_file_t* const entry = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(entry, bytes.data(), bytes.size());
        zip_fclose(entry);
        const std::string name = status.name;
        if (name.ends_with(".xlsx"))
            for (const auto& [inner, text] : parts_of(bytes)) parts[name + "/" + inner] = text;
        parts[name] = std::move(bytes);
    }
    zip_discard(archive);
    return parts;
}

std::string everything_in(const std::string& file) {
    std::string text;
    for (const auto& [name, bytes] : parts_of(file)) text += bytes + "\n";
    return text;
}

}  // namespace reports::tests
