#include "served_wave.hpp"

#include <algorithm>
#include <stdexcept>

#include "../campaign/small_campaign.hpp"
#include "questionnaires/csv.hpp"

namespace tests {

namespace {

void must_run(const TemporaryFolder& folder, const std::vector<std::string>& words) {
    const ProgramEnd end = run_vigie(folder.path(), words);
    if (end.code != 0) throw std::runtime_error(end.err);
}

}  // namespace

std::vector<std::string> open_wave_with_codes(const TemporaryFolder& folder, std::size_t codes) {
    const std::string campaign = (folder / "c").string();
    write_small_questionnaire(folder / "q");
    must_run(folder, {"create", campaign, "--questionnaire", (folder / "q").string(), "--threshold", "5"});
    must_run(folder, {"codes", campaign, "T4-2026", "--count", std::to_string(codes), "--out",
                      (folder / "p").string()});
    must_run(folder, {"wave", "open", campaign, "T4-2026"});

    const auto table = questionnaires::parse_csv(content_of(folder / "p/codes.csv")).value();
    std::vector<std::string> drawn;
    for (const auto& row : table.rows) drawn.push_back(row.cells[0]);
    return drawn;
}

std::string status_of(const TemporaryFolder& folder) {
    return run_vigie(folder.path(), {"wave", "status", (folder / "c").string(), "--json"}).out;
}

long number_in(const std::string& json, const std::string& key) {
    const std::string name = "\"" + key + "\":";
    return std::stol(json.substr(json.find(name) + name.size()));
}

std::size_t tallied_rows(const TemporaryFolder& folder) {
    const auto table = questionnaires::parse_csv(content_of(folder / "c/waves/T4-2026/answers.csv"));
    return table.value().rows.size();
}

}  // namespace tests
