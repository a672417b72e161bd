#include "collection/codes_folder.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>

#include "campaign/durable_file.hpp"
#include "commands/verb.hpp"

namespace commands {

namespace {

constexpr std::size_t kPapersPerFile = 1000;

void create(const std::filesystem::path& file, std::string_view content) {
    campaign::create_file(file, content, campaign::Readable::by_owner);
}

std::string page_name(std::size_t number) {
    const std::string digits = std::to_string(number);
    return "papiers-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits + ".html";
}

std::filesystem::path without_final_slash(const std::filesystem::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace

CodesFolder::CodesFolder(std::filesystem::path folder)
    : folder_(without_final_slash(folder)), part_(folder_) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder_))) {
        throw Refused("« " + folder_.string() +
                      " » existe déjà, et des codes ne s’écrasent pas. Choisissez un autre --out.");
    }
    part_ += ".part";
    std::filesystem::remove_all(part_);
    campaign::create_folder(part_);
}

CodesFolder::~CodesFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(part_, ignored);
}

void CodesFolder::write(const SlipText& text, std::span<const std::string> codes) {
    std::string csv = "code\n";
    for (const std::string& code : codes) csv += code + "\n";
    create(part_ / "codes.csv", csv);
    create(part_ / "papiers.css", slips_css());
    std::size_t page = 0;
    while (!codes.empty()) {
        const std::size_t papers = std::min(codes.size(), kPapersPerFile);
        create(part_ / page_name(++page), slips_html(text, codes.first(papers)));
        codes = codes.subspan(papers);
    }
}

void CodesFolder::keep() {
    campaign::rename_durably(part_, folder_);
}

}  // namespace commands
