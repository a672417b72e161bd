#include "simulation/demo_campaign.hpp"

#include <array>
#include <fstream>
#include <sstream>

#include "campaign/campaign.hpp"
#include "collection/codes_folder.hpp"
#include "commands/verb.hpp"
#include "message.hpp"
#include "publication/campaign_report.hpp"
#include "publication/publication_folder.hpp"
#include "questionnaires/csv.hpp"
#include "reports/plenary_report.hpp"
#include "shipped.hpp"
#include "simulation/population.hpp"
#include "simulation/running_survey.hpp"

namespace commands {

namespace {

struct Quarter {
    const char* wave;
    std::int64_t people;
    std::uint64_t seed;
};
constexpr std::array<Quarter, 3> kQuarters{
    {{"T1-2026", 760, 11}, {"T2-2026", 700, 12}, {"T3-2026", 820, 13}}};
constexpr const char* kOpenWave = "T4-2026";
constexpr std::size_t kCodesDrawn = 1500;  // one for each person of the headcounts
constexpr std::size_t kCodesToTry = 24;

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    if (!stream.flush())
        throw Refused("« " + file.string() + " » ne peut pas être écrit : le disque est-il plein ?");
}

void write_questionnaire(const std::filesystem::path& folder) {
    namespace shipped = simulation_verbs::shipped;
    std::filesystem::create_directories(folder);
    write(folder / "survey.csv", shipped::survey_csv);
    write(folder / "choices.csv", shipped::choices_csv);
    write(folder / "scales.csv", shipped::scales_csv);
    write(folder / "settings.csv", shipped::settings_csv);
    write(folder / "simulation.json", shipped::simulation_json);
    write(folder / "effectifs-exemple.csv", shipped::effectifs_exemple_csv);
    write(folder / "LICENCE.md", shipped::LICENCE_md);
    write(folder / "SOURCES.md", shipped::SOURCES_md);
}

void answer_quarter(campaign::Campaign& campaign, const Quarter& quarter, int number,
                    const std::filesystem::path& headcounts) {
    simulation::Settings settings;
    settings.people = quarter.people;
    settings.seed = quarter.seed;
    settings.quarter = number;
    settings.connections = 24;
    settings.society = simulation_verbs::shipped::simulation_json;
    settings.codes = campaign.draw_codes(quarter.wave, kCodesDrawn);
    campaign.open_wave(quarter.wave, campaign::Mode::codes, headcounts);
    {
        const RunningSurvey survey{campaign.serve(quarter.wave)};
        settings.port = survey.port();
        simulation::answer_survey(survey.wave().questionnaire, settings);
    }
    campaign.close_wave(quarter.wave);
}

void open_last_quarter(campaign::Campaign& campaign, const DemoCampaign& demo,
                       const std::filesystem::path& headcounts) {
    CodesFolder papers{demo.codes()};
    const SlipText text{
        .title = campaign.title(), .wave = campaign::wave_label(kOpenWave), .address = "", .batch = ""};
    campaign.draw_codes(kOpenWave, kCodesToTry,
                        [&](std::span<const std::string> codes) { papers.write(text, codes); });
    papers.keep();
    campaign.open_wave(kOpenWave, campaign::Mode::codes, headcounts);
}

void fill(const DemoCampaign& demo, std::ostream& progress) {
    const auto say = [&progress](const std::string& line) { progress << message_line(line) << std::endl; };
    const auto questionnaire = demo.folder / "questionnaire";
    const auto headcounts = questionnaire / "effectifs-exemple.csv";
    write_questionnaire(questionnaire);
    auto campaign = campaign::Campaign::create(demo.campaign(), {questionnaire, 10, demo.key()});
    int number = 0;
    for (const Quarter& quarter : kQuarters) {
        say(campaign::wave_label(quarter.wave) + " : " + std::to_string(quarter.people) +
            " personnes simulées répondent par les vraies pages…");
        answer_quarter(campaign, quarter, number++, headcounts);
        campaign.tally(quarter.wave, demo.key());
    }
    say("Publication des trois trimestres…");
    const reports::PlenaryInput results = plenary_input(campaign, kQuarters.back().wave);
    PublicationFolder{demo.results()}.write(publication_files(reports::plenary_report(results)));
    open_last_quarter(campaign, demo, headcounts);
}

}  // namespace

DemoCampaign make_demo(const std::filesystem::path& folder, std::ostream& progress) {
    if (std::filesystem::exists(folder)) {
        throw Refused("« " + folder.string() +
                      " » existe déjà et n’est pas une démonstration : donnez un autre --dir.");
    }
    std::filesystem::path under_way = folder;
    under_way += ".en-cours";
    std::filesystem::remove_all(under_way);  // what an interrupted start left
    fill({under_way}, progress);
    std::filesystem::rename(under_way, folder);
    return {folder};
}

bool is_demo(const std::filesystem::path& folder) {
    const DemoCampaign demo{folder};
    return std::filesystem::exists(demo.campaign() / "campaign.json") &&
           std::filesystem::exists(demo.codes()) && std::filesystem::exists(demo.results() / "index.html");
}

std::vector<std::string> demo_codes(const DemoCampaign& demo) {
    std::ifstream stream{demo.codes() / "codes.csv", std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    const auto table = questionnaires::parse_csv(text.str());
    std::vector<std::string> codes;
    if (!table) return codes;  // destroyed after printing, as it should be
    for (const auto& row : table.value().rows) codes.push_back(row.cells.front());
    return codes;
}

}  // namespace commands
