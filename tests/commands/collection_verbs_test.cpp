#include "commands/collection_verbs.hpp"

#include <sys/stat.h>
#include <fstream>

#include <algorithm>
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
          "{\"waves\":[{\"name\":\"T4-2026\",\"state\":\"planned\",\"mode\":\"codes\",\"eligible\":null,"
          "\"eligible_reason\":\"les effectifs se donnent à l’ouverture de la vague\",\"issued\":7,"
          "\"cancelled\":0,\"received\":0,\"received_rounded\":false,\"opened\":null,"
          "\"opened_reason\":\"l’urne n’est pas dépouillée\",\"definition\":null,"
          "\"definition_reason\":\"figée à l’ouverture de la vague\",\"sites\":[]}]}\n");
    write_content(folder / "effectifs.csv", "metier,headcount\nce,90\nenc,12\n");
    run({"wave", "open", c, "T4-2026", "--headcount", (folder / "effectifs.csv").string()});
    CHECK(run({"wave", "status", c, "T4-2026", "--json"}).out ==
          "{\"waves\":[{\"name\":\"T4-2026\",\"state\":\"open\",\"mode\":\"codes\",\"eligible\":102,"
          "\"issued\":7,"
          "\"cancelled\":0,\"received\":0,\"received_rounded\":false,\"opened\":null,"
          "\"opened_reason\":\"l’urne n’est pas dépouillée\",\"definition\":\"" +
              Campaign::open(c).wave("T4-2026").definition + "\",\"sites\":[]}]}\n");
    answer_with(c, codes_in(folder / "papers/codes.csv"));
    run({"wave", "close", c, "T4-2026"});
    run({"tally", c, "T4-2026", "--key", (folder / "c.key").string()});
    CHECK_THAT(run({"wave", "status", c, "--json"}).out,
               Contains("\"issued\":7,\"cancelled\":0,\"received\":7,") && Contains("\"opened\":7,"));
    CHECK_THAT(
        run({"wave", "status", c}).out,
        StartsWith("T4 2026\u00A0: dépouillée\u202F; effectif\u00A0: 102\u202F; codes tirés\u00A0: 7\u202F; "
                   "bulletins reçus\u00A0: 7\u202F; bulletins ouverts\u00A0: 7\u202F; empreinte"));
}

TEST_CASE("codes come as a table and as papers for their owner only") {
    const TemporaryFolder folder;
    const std::string c = create(folder);

    run({"codes", c, "T4-2026", "--count", "1003", "--out", (folder / "papers/").string(), "--site",
         "Lille & Arras", "--url", "https://enquete.example.org/"});

    const auto codes = codes_in(folder / "papers/codes.csv");
    REQUIRE(codes.size() == 1003);
    CHECK(mode_of(folder / "papers") == 0700);
    CHECK(mode_of(folder / "papers/codes.csv") == 0600);
    CHECK(mode_of(folder / "papers/papiers-01-lille-arras-001.html") == 0600);
    const std::string first = content_of(folder / "papers/papiers-01-lille-arras-001.html");
    const std::string second = content_of(folder / "papers/papiers-01-lille-arras-002.html");
    CHECK_THAT(first, Contains(codes[0]) && Contains(codes[999]) && !Contains(codes[1000]));
    CHECK_THAT(second, Contains(codes[1000]) && Contains(codes[1002]) && !Contains(codes[999]));
    CHECK_THAT(first, Contains("Essai du trimestre, T4 2026") && Contains("Lille &amp; Arras") &&
                          Contains("https://enquete.example.org/"));
    CHECK_FALSE(std::filesystem::exists(folder / "papers.part"));
}

