#include "commands/collection_verbs.hpp"

#include <sys/stat.h>

#include <sstream>

#include "../campaign/small_campaign.hpp"
#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "questionnaires/csv.hpp"

namespace {

using campaign::Campaign;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using tests::content_of;
using tests::TemporaryFolder;
using tests::write_content;

struct End {
    int code;
    std::string out;
    std::string err;
};

End run(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    const auto verbs = commands::collection_verbs();
    const int code = commands::run_program(verbs, words, out, err);
    return {code, out.str(), err.str()};
}

/// The campaign `c` of the folder, made with the verb.
std::string create(const TemporaryFolder& folder) {
    tests::write_small_questionnaire(folder / "q");
    const End end = run(
        {"create", (folder / "c").string(), "--questionnaire", (folder / "q").string(), "--threshold", "5"});
    REQUIRE(end.code == 0);
    return (folder / "c").string();
}

std::vector<std::string> codes_in(const std::filesystem::path& file) {
    const auto table = questionnaires::parse_csv(content_of(file)).value();
    std::vector<std::string> codes;
    for (const auto& row : table.rows) codes.push_back(row.cells[0]);
    return codes;
}

void answer_with(const std::filesystem::path& campaign, const std::vector<std::string>& codes) {
    const auto open = Campaign::open(campaign).serve();
    std::vector<urn::Submission> group;
    for (const auto& code : codes) {
        group.push_back(tests::submission(open, code, tests::simple_sheet("4", "2", "ce")));
    }
    REQUIRE(open.urn->put(group) == std::vector<urn::Put>(codes.size(), urn::Put::stored));
}

mode_t mode_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("every verb of collection has a help with an example that names it") {
    for (const auto& verb : commands::collection_verbs()) {
        std::vector<std::string> words;
        std::istringstream names(verb.name);
        for (std::string word; names >> word;) words.push_back(word);
        words.push_back("--help");

        const End end = run(words);

        CAPTURE(verb.name);
        CHECK(end.code == 0);
        CHECK_THAT(end.out, StartsWith("vigie " + verb.name));
        CHECK_THAT(end.out, Contains("Exemple\u00A0:\n  vigie " + verb.name));
        CHECK(end.err.empty());
    }
}

TEST_CASE("a wave lives from its creation to its tally by the verbs") {
    const TemporaryFolder folder;
    const std::string c = create(folder);

    const End codes = run({"codes", c, "T4-2026", "--count", "7", "--out", (folder / "papers").string()});
    CHECK(codes.code == 0);
    CHECK_THAT(codes.out, Contains("Codes tirés pour la vague T4 2026\u00A0: 7."));
    const End opened = run({"wave", "open", c, "T4-2026"});
    CHECK_THAT(opened.out, Contains("Vague T4 2026 ouverte, seuil 5, codes tirés\u00A0: 7."));
    CHECK_THAT(opened.out,
               Contains("Empreinte de la définition\u00A0: " + Campaign::open(c).wave("T4-2026").definition));
    auto drawn = codes_in(folder / "papers/codes.csv");
    drawn.resize(6);
    answer_with(c, drawn);
    CHECK_THAT(run({"wave", "status", c}).out,
               StartsWith("T4 2026\u00A0: ouverte\u202F; codes tirés\u00A0: 7\u202F; bulletins reçus\u00A0: "
                          "6\u202F; empreinte"));
    CHECK_THAT(run({"wave", "close", c, "T4-2026"}).out,
               StartsWith("Vague T4 2026 close. Bulletins reçus\u00A0: 6\u202F; codes tirés\u00A0: 7."));
    const End tallied = run({"tally", c, "T4-2026", "--key", (folder / "c.key").string()});
    CHECK(tallied.code == 0);
    CHECK_THAT(
        tallied.out,
        StartsWith("Vague T4 2026 dépouillée. Bulletins ouverts\u00A0: 6\u202F; textes libres\u00A0: 0."));

    const End again = run({"tally", c, "T4-2026", "--key", (folder / "c.key").string()});
    CHECK(again.code == 1);
    CHECK(again.err ==
          "vigie tally\u00A0: La vague T4-2026 a déjà été dépouillée. Une urne ne s’ouvre qu’une fois.\n");
}

TEST_CASE("the key goes beside the campaign and its place is printed") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "q");

    const End usual =
        run({"create", (folder / "c").string() + "/", "--questionnaire", (folder / "q").string()});
    const End chosen = run({"create", (folder / "d").string(), "--questionnaire", (folder / "q").string(),
                            "--key", (folder / "elsewhere.key").string()});

    CHECK_THAT(usual.out,
               Contains("Campagne «\u00A0Essai du trimestre\u00A0» créée dans") && Contains("seuil 10."));
    CHECK_THAT(usual.out, Contains("Clé privée\u00A0: «\u00A0" + (folder / "c.key").string()));
    CHECK(std::filesystem::exists(folder / "c.key"));
    CHECK(chosen.code == 0);
    CHECK(std::filesystem::exists(folder / "elsewhere.key"));
    CHECK_FALSE(std::filesystem::exists(folder / "d.key"));
}

