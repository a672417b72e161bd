#include <sys/stat.h>

#include "../questionnaires/xlsx_files.hpp"
#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::Campaign;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;

mode_t mode_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

/// Tries to create `folder / name` with the small questionnaire; the text of the refusal.
std::string creation_refusal(const TemporaryFolder& folder, std::string_view name, int threshold,
                             const std::filesystem::path& key) {
    tests::write_small_questionnaire(folder / "q");
    return refusal_of([&] {
        Campaign::create(folder / name,
                         {.questionnaire = folder / "q", .threshold = threshold, .key_file = key});
    });
}

/// Names in the folder, hidden ones included.
std::vector<std::string> names_in(const TemporaryFolder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("a new campaign keeps the questionnaire as given and opens again") {
    const TemporaryFolder folder;
    const Campaign created = tests::create_small_campaign(folder, 12);

    const Campaign opened = Campaign::open(folder / "c");

    CHECK(opened.title() == "Essai du trimestre");
    CHECK(opened.threshold() == 12);
    CHECK(opened.sealing_key() == created.sealing_key());
    CHECK(opened.waves().empty());
    CHECK(content_of(folder / "c/questionnaire/survey.csv") ==
          content_of(folder / "questionnaire/survey.csv"));
}

TEST_CASE("the private key is a text for its owner only and is nowhere in the campaign") {
    const TemporaryFolder folder;
    tests::create_small_campaign(folder);

    const std::string key = content_of(folder / "c.key");

    CHECK(mode_of(folder / "c.key") == 0600);
    CHECK_THAT(key, Contains("CLE PRIVEE"));
    CHECK_THAT(key, Contains("Essai du trimestre"));
    CHECK_THAT(key, Contains("Une clé perdue ne se retrouve pas"));
    const std::size_t place = key.find("privee: ");
    REQUIRE(place != std::string::npos);
    const std::string secret = key.substr(place + 8, 64);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "c")) {
        if (!entry.is_regular_file()) continue;
        CHECK_THAT(content_of(entry.path()), !Contains(secret));
    }
}

TEST_CASE("a campaign is for its owner only and its path may end with a slash") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "q");

    const Campaign campaign = Campaign::create(
        (folder / "c/"), {.questionnaire = folder / "q", .threshold = 10, .key_file = folder / "c.key"});

    CHECK(campaign.folder() == folder / "c");
    CHECK(mode_of(folder / "c") == 0700);
    CHECK(Campaign::open(folder / "c/").folder() == folder / "c");
}

TEST_CASE("a campaign takes a workbook and its waves freeze it") {
    const TemporaryFolder folder;
    const auto workbook = tests::write_archive(tests::workbook_parts(tests::good_sheets()), folder.path());
    Campaign campaign = Campaign::create(
        folder / "c", {.questionnaire = workbook, .threshold = 10, .key_file = folder / "c.key"});

    campaign.open_wave("T4-2026", campaign::Mode::codes, {});

    CHECK(content_of(folder / "c/questionnaire/questionnaire.xlsx") == content_of(workbook));
    CHECK(content_of(folder / "c/waves/T4-2026/questionnaire/questionnaire.xlsx") == content_of(workbook));
    CHECK(campaign.serve().questionnaire.settings.title == campaign.title());
}

TEST_CASE("two campaigns have different keys") {
    const TemporaryFolder one;
    const TemporaryFolder other;

    CHECK(tests::create_small_campaign(one).sealing_key() !=
          tests::create_small_campaign(other).sealing_key());
}

TEST_CASE("a campaign is not created over anything that exists") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "c");

    CHECK(creation_refusal(folder, "c", 10, folder / "c.key") ==
          (folder / "c").string() + " existe déjà. Choisissez un autre nom de dossier pour la campagne.");
    CHECK(names_in(folder) == std::vector<std::string>{"c", "q"});
}

TEST_CASE("a campaign is not created in a folder that does not exist") {
    const TemporaryFolder folder;

    CHECK_THAT(creation_refusal(folder, "absent/c", 10, folder / "c.key"),
               Contains((folder / "absent").string() + " n’existe pas. Créez-le"));
}

TEST_CASE("the private key does not go into the campaign") {
    const TemporaryFolder folder;

    CHECK_THAT(creation_refusal(folder, "c", 10, folder / "c/sub/../c.key"),
               Contains("La clé privée ne se range pas dans la campagne") &&
                   Contains("--key un fichier hors du dossier"));
    CHECK(names_in(folder) == std::vector<std::string>{"q"});
    CHECK(creation_refusal(folder, "c", 10, folder / "c2.key") == "not refused");
}

