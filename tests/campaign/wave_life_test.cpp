#include <sys/stat.h>

#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::Campaign;
using campaign::Mode;
using campaign::WaveState;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;

std::vector<questionnaires::AnswerSheet> sheets(std::size_t count) {
    return std::vector<questionnaires::AnswerSheet>(count, tests::simple_sheet("4", "2", "ce"));
}

}  // namespace

TEST_CASE("a wave goes from planned to open to closed to tallied") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);

    const auto codes = campaign.draw_codes("T4-2026", 8);
    CHECK(codes.size() == 8);
    CHECK(campaign.state("T4-2026") == WaveState::planned);
    CHECK(campaign.wave("T4-2026").issued == 8);
    CHECK(campaign.wave("T4-2026").definition.empty());

    campaign.open_wave("T4-2026", Mode::codes, {});
    CHECK(campaign.state("T4-2026") == WaveState::open);
    CHECK(campaign.wave("T4-2026").issued == 8);
    CHECK(campaign.wave("T4-2026").definition.size() == 64);
    {
        const auto open = campaign.serve();
        CHECK(open.name == "T4-2026");
        CHECK(open.threshold == 5);
        CHECK(open.questionnaire.settings.title == "Essai du trimestre");
        std::vector<urn::Submission> group;
        for (std::size_t i = 0; i < 6; ++i)
            group.push_back(tests::submission(open, codes[i], sheets(1).front()));
        CHECK(open.urn->put(group) == std::vector<urn::Put>(6, urn::Put::stored));
    }
    CHECK(campaign.wave("T4-2026").received == 6);
    CHECK_FALSE(campaign.wave("T4-2026").received_rounded);

    campaign.close_wave("T4-2026");
    CHECK(campaign.state("T4-2026") == WaveState::closed);
    CHECK(campaign.wave("T4-2026").issued == 8);
    CHECK(campaign.wave("T4-2026").received == 6);

    const auto tally = campaign.tally("T4-2026", folder / "c.key");
    CHECK(tally.opened == 6);
    CHECK(campaign.state("T4-2026") == WaveState::tallied);
    CHECK(campaign.wave("T4-2026").received == 6);
}

TEST_CASE("a code drawn while the wave is open counts too and a code from elsewhere does not") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});

    const auto codes = campaign.draw_codes("T4-2026", 3);

    CHECK(campaign.wave("T4-2026").issued == 3);
    const auto open = campaign.serve();
    const auto known = tests::submission(open, codes[0], sheets(1).front());
    const auto unknown = tests::submission(open, urn::draw_codes(1).front(), sheets(1).front());
    CHECK(open.urn->put(std::vector{known, unknown}) ==
          std::vector<urn::Put>{urn::Put::stored, urn::Put::code_unknown});
}

TEST_CASE("codes of several drawings all count") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    auto codes = campaign.draw_codes("T4-2026", 3);
    const auto more = campaign.draw_codes("T4-2026", 4);
    codes.insert(codes.end(), more.begin(), more.end());

    campaign.open_wave("T4-2026", Mode::codes, {});

    const auto open = campaign.serve();
    CHECK(open.urn->counts().issued == 7);
    for (const std::string& code : codes) CHECK(open.urn->knows(tests::submission(open, code, {}).code));
}

TEST_CASE("the campaign keeps no code in clear") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    auto codes = campaign.draw_codes("T4-2026", 3);
    campaign.open_wave("T4-2026", Mode::codes, {});
    const auto more = campaign.draw_codes("T4-2026", 3);
    codes.insert(codes.end(), more.begin(), more.end());

    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "c")) {
        if (!entry.is_regular_file()) continue;
        const std::string content = content_of(entry.path());
        for (const std::string& code : codes) {
            CHECK_THAT(content, !Contains(code));
            CHECK_THAT(content, !Contains(urn::canonical_code(code).value()));
        }
    }
}

TEST_CASE("codes that could not be kept are not admitted and leave no new wave") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    const auto fail = [](std::span<const std::string>) { throw std::runtime_error("no paper"); };

    CHECK_THROWS_AS(campaign.draw_codes("T4-2026", 3, fail), std::runtime_error);
    CHECK(campaign.waves().empty());

    campaign.draw_codes("T4-2026", 2);
    CHECK_THROWS_AS(campaign.draw_codes("T4-2026", 3, fail), std::runtime_error);
    CHECK(campaign.wave("T4-2026").issued == 2);
}

TEST_CASE("a wave has the name of a quarter or another simple name") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);

    for (const std::string name : {"T1-2026", "pilote", "Essai-2", "2026"}) {
        CAPTURE(name);
        CHECK(refusal_of([&] { campaign.draw_codes(name, 1); }) == "not refused");
    }
    for (const std::string name : {"", "..", "a/b", "T1 2026", "été", "-a", "a-", ".cache",
                                   "a-name-of-more-than-forty-letters-digits-"}) {
        CAPTURE(name);
        CHECK_THAT(refusal_of([&] { campaign.draw_codes(name, 1); }),
                   Contains("« " + name + " » n’est pas un nom de vague") && Contains("T1-2026"));
        CHECK_THAT(refusal_of([&] { campaign.open_wave(name, Mode::codes, {}); }), Contains("nom de vague"));
    }
}