TEST_CASE("status prints the keys of the contract") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    CHECK(run({"wave", "status", c, "--json"}).out == "{\"waves\":[]}\n");
    CHECK(run({"wave", "status", c}).out == "La campagne n’a encore aucune vague.\n");
    run({"codes", c, "T4-2026", "--count", "7", "--out", (folder / "papers").string()});

    CHECK(run({"wave", "status", c, "--json"}).out ==
          "{\"waves\":[{\"name\":\"T4-2026\",\"state\":\"planned\",\"mode\":\"codes\",\"issued\":7,"
          "\"received\":0,"
          "\"received_rounded\":false,\"definition\":null,\"definition_reason\":\"figée à l’ouverture de la "
          "vague\"}]}\n");
    run({"wave", "open", c, "T4-2026"});
    CHECK(
        run({"wave", "status", c, "T4-2026", "--json"}).out ==
        "{\"waves\":[{\"name\":\"T4-2026\",\"state\":\"open\",\"mode\":\"codes\",\"issued\":7,\"received\":0,"
        "\"received_rounded\":false,\"definition\":\"" +
            Campaign::open(c).wave("T4-2026").definition + "\"}]}\n");
}

TEST_CASE("codes come as a table and as papers for their owner only") {
    const TemporaryFolder folder;
    const std::string c = create(folder);

    run({"codes", c, "T4-2026", "--count", "1003", "--out", (folder / "papers/").string(), "--batch",
         "Lille & Arras", "--url", "https://enquete.example.org/"});

    const auto codes = codes_in(folder / "papers/codes.csv");
    REQUIRE(codes.size() == 1003);
    CHECK(mode_of(folder / "papers") == 0700);
    CHECK(mode_of(folder / "papers/codes.csv") == 0600);
    CHECK(mode_of(folder / "papers/papiers-001.html") == 0600);
    const std::string first = content_of(folder / "papers/papiers-001.html");
    const std::string second = content_of(folder / "papers/papiers-002.html");
    CHECK_THAT(first, Contains(codes[0]) && Contains(codes[999]) && !Contains(codes[1000]));
    CHECK_THAT(second, Contains(codes[1000]) && Contains(codes[1002]) && !Contains(codes[999]));
    CHECK_THAT(first, Contains("Essai du trimestre, T4 2026") && Contains("Lille &amp; Arras") &&
                          Contains("https://enquete.example.org/"));
    CHECK_FALSE(std::filesystem::exists(folder / "papers.part"));
}