TEST_CASE("a key file is never overwritten and nothing is left of the campaign") {
    const TemporaryFolder folder;
    write_content(folder / "c.key", "precious");

    CHECK_THAT(creation_refusal(folder, "c", 10, folder / "c.key"),
               Contains("existe déjà ; une clé ne s’écrase jamais"));
    CHECK(content_of(folder / "c.key") == "precious");
    CHECK(names_in(folder) == std::vector<std::string>{"c.key", "q"});
}

TEST_CASE("a key file that cannot be written leaves no campaign behind") {
    const TemporaryFolder folder;

    CHECK_THAT(creation_refusal(folder, "c", 10, folder / "absent/c.key"),
               Contains("Impossible d’écrire") && Contains("absent/c.key"));
    CHECK(names_in(folder) == std::vector<std::string>{"q"});
}

TEST_CASE("a threshold below five is refused") {
    const TemporaryFolder folder;

    CHECK_THAT(creation_refusal(folder, "c", 4, folder / "c.key"),
               Contains("Seuil de 4 refusé") && Contains("jamais sur moins de 5"));
    CHECK_THAT(creation_refusal(folder, "c", 1001, folder / "c.key"), Contains("Seuil de 1001 refusé"));
    CHECK(creation_refusal(folder, "c", 5, folder / "c.key") == "not refused");
}

TEST_CASE("a questionnaire with faults is refused with the first of them") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "faulty");
    std::string survey = content_of(folder / "faulty/survey.csv");
    survey.replace(survey.find("select_one metier"), 17, "select_one absent");
    write_content(folder / "faulty/survey.csv", survey);

    const std::string refusal = refusal_of([&] {
        Campaign::create(folder / "c",
                         {.questionnaire = folder / "faulty", .threshold = 10, .key_file = folder / "k"});
    });

    CHECK_THAT(refusal, Contains("a des fautes : survey ligne 13") && Contains("absent") &&
                            Contains("vigie check") && !Contains(".. "));
    CHECK(names_in(folder) == std::vector<std::string>{"faulty"});
}

TEST_CASE("a questionnaire that is not there is refused") {
    const TemporaryFolder folder;

    const std::string refusal = refusal_of([&] {
        Campaign::create(folder / "c",
                         {.questionnaire = folder / "none", .threshold = 10, .key_file = folder / "k"});
    });

    CHECK_THAT(refusal, Contains("none est introuvable"));
}

TEST_CASE("a questionnaire whose answers cannot be sealed is refused at once") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "long");
    std::string survey = content_of(folder / "long/survey.csv");
    for (int text = 0; text < 40; ++text) {
        const std::string line = "text,long" + std::to_string(text) + ",Un texte ?,,,multiline,,1000\n";
        survey.insert(survey.find("end group"), line);
    }
    write_content(folder / "long/survey.csv", survey);

    const std::string refusal = refusal_of([&] {
        Campaign::create(folder / "c",
                         {.questionnaire = folder / "long", .threshold = 10, .key_file = folder / "k"});
    });

    CHECK_THAT(refusal, Contains("trop long") && Contains("vigie::longueur"));
}

TEST_CASE("a folder that is not a campaign is not opened") {
    const TemporaryFolder folder;

    CHECK_THAT(refusal_of([&] { Campaign::open(folder.path()); }),
               Contains("n’est pas une campagne") && Contains("vigie create"));
    CHECK_THAT(refusal_of([&] { Campaign::open(folder / "none"); }), Contains("n’est pas une campagne"));
}

TEST_CASE("a damaged campaign file is named") {
    const TemporaryFolder folder;
    tests::create_small_campaign(folder);
    const std::string whole = content_of(folder / "c/campaign.json");

    write_content(folder / "c/campaign.json", whole.substr(0, whole.size() / 2));
    CHECK_THAT(refusal_of([&] { Campaign::open(folder / "c"); }), Contains("campaign.json est abîmé"));
    write_content(folder / "c/campaign.json", R"({"title": "x", "threshold": 10})");
    CHECK_THAT(refusal_of([&] { Campaign::open(folder / "c"); }), Contains("il y manque sealing_key"));
    write_content(folder / "c/campaign.json", R"({"title": "x", "threshold": "10", "sealing_key": "00"})");
    CHECK_THAT(refusal_of([&] { Campaign::open(folder / "c"); }), Contains("abîmé"));
}