TEST_CASE("a quarter is written with a space for people") {
    CHECK(campaign::wave_label("T4-2026") == "T4 2026");
    CHECK(campaign::wave_label("T5-2026") == "T5-2026");
    CHECK(campaign::wave_label("pilote") == "pilote");
}

TEST_CASE("waves come in the order of the calendar and then of the alphabet") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    for (const char* name : {"T1-2026", "zone", "T4-2025", "T2-2025", "essai"}) campaign.draw_codes(name, 1);

    CHECK(campaign.wave_names() ==
          std::vector<std::string>{"T2-2025", "T4-2025", "T1-2026", "essai", "zone"});
}

TEST_CASE("a wave that is not there is refused with those there are") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);

    CHECK_THAT(refusal_of([&] { campaign.wave("T4-2026"); }),
               Contains("Il n’y a pas de vague T4-2026") && Contains("n’a encore aucune vague"));
    campaign.draw_codes("T1-2026", 1);
    campaign.draw_codes("T2-2026", 1);
    CHECK_THAT(refusal_of([&] { campaign.close_wave("T4-2026"); }),
               Contains("Vagues connues : T1-2026, T2-2026."));
}

TEST_CASE("a wave opens once") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});
    const std::string definition = campaign.wave("T4-2026").definition;

    CHECK_THAT(refusal_of([&] { campaign.open_wave("T4-2026", Mode::open, {}); }),
               Contains("La vague T4-2026 est déjà ouverte"));
    CHECK(campaign.wave("T4-2026").definition == definition);
    campaign.close_wave("T4-2026");
    CHECK_THAT(refusal_of([&] { campaign.open_wave("T4-2026", Mode::codes, {}); }),
               Contains("ne s’ouvre qu’une fois"));
}

TEST_CASE("one wave is open at a time") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});

    CHECK_THAT(refusal_of([&] { campaign.open_wave("T1-2027", Mode::codes, {}); }),
               Contains("La vague T4-2026 est encore ouverte") && Contains("vigie wave close"));
    CHECK(campaign.wave_names() == std::vector<std::string>{"T4-2026"});
    campaign.close_wave("T4-2026");
    CHECK(refusal_of([&] { campaign.open_wave("T1-2027", Mode::codes, {}); }) == "not refused");
}

TEST_CASE("only an open wave is closed") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.draw_codes("T4-2026", 1);

    CHECK_THAT(refusal_of([&] { campaign.close_wave("T4-2026"); }), Contains("n’est pas ouverte"));
    campaign.open_wave("T4-2026", Mode::codes, {});
    campaign.close_wave("T4-2026");
    CHECK(refusal_of([&] { campaign.close_wave("T4-2026"); }) == "La vague T4-2026 est déjà close.");
}

TEST_CASE("closing destroys what only the server needed") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});
    CHECK(std::filesystem::exists(folder / "c/waves/T4-2026/server-secrets.json"));

    campaign.close_wave("T4-2026");

    CHECK_FALSE(std::filesystem::exists(folder / "c/waves/T4-2026/server-secrets.json"));
    CHECK_FALSE(std::filesystem::exists(folder / "c/waves/T4-2026/participation.json"));
}

TEST_CASE("no code is drawn where it could not be used") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("libre", Mode::open, {});
    CHECK_THAT(refusal_of([&] { campaign.draw_codes("libre", 1); }), Contains("lien ouvert"));
    campaign.close_wave("libre");
    campaign.open_wave("T4-2026", Mode::codes, {});
    campaign.close_wave("T4-2026");

    CHECK_THAT(refusal_of([&] { campaign.draw_codes("T4-2026", 1); }), Contains("est close"));
}

TEST_CASE("a wave with codes does not become an open link") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.draw_codes("T4-2026", 5);

    CHECK_THAT(refusal_of([&] { campaign.open_wave("T4-2026", Mode::open, {}); }),
               Contains("Des codes ont été tirés pour la vague T4-2026"));
    CHECK(campaign.state("T4-2026") == WaveState::planned);
}

TEST_CASE("an open link takes any code not used before") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("libre", Mode::open, {});

    const auto open = campaign.serve();

    CHECK(open.mode == Mode::open);
    const auto one = tests::submission(open, urn::draw_codes(1).front(), sheets(1).front());
    CHECK(open.urn->put(std::vector{one}) == std::vector{urn::Put::stored});
}

TEST_CASE("nothing is served without an open wave") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);

    CHECK_THAT(refusal_of([&] { campaign.serve(); }),
               Contains("aucune vague ouverte") && Contains("vigie wave open"));
    campaign.draw_codes("T4-2026", 1);
    CHECK_THAT(refusal_of([&] { campaign.serve("T4-2026"); }), Contains("n’est pas ouverte"));
    CHECK_THAT(refusal_of([&] { campaign.serve("T1-2026"); }), Contains("Il n’y a pas de vague T1-2026"));
}