TEST_CASE("drawn codes are never overwritten") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    std::filesystem::create_directory(folder / "papers");

    const End end = run({"codes", c, "T4-2026", "--count", "3", "--out", (folder / "papers").string()});

    CHECK(end.code == 1);
    CHECK_THAT(end.err, Contains("papers\u00A0» existe déjà, et des codes ne s’écrasent pas"));
    CHECK(Campaign::open(c).waves().empty());
}

TEST_CASE("codes that cannot be written are not drawn") {
    const TemporaryFolder folder;
    const std::string c = create(folder);

    const End end =
        run({"codes", c, "T4-2026", "--count", "3", "--out", (folder / "absent/papers").string()});

    CHECK(end.code == 1);
    CHECK_THAT(end.err, Contains("Impossible de créer le dossier") && Contains("n’existe pas"));
    CHECK(Campaign::open(c).waves().empty());
}

TEST_CASE("codes that are refused leave no papers") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    run({"wave", "open", c, "T4-2026"});
    run({"wave", "close", c, "T4-2026"});

    const End end = run({"codes", c, "T4-2026", "--count", "3", "--out", (folder / "papers").string()});

    CHECK(end.code == 1);
    CHECK_THAT(end.err, Contains("est close"));
    CHECK_FALSE(std::filesystem::exists(folder / "papers"));
    CHECK_FALSE(std::filesystem::exists(folder / "papers.part"));
}

TEST_CASE("a questionnaire without fault is described") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "q");

    const End end = run({"check", (folder / "q").string()});

    CHECK(end.code == 0);
    CHECK_THAT(end.out,
               EndsWith("«\u00A0Essai du trimestre\u00A0»\u00A0: aucune faute. Pages\u00A0: 2\u202F; "
                        "questions\u00A0: 8\u202F; échelles\u00A0: 1.\n"));
}

TEST_CASE("every fault of a questionnaire is named with its sheet and line") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "q");
    std::string survey = content_of(folder / "q/survey.csv");
    survey.replace(survey.find("select_one metier"), 17, "select_one absent");
    survey.replace(survey.find("decimal,d1"), 10, "decimal,q1");
    write_content(folder / "q/survey.csv", survey);

    const End end = run({"check", (folder / "q").string()});

    CHECK(end.code == 1);
    CHECK_THAT(end.out, Contains("faute, survey, ligne 8") && Contains("faute, survey, ligne 13"));
    CHECK_THAT(end.err,
               StartsWith("vigie check\u00A0: «\u00A0") && Contains("fautes. Corrigez, puis relancez"));
    CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
}

TEST_CASE("a refusal is one line and a wrong usage says how to write it") {
    const TemporaryFolder folder;
    const std::string c = create(folder);

    const End none = run({"wave", "status", (folder / "none").string()});
    CHECK(none.code == 1);
    CHECK(std::count(none.err.begin(), none.err.end(), '\n') == 1);
    CHECK_THAT(none.err, Contains("n’est pas une campagne"));
    const End mode = run({"wave", "open", c, "T4-2026", "--mode", "secret"});
    CHECK(mode.code == 2);
    CHECK_THAT(mode.err, Contains("--mode attend codes") && Contains("pas «\u00A0secret\u00A0»"));
    CHECK(run({"codes", c, "T4-2026", "--count", "0", "--out", "x"}).code == 2);
    CHECK(run({"codes", c, "T4-2026", "--count", "200001", "--out", "x"}).code == 2);
    CHECK(run({"codes", c, "T4-2026", "--out", "x"}).code == 2);
    CHECK(run({"tally", c, "T4-2026"}).code == 2);
    CHECK(run({"create", c}).code == 2);
    CHECK(run({"wave", "open", c}).code == 2);
    CHECK(run({"wave"}).code == 2);
    const End threshold = run(
        {"create", (folder / "d").string(), "--questionnaire", (folder / "q").string(), "--threshold", "3"});
    CHECK(threshold.code == 1);
    CHECK_THAT(threshold.err, Contains("Seuil de 3 refusé"));
}
