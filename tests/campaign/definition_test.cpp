#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::Campaign;
using campaign::Mode;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;

void replace_in(const std::filesystem::path& file, const std::string& from, const std::string& to) {
    std::string content = content_of(file);
    const std::size_t place = content.find(from);
    REQUIRE(place != std::string::npos);
    write_content(file, content.replace(place, from.size(), to));
}

/// The definition of a wave opened in a copy of the campaign, so that everything else is the same.
std::string definition_of(const TemporaryFolder& folder, const std::string& copy, std::string_view wave,
                          Mode mode, const std::filesystem::path& headcount) {
    Campaign campaign = Campaign::open(folder / copy);
    campaign.open_wave(wave, mode, headcount);
    return campaign.wave(wave).definition;
}

void copy_campaign(const TemporaryFolder& folder, const std::string& copy) {
    std::filesystem::copy(folder / "c", folder / copy, std::filesystem::copy_options::recursive);
}

}  // namespace

TEST_CASE("the same definition has the same hash and every difference another") {
    const TemporaryFolder folder;
    tests::create_small_campaign(folder);
    for (const char* copy :
         {"same", "again", "name", "mode", "wording", "threshold", "key", "people", "people2"}) {
        copy_campaign(folder, copy);
    }
    replace_in(folder / "wording/questionnaire/survey.csv", "La charge est lourde.",
               "La charge est trop lourde.");
    replace_in(folder / "threshold/campaign.json", "\"threshold\": 5", "\"threshold\": 11");
    std::string json = content_of(folder / "key/campaign.json");
    const std::string key_name = "\"sealing_key\": \"";
    write_content(folder / "key/campaign.json",
                  json.replace(json.find(key_name) + key_name.size(), 64, std::string(64, 'a')));
    write_content(folder / "effectifs.csv", "metier,headcount\nce,400\nenc,50\n");
    write_content(folder / "effectifs2.csv", "headcount;metier\n51;enc\n400;ce\n");

    const std::string definition = definition_of(folder, "same", "T4-2026", Mode::codes, {});

    CHECK(definition_of(folder, "again", "T4-2026", Mode::codes, {}) == definition);
    std::vector<std::string> all{definition};
    all.push_back(definition_of(folder, "name", "T1-2027", Mode::codes, {}));
    all.push_back(definition_of(folder, "mode", "T4-2026", Mode::open, {}));
    all.push_back(definition_of(folder, "wording", "T4-2026", Mode::codes, {}));
    all.push_back(definition_of(folder, "threshold", "T4-2026", Mode::codes, {}));
    all.push_back(definition_of(folder, "key", "T4-2026", Mode::codes, {}));
    all.push_back(definition_of(folder, "people", "T4-2026", Mode::codes, folder / "effectifs.csv"));
    all.push_back(definition_of(folder, "people2", "T4-2026", Mode::codes, folder / "effectifs2.csv"));
    std::sort(all.begin(), all.end());
    CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

TEST_CASE("a questionnaire changed after the opening is not that of the wave") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});

    replace_in(folder / "c/questionnaire/survey.csv", "La charge est lourde.", "La charge est trop lourde.");

    CHECK(campaign.serve().questionnaire.question("q1")->label == "La charge est lourde.");
}

TEST_CASE("a frozen file that was changed stops the server") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    write_content(folder / "effectifs.csv", "metier,headcount\nce,400\nenc,50\n");
    campaign.open_wave("T4-2026", Mode::codes, folder / "effectifs.csv");
    const auto wave = folder / "c/waves/T4-2026";
    const std::string expected = "La définition de la vague T4-2026 a changé depuis son ouverture";

    replace_in(wave / "questionnaire/survey.csv", "La charge est lourde.", "La charge est trop lourde.");
    CHECK_THAT(refusal_of([&] { campaign.serve(); }),
               Contains(expected) && Contains(campaign.wave("T4-2026").definition.substr(0, 16)));
    replace_in(wave / "questionnaire/survey.csv", "La charge est trop lourde.", "La charge est lourde.");
    CHECK(refusal_of([&] { campaign.serve(); }) == "not refused");

    replace_in(wave / "headcount.csv", "400", "401");
    CHECK_THAT(refusal_of([&] { campaign.serve(); }), Contains(expected));
    replace_in(wave / "headcount.csv", "401", "400");

    replace_in(folder / "c/campaign.json", "\"threshold\": 5", "\"threshold\": 6");
    CHECK_THAT(refusal_of([&] { Campaign::open(folder / "c").serve(); }), Contains(expected));
}
