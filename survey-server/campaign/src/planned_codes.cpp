#include "planned_codes.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "bytes.hpp"
#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"
#include "urn/codes.hpp"

namespace campaign {

namespace {

constexpr std::size_t kLineSize = 65;  // 64 digits and the end of line

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "planned-codes.txt";
}

void write(const std::filesystem::path& wave_folder, std::vector<urn::CodeHash> all) {
    std::sort(all.begin(), all.end());
    std::string content;
    content.reserve(all.size() * kLineSize);
    for (const urn::CodeHash& code : all) content += to_hex(code) + "\n";
    replace_file(file_in(wave_folder), content, Readable::by_owner);
}

}  // namespace

std::vector<urn::CodeHash> read_planned_codes(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = file_in(wave_folder);
    if (!std::filesystem::exists(file)) return {};

    const std::string content = read_file(file);
    std::vector<urn::CodeHash> codes;
    codes.reserve(content.size() / kLineSize);
    for (std::size_t start = 0; start < content.size(); start += kLineSize) {
        const std::string_view line = std::string_view(content).substr(start, kLineSize);
        const auto code = bytes_from_hex(line.substr(0, kLineSize - 1));
        if (!code || !line.ends_with('\n')) {
            throw Refusal("Le fichier " + file.string() + " est abîmé. Reprenez-en une copie intacte.");
        }
        codes.push_back(*code);
    }
    return codes;
}

void add_planned_codes(const std::filesystem::path& wave_folder, std::span<const urn::CodeHash> codes) {
    std::vector<urn::CodeHash> all = read_planned_codes(wave_folder);
    all.insert(all.end(), codes.begin(), codes.end());
    write(wave_folder, std::move(all));
}

void cancel_planned_codes(const std::filesystem::path& wave_folder, std::span<const urn::CodeHash> codes) {
    std::vector<urn::CodeHash> all = read_planned_codes(wave_folder);
    for (const urn::CodeHash& code : codes) {
        const auto found = std::find(all.begin(), all.end(), code);
        if (found != all.end()) *found = urn::draw_code_secret();
    }
    write(wave_folder, std::move(all));
}
void remove_planned_codes(const std::filesystem::path& wave_folder) {
    std::filesystem::remove(file_in(wave_folder));
}

}  // namespace campaign