TEST_CASE("codes are drawn for several sites and the campaign keeps how many each got") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    write_content(folder / "sites.csv", "site;codes\nSaint-Étienne;3\n\"Lille, centre\";2\n");

    const End drawn = run({"codes", c, "T4-2026", "--sites", (folder / "sites.csv").string(), "--out",
                           (folder / "papers").string()});

    CHECK_THAT(drawn.out, Contains("T4 2026\u00A0: 5.") && Contains("«\u00A0Lille, centre\u00A0»\u00A0: 2"));
    const auto table = questionnaires::parse_csv(content_of(folder / "papers/codes.csv")).value();
    REQUIRE(table.rows.size() == 5);
    const std::string first = content_of(folder / "papers/papiers-01-saint-etienne-001.html");
    const std::string second = content_of(folder / "papers/papiers-02-lille-centre-001.html");
    for (const auto& row : table.rows) {
        const std::string& paper = row.cells[1] == "Saint-Étienne" ? first : second;
        CHECK_THAT(paper, Contains(row.cells[0]) && Contains(row.cells[1]));
    }
    run({"codes", c, "T4-2026", "--count", "4", "--site", "Lille, centre", "--out",
         (folder / "p2").string()});
    CHECK(content_of(folder / "c/waves/T4-2026/sites.csv") ==
          "site,codes\n\"Lille, centre\",6\nSaint-Étienne,3\n");
    CHECK_THAT(run({"wave", "status", c, "--json"}).out,
               Contains("\"issued\":9") && Contains("{\"name\":\"Lille, centre\",\"issued\":6}"));

    for (const char* faulty : {"lieu,codes\nLille,3\n", "site,codes\nLille,0\n",
                               "site,codes\nLille,3\nLille,4\n", "site,codes\n,3\n", "site,codes\n"}) {
        write_content(folder / "sites.csv", faulty);
        CAPTURE(faulty);
        CHECK(run({"codes", c, "T4-2026", "--sites", (folder / "sites.csv").string(), "--out",
                   (folder / "p3").string()})
                  .code == 1);
        CHECK_FALSE(std::filesystem::exists(folder / "p3"));
    }
}

TEST_CASE("codes never lie in the campaign") {
    const TemporaryFolder folder;
    const std::string c = create(folder);

    for (const std::string& out : {c + "/papers", c + "/waves/T4-2026", c + "/../c/x", c}) {
        const End end = run({"codes", c, "T4-2026", "--count", "3", "--out", out});
        CHECK(end.code == 1);
        CHECK_THAT(end.err, Contains("ne se rangent pas dans la campagne"));
    }
    CHECK(Campaign::open(c).waves().empty());
    run({"codes", c, "T4-2026", "--count", "3", "--out", (folder / "papers").string()});
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "c/waves/T4-2026"))
        files.push_back(entry.path().filename().string());
    std::sort(files.begin(), files.end());
    CHECK(files == std::vector<std::string>{"planned-codes.txt", "server-secrets.json", "wave.json"});

    std::filesystem::rename(folder / "papers", folder / "c/papers");
    const End opened = run({"wave", "open", c, "T4-2026"});
    CHECK(opened.code == 1);
    CHECK_THAT(opened.err, Contains("papers/codes.csv") && Contains("papers/papiers-001.html") &&
                               Contains("déplacez-les hors du dossier"));
    std::filesystem::rename(folder / "c/papers", folder / "papers");
    CHECK(run({"wave", "open", c, "T4-2026"}).code == 0);
    std::filesystem::copy_file(folder / "c.key", folder / "c/waves/key.txt");
    const End served = run({"serve", c, "--port", "0"});
    CHECK(served.code == 1);
    CHECK_THAT(served.err, Contains("waves/key.txt"));
}

TEST_CASE("a list and its papers are destroyed and the day is noted") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    const std::string papers = (folder / "papers").string();
    run({"codes", c, "T4-2026", "--count", "12", "--out", papers});
    const std::string list = content_of(folder / "papers/codes.csv");
    std::ifstream kept(folder / "papers/codes.csv",
                       std::ios::binary);  // reads what becomes of the file's bytes

    write_content(folder / "papers/notes.txt", "mine");
    const End refused = run({"codes", c, "T4-2026", "--destroy", papers});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("notes.txt") && Contains("Rien n’a été détruit"));
    CHECK(content_of(folder / "papers/codes.csv") == list);
    std::filesystem::remove(folder / "papers/notes.txt");
    const End destroyed = run({"codes", c, "T4-2026", "--destroy", papers});

    CHECK(destroyed.code == 0);
    CHECK_THAT(destroyed.out, Contains("codes\u00A0: 12"));
    CHECK_FALSE(std::filesystem::exists(papers));
    const std::string left{std::istreambuf_iterator<char>(kept), std::istreambuf_iterator<char>()};
    CHECK(left == std::string(list.size(), '\0'));  // overwritten, not only unlinked
    const std::string note = content_of(folder / "c/waves/T4-2026/codes-notes.txt");
    CHECK_THAT(note, EndsWith(" liste et papiers détruits, codes : 12\n"));
    CHECK(note.find(':', 0) == note.rfind(':'));  // a day, no hour
    CHECK_THAT(run({"wave", "status", c}).out, Contains("liste et papiers détruits"));
    CHECK(run({"codes", c, "T4-2026", "--destroy", papers}).code == 1);
    CHECK(run({"codes", c, "T4-2026", "--destroy", (folder / "c").string()}).code == 1);
    CHECK(std::filesystem::exists(folder / "c/campaign.json"));
}

