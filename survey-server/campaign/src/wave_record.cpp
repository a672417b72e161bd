#include "wave_record.hpp"

#include <array>
#include <utility>

#include "record_file.hpp"

namespace campaign {

namespace {

constexpr std::array<std::pair<WaveState, std::string_view>, 4> kStates{{{WaveState::planned, "planned"},
                                                                         {WaveState::open, "open"},
                                                                         {WaveState::closed, "closed"},
                                                                         {WaveState::tallied, "tallied"}}};
constexpr std::array<std::pair<Mode, std::string_view>, 2> kModes{
    {{Mode::codes, "codes"}, {Mode::open, "open"}}};

template <class Value, std::size_t count>
Value value_named(const std::array<std::pair<Value, std::string_view>, count>& names, std::string_view name,
                  const std::filesystem::path& file) {
    for (const auto& [value, its_name] : names) {
        if (its_name == name) return value;
    }
    throw Refusal("Le fichier " + file.string() + " est abîmé (« " + std::string(name) +
                  " » n’y a pas de sens). Reprenez-en une copie intacte.");
}

template <class Value, std::size_t count>
std::string_view name_in(const std::array<std::pair<Value, std::string_view>, count>& names, Value value) {
    for (const auto& [its_value, name] : names) {
        if (its_value == value) return name;
    }
    return {};
}

std::filesystem::path file_in(const std::filesystem::path& wave_folder) {
    return wave_folder / "wave.json";
}

}  // namespace

std::string_view name_of(WaveState state) {
    return name_in(kStates, state);
}
std::string_view name_of(Mode mode) {
    return name_in(kModes, mode);
}

WaveRecord read_wave_record(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = file_in(wave_folder);
    const Record json = Record::read(file);
    return WaveRecord{.state = value_named(kStates, json.text("state"), file),
                      .mode = value_named(kModes, json.text("mode"), file),
                      .definition = json.text("definition"),
                      .padded_size = static_cast<std::size_t>(json.number("padded_size")),
                      .issued = json.number("issued"),
                      .received = json.number("received"),
                      .receipts = json.text_or("receipts", "")};
}

void write_wave_record(const std::filesystem::path& wave_folder, const WaveRecord& record) {
    Record json;
    json.set("state", std::string(name_of(record.state)));
    json.set("mode", std::string(name_of(record.mode)));
    json.set("definition", record.definition);
    json.set("padded_size", static_cast<std::int64_t>(record.padded_size));
    json.set("issued", record.issued);
    json.set("received", record.received);
    json.set("receipts", record.receipts);
    replace_file(file_in(wave_folder), json.json(), Readable::by_group);
}

}  // namespace campaign