TEST_CASE("who holds the urn keeps every other command out of it") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});
    {
        const auto open = campaign.serve();
        const Campaign other = Campaign::open(folder / "c");

        CHECK_THAT(refusal_of([&] { other.serve(); }),
                   Contains("L’urne de la vague T4-2026 est tenue par un autre programme") &&
                       Contains("Arrêtez-le"));
        CHECK_THAT(refusal_of([&] { campaign.close_wave("T4-2026"); }),
                   Contains("est tenue par un autre programme"));
        CHECK_THAT(refusal_of([&] { campaign.draw_codes("T4-2026", 1); }), Contains("est tenue"));
        CHECK(campaign.state("T4-2026") == WaveState::open);
    }
    CHECK(refusal_of([&] { campaign.close_wave("T4-2026"); }) == "not refused");
}

TEST_CASE("while a server runs ballots are told by tens") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    const auto codes = campaign.draw_codes("T4-2026", 40);
    campaign.open_wave("T4-2026", Mode::codes, {});
    const auto open = campaign.serve();

    CHECK_THAT(refusal_of([&] { campaign.wave("T4-2026"); }), Contains("est occupée par une autre commande"));
    campaign.note_participation("T4-2026", open.urn->counts());
    CHECK(campaign.wave("T4-2026").issued == 40);
    CHECK(campaign.wave("T4-2026").received == 0);
    std::vector<urn::Submission> group;
    for (std::size_t i = 0; i < 29; ++i)
        group.push_back(tests::submission(open, codes[i], sheets(1).front()));
    open.urn->put(group);
    campaign.note_participation("T4-2026", open.urn->counts());

    CHECK(campaign.wave("T4-2026").received == 20);
    CHECK(campaign.wave("T4-2026").received_rounded);
}

TEST_CASE("the number that a server tells does not move with one ballot") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", Mode::codes, {});
    const auto file = folder / "c/waves/T4-2026/participation.json";

    campaign.note_participation("T4-2026", {.issued = 100, .received = 30});
    const std::string at_thirty = content_of(file);
    write_content(file, at_thirty + " ");
    campaign.note_participation("T4-2026", {.issued = 100, .received = 39});

    CHECK(content_of(file) == at_thirty + " ");  // not even written again
    campaign.note_participation("T4-2026", {.issued = 100, .received = 40});
    CHECK(content_of(file) != at_thirty + " ");
}

TEST_CASE("the folder of a wave does not tell when the number of ballots last changed") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder);
    campaign.open_wave("T4-2026", campaign::Mode::open, {});

    campaign.note_participation("T4-2026", {.issued = 0, .received = 40});

    struct stat status {};
    REQUIRE(::stat(campaign.wave_folder("T4-2026").c_str(), &status) == 0);
    std::tm moment{};
    localtime_r(&status.st_mtim.tv_sec, &moment);
    CHECK(moment.tm_hour + moment.tm_min + moment.tm_sec == 0);
    CHECK(status.st_mtim.tv_nsec == 0);
}

TEST_CASE("two commands do not change a campaign at once") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    std::string inner;

    campaign.draw_codes("T4-2026", 1, [&](std::span<const std::string>) {
        inner = refusal_of([&] { Campaign::open(folder / "c").draw_codes("T1-2027", 1); });
    });

    CHECK_THAT(inner, Contains("Une autre commande modifie la campagne"));
    CHECK(campaign.wave_names() == std::vector<std::string>{"T4-2026"});
}

TEST_CASE("an opening that was interrupted is begun again") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.draw_codes("T4-2026", 2);
    const auto wave = folder / "c/waves/T4-2026";
    std::filesystem::create_directory(wave / "questionnaire");
    write_content(wave / "questionnaire/survey.csv", "half");
    write_content(wave / "urn.db", "half");
    write_content(wave / "wave.json.part", "half");

    campaign.open_wave("T4-2026", Mode::codes, {});

    CHECK(campaign.wave("T4-2026").issued == 2);
    CHECK(content_of(wave / "questionnaire/survey.csv") == content_of(folder / "c/questionnaire/survey.csv"));
}

TEST_CASE("an opening that is refused leaves the wave as it was") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    write_content(folder / "effectifs.csv", "metier,headcount\nce,4\n");

    CHECK_THROWS_AS(campaign.open_wave("T4-2026", Mode::codes, folder / "effectifs.csv"), campaign::Refusal);
    CHECK(campaign.waves().empty());
    campaign.draw_codes("T4-2026", 2);
    CHECK_THROWS_AS(campaign.open_wave("T4-2026", Mode::codes, folder / "effectifs.csv"), campaign::Refusal);

    CHECK(campaign.wave("T4-2026").issued == 2);
    CHECK_FALSE(std::filesystem::exists(folder / "c/waves/T4-2026/urn.db"));
    CHECK_FALSE(std::filesystem::exists(folder / "c/waves/T4-2026/questionnaire"));
}
