#include "participation_note.hpp"

#include "campaign/durable_file.hpp"
#include "record_file.hpp"

namespace campaign {

namespace {

constexpr std::int64_t kStep = 10;

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "participation.json";
}

}  // namespace

urn::Counts rounded_down(const urn::Counts& counts) {
    return {.issued = counts.issued, .received = counts.received / kStep * kStep};
}

std::optional<urn::Counts> read_participation_note(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = file_in(wave_folder);
    if (!std::filesystem::exists(file)) return std::nullopt;
    const Record json = Record::read(file);
    return urn::Counts{.issued = json.number("issued"), .received = json.number("received_at_least")};
}

void write_participation_note(const std::filesystem::path& wave_folder, const urn::Counts& counts) {
    Record json;
    json.set("issued", counts.issued);
    json.set("received_at_least", counts.received);
    replace_file(file_in(wave_folder), json.json(), Readable::by_group);
    blur_folder_time(wave_folder);  // or it would tell when every tenth ballot came
}

void remove_participation_note(const std::filesystem::path& wave_folder) {
    std::filesystem::remove(file_in(wave_folder));
}

}  // namespace campaign