TEST_CASE("codes given back are cancelled and nothing tells which were spent") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    run({"codes", c, "T4-2026", "--count", "12", "--out", (folder / "papers").string()});
    const auto codes = codes_in(folder / "papers/codes.csv");
    const auto cancel = [&c](const std::string& what) {
        return run({"codes", c, "T4-2026", "--cancel", what});
    };
    CHECK_THAT(cancel(codes[11]).out, Contains("Rendus et annulés en tout pour la vague T4 2026\u00A0: 1."));
    run({"wave", "open", c, "T4-2026"});
    answer_with(c, {codes[0], codes[1]});

    const End spent = cancel(codes[0]);
    const End spent_again = cancel(codes[0]);
    write_content(folder / "back.csv", "code\n" + codes[2] + "\n" + codes[3] + "\n");
    CHECK(cancel((folder / "back.csv").string()).code == 0);
    const std::string status = run({"wave", "status", c, "--json"}).out;
    const End unspent = cancel(codes[4]);
    const End unspent_again = cancel(codes[4]);

    CHECK(spent.out.substr(0, spent.out.rfind(':')) == unspent.out.substr(0, unspent.out.rfind(':')));
    CHECK(spent_again.out.substr(0, spent_again.out.rfind(':')) ==
          unspent_again.out.substr(0, unspent_again.out.rfind(':')));
    CHECK_THAT(status, Contains("\"issued\":12,\"cancelled\":4,\"received\":2"));
    CHECK_THAT(run({"wave", "status", c}).out, Contains("codes tirés\u00A0: 12, rendus et annulés\u00A0: 5"));
    const auto open = Campaign::open(c).serve();
    const auto sheet = tests::simple_sheet("4", "2", "ce");
    const auto sent = [&](std::size_t i) {
        return open.urn->put(std::vector{tests::submission(open, codes[i], sheet)}).front();
    };
    CHECK(sent(0) == urn::Put::stored_before);  // its ballot counts
    for (const std::size_t i : {2U, 3U, 4U, 11U}) CHECK(sent(i) == urn::Put::code_unknown);
    CHECK(sent(5) == urn::Put::stored);
}

TEST_CASE("a code that cannot be cancelled stops all and says its line") {
    const TemporaryFolder folder;
    const std::string c = create(folder);
    run({"codes", c, "T4-2026", "--count", "3", "--out", (folder / "papers").string()});
    run({"codes", c, "T1-2027", "--count", "1", "--out", (folder / "others").string()});
    const auto codes = codes_in(folder / "papers/codes.csv");
    const std::string other = codes_in(folder / "others/codes.csv").front();
    const auto cancel = [&](const std::string& list) {
        write_content(folder / "back.csv", list);
        return run({"codes", c, "T4-2026", "--cancel", (folder / "back.csv").string()}).err;
    };

    CHECK_THAT(cancel(codes[0] + "\nABCD\n"), Contains("Ligne 2") && Contains("mal recopié"));
    CHECK_THAT(cancel(codes[0] + "\n" + other + "\n"),
               Contains("Ligne 2") && Contains("n’est pas de la vague"));
    CHECK_THAT(cancel("code\n"), Contains("ne contient aucun code"));
    CHECK_FALSE(std::filesystem::exists(folder / "c/waves/T4-2026/cancelled.txt"));
    run({"wave", "open", c, "T4-2026"});
    {
        const auto held = Campaign::open(c).serve();
        CHECK_THAT(cancel(codes[0] + "\n"), Contains("tenue par un autre programme"));
    }
    run({"wave", "close", c, "T4-2026"});
    CHECK_THAT(cancel(codes[0] + "\n"), Contains("est close"));
    CHECK(run({"codes", c, "T4-2026", "--cancel", codes[0], "--destroy", "x"}).code == 2);
    CHECK(run({"codes", c, "T4-2026", "--sites", "x", "--count", "3", "--out", "y"}).code == 2);
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
