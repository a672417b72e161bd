#include <algorithm>
#include <set>

#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "questionnaires/csv.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::Campaign;
using campaign::Mode;
using campaign::WaveState;
using Catch::Matchers::Contains;
using questionnaires::AnswerSheet;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;

std::vector<AnswerSheet> five_sheets() {
    return std::vector<AnswerSheet>(5, tests::simple_sheet("4", "2", "ce"));
}

questionnaires::CsvTable table_of(const std::filesystem::path& file) {
    return questionnaires::parse_csv(content_of(file)).value();
}

/// The one row whose cell in `column` is `value`, by column name.
std::map<std::string, std::string> row_with(const questionnaires::CsvTable& table, const std::string& column,
                                            const std::string& value) {
    for (const auto& row : table.rows) {
        std::map<std::string, std::string> cells;
        for (std::size_t i = 0; i < table.header.size(); ++i) cells[table.header[i]] = row.cells[i];
        if (cells[column] == value) return cells;
    }
    return {};
}

std::string tally_refusal(Campaign& campaign, std::string_view wave, const std::filesystem::path& key) {
    return refusal_of([&] { campaign.tally(wave, key); });
}

/// Collects five good ballots and `last`, sealed as it is for `key`.
void collect_with_last(Campaign& campaign, std::string_view last, const urn::PublicKey& key) {
    const auto codes = campaign.draw_codes("T4-2026", 6);
    campaign.open_wave("T4-2026", Mode::codes, {});
    {
        const auto open = campaign.serve();
        std::vector<urn::Submission> group;
        for (std::size_t i = 0; i < 6; ++i) {
            group.push_back(tests::submission(open, codes[i], tests::simple_sheet("4", "2", "ce")));
        }
        group.back().ballot = urn::seal(last, open.padded_size, key);
        open.urn->put(group);
    }
    campaign.close_wave("T4-2026");
}

}  // namespace

TEST_CASE("every kind of answer has its cell and texts leave the row") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    AnswerSheet full = tests::simple_sheet("5", "2", "enc");
    full["m1"].codes = {"a", "autre"};
    full["m1"].text = "Un outil \"maison\", lent";
    full["r1"].codes = {"z", "x", "y"};
    full["n1"].text = "12";
    full["d1"].text = "0.5";
    full["t1"].text = "Deux lignes\nà garder";
    AnswerSheet declined;
    for (const char* name : {"q1", "m1", "r1", "n1", "t1"}) declined[name].refused = true;
    declined["metier"].codes = {"ce"};
    AnswerSheet ranked = tests::simple_sheet("nc", "1", "ce");
    ranked["r1"].codes = {"y", "z", "x"};
    std::vector<AnswerSheet> sheets{full, declined, ranked, {}, tests::simple_sheet("3", "3", "ce")};
    tests::collect(campaign, "T4-2026", sheets);

    const auto tally = campaign.tally("T4-2026", folder / "c.key");

    CHECK(tally.opened == 5);
    CHECK(tally.texts == 2);
    const auto answers = table_of(folder / "c/waves/T4-2026/answers.csv");
    CHECK(answers.header == std::vector<std::string>{"q1", "q2", "m1.a", "m1.b", "m1.aucun", "m1.autre",
                                                     "r1.x", "r1.y", "r1.z", "n1", "d1", "c1", "metier"});
    CHECK(answers.rows.size() == 5);
    CHECK(row_with(answers, "q1", "5") == std::map<std::string, std::string>{{"q1", "5"},
                                                                             {"q2", "2"},
                                                                             {"m1.a", "1"},
                                                                             {"m1.b", "0"},
                                                                             {"m1.aucun", "0"},
                                                                             {"m1.autre", "1"},
                                                                             {"r1.x", "2"},
                                                                             {"r1.y", "3"},
                                                                             {"r1.z", "1"},
                                                                             {"n1", "12"},
                                                                             {"d1", "0.5"},
                                                                             {"c1", "1"},
                                                                             {"metier", "enc"}});
    CHECK(row_with(answers, "q1", "NA") == std::map<std::string, std::string>{{"q1", "NA"},
                                                                              {"q2", ""},
                                                                              {"m1.a", "NA"},
                                                                              {"m1.b", "NA"},
                                                                              {"m1.aucun", "NA"},
                                                                              {"m1.autre", "NA"},
                                                                              {"r1.x", "NA"},
                                                                              {"r1.y", "NA"},
                                                                              {"r1.z", "NA"},
                                                                              {"n1", "NA"},
                                                                              {"d1", ""},
                                                                              {"c1", "0"},
                                                                              {"metier", "ce"}});
    CHECK(row_with(answers, "q1", "nc").at("r1.x") == "3");
    CHECK(row_with(answers, "q1", "nc").at("m1.a").empty());

    const auto verbatims = table_of(folder / "c/waves/T4-2026/verbatims.csv");
    CHECK(verbatims.header == std::vector<std::string>{"question", "text"});
    std::set<std::vector<std::string>> texts;
    for (const auto& row : verbatims.rows) texts.insert(row.cells);
    CHECK(texts == std::set<std::vector<std::string>>{{"t1", "Deux lignes\nà garder"},
                                                      {"m1.precisez", "Un outil \"maison\", lent"}});
    CHECK_THAT(content_of(folder / "c/waves/T4-2026/answers.csv"), !Contains("\r"));
    CHECK_THAT(content_of(folder / "c/waves/T4-2026/verbatims.csv"), !Contains("\r"));
}

TEST_CASE("the tally says what it opened and whose ballots") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    auto sheets = five_sheets();
    sheets[0]["t1"].text = "un";
    sheets[1]["t1"].text = "deux";
    tests::collect(campaign, "T4-2026", sheets);

    campaign.tally("T4-2026", folder / "c.key");

    const std::string json = content_of(folder / "c/waves/T4-2026/tally.json");
    CHECK_THAT(json, Contains("\"opened\": 5") && Contains("{\"t1\":2}"));
    CHECK_THAT(json, Contains("\"definition\": \"" + campaign.wave("T4-2026").definition + "\""));
    const std::size_t hash = json.find("\"ballots_sha256\": \"");
    REQUIRE(hash != std::string::npos);
    CHECK(json.find_first_not_of("0123456789abcdef", hash + 19) == hash + 19 + 64);
}

TEST_CASE("rows and texts come out in another order than they came in") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    std::vector<AnswerSheet> sheets;
    for (int person = 0; person < 60; ++person) {
        AnswerSheet sheet;
        sheet["n1"].text = std::to_string(person);
        sheet["t1"].text = "texte " + std::to_string(person);
        sheets.push_back(sheet);
    }
    tests::collect(campaign, "T4-2026", sheets);

    campaign.tally("T4-2026", folder / "c.key");

    std::vector<std::string> numbers;
    for (const auto& row : table_of(folder / "c/waves/T4-2026/answers.csv").rows)
        numbers.push_back(row.cells[9]);
    std::vector<std::string> texts;
    for (const auto& row : table_of(folder / "c/waves/T4-2026/verbatims.csv").rows) {
        texts.push_back(row.cells[1].substr(std::string("texte ").size()));
    }
    CHECK(std::set<std::string>(numbers.begin(), numbers.end()).size() == 60);
    CHECK(std::set<std::string>(texts.begin(), texts.end()).size() == 60);
    std::size_t in_place = 0;  // of a random order, one in 60 stays where it was
    std::size_t together = 0;
    for (std::size_t i = 0; i < 60; ++i) {
        if (numbers[i] == std::to_string(i)) ++in_place;
        if (numbers[i] == texts[i]) ++together;
    }
    CHECK(in_place < 15);
    CHECK(together < 15);
}

TEST_CASE("only a closed wave is tallied and only once") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    campaign.draw_codes("T1-2027", 1);

    CHECK_THAT(tally_refusal(campaign, "T1-2027", folder / "c.key"), Contains("n’a pas été ouverte"));
    campaign.open_wave("T1-2027", Mode::codes, {});
    CHECK_THAT(tally_refusal(campaign, "T1-2027", folder / "c.key"),
               Contains("est encore ouverte. Closez-la d’abord"));
    campaign.close_wave("T1-2027");
    tests::collect(campaign, "T4-2026", five_sheets());
    campaign.tally("T4-2026", folder / "c.key");
    const std::string answers = content_of(folder / "c/waves/T4-2026/answers.csv");

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
               Contains("a déjà été dépouillée. Une urne ne s’ouvre qu’une fois."));
    CHECK(content_of(folder / "c/waves/T4-2026/answers.csv") == answers);
    CHECK_THAT(refusal_of([&] { campaign.close_wave("T4-2026"); }), Contains("est déjà close et dépouillée"));
    CHECK_THAT(tally_refusal(campaign, "T2-2026", folder / "c.key"),
               Contains("Il n’y a pas de vague T2-2026"));
}

TEST_CASE("the urn opens with its own key only") {
    const TemporaryFolder folder;
    const TemporaryFolder elsewhere;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::create_small_campaign(elsewhere);
    tests::collect(campaign, "T4-2026", five_sheets());
    const std::string key = content_of(folder / "c.key");
    std::string altered = key;
    char& digit = altered[altered.find("privee: ") + 10];
    digit = digit == '0' ? '1' : '0';
    write_content(folder / "altered.key", altered);
    write_content(folder / "cut.key", key.substr(0, key.find("controle")));
    write_content(folder / "note.txt", "metier,headcount\n");

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "lost.key"),
               Contains("lost.key est introuvable") && Contains("Une clé perdue ne se retrouve pas"));
    CHECK_THAT(tally_refusal(campaign, "T4-2026", elsewhere / "c.key"),
               Contains("celle d’une autre campagne"));
    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "altered.key"), Contains("altered.key est abîmé"));
    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "cut.key"), Contains("cut.key est abîmé"));
    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "note.txt"),
               Contains("n’est pas une clé de Vigie"));
    CHECK(campaign.state("T4-2026") == WaveState::closed);

    std::string copied;  // by hand, on another system
    for (const char sign : key) copied += sign == '\n' ? std::string("\r\n") : std::string(1, sign);
    write_content(folder / "copied.key", copied);
    CHECK(campaign.tally("T4-2026", folder / "copied.key").opened == 5);
}

TEST_CASE("a ballot sealed for another key stops the tally and nothing is written") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_with_last(campaign, "metier,ce;", urn::draw_key_pair().public_key);

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
               Contains("Bulletins qui ne s’ouvrent pas avec la clé de la campagne : 1 sur 6") &&
                   Contains("Rien n’a été écrit"));
    CHECK(campaign.state("T4-2026") == WaveState::closed);
    for (const char* name : {"answers.csv", "verbatims.csv", "tally.json"}) {
        CHECK_FALSE(std::filesystem::exists(folder / "c/waves/T4-2026" / name));
    }
}

TEST_CASE("a ballot that the server cannot have written stops the tally") {
    for (const std::string sheet : {"metier,absent;", "q1,1,2;", "not a sheet"}) {
        CAPTURE(sheet);
        const TemporaryFolder folder;
        Campaign campaign = tests::create_small_campaign(folder);
        collect_with_last(campaign, sheet, campaign.sealing_key());

        CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
                   Contains("Bulletins que le serveur de l’enquête n’a pas pu écrire : 1 sur 6"));
        CHECK(campaign.state("T4-2026") == WaveState::closed);
    }
}

TEST_CASE("a changed definition stops the tally") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::collect(campaign, "T4-2026", five_sheets());
    const auto choices = folder / "c/waves/T4-2026/questionnaire/choices.csv";
    std::string content = content_of(choices);
    write_content(choices, content.replace(content.find("Conseil"), 7, "Cadre"));

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
               Contains("a changé depuis son ouverture"));
}

TEST_CASE("fewer ballots than the threshold stay closed") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder, 6);
    tests::collect(campaign, "T4-2026", five_sheets());

    CHECK_THAT(
        tally_refusal(campaign, "T4-2026", folder / "c.key"),
        Contains("n’a reçu que 5 bulletins, moins que le seuil de 6") && Contains("L’urne reste fermée"));
    CHECK(campaign.state("T4-2026") == WaveState::closed);
}

TEST_CASE("an urn whose count changed since the closing is refused") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::collect(campaign, "T4-2026", five_sheets());
    const auto record = folder / "c/waves/T4-2026/wave.json";
    std::string json = content_of(record);
    write_content(record, json.replace(json.find("\"received\": 5"), 13, "\"received\": 6"));

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
               Contains("contient 5 bulletins, mais 6 à sa clôture"));
}

TEST_CASE("a tally that cannot write everything writes nothing and can be done again") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::collect(campaign, "T4-2026", five_sheets());
    const auto wave = folder / "c/waves/T4-2026";
    std::filesystem::create_directories(wave / "verbatims.csv/in the way");

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
               Contains("Impossible d’écrire") && Contains("Rien n’a été écrit ; l’urne est intacte."));
    CHECK_FALSE(std::filesystem::exists(wave / "answers.csv"));
    CHECK(campaign.state("T4-2026") == WaveState::closed);

    std::filesystem::remove_all(wave / "verbatims.csv");
    CHECK(campaign.tally("T4-2026", folder / "c.key").opened == 5);
}

TEST_CASE("the tally counts people and codes and ballots in public") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    write_content(folder / "effectifs.csv", "metier,headcount\nce,40\nenc,8\n");
    tests::collect(campaign, "T4-2026", five_sheets(), folder / "effectifs.csv");

    const auto tally = campaign.tally("T4-2026", folder / "c.key");

    CHECK(tally.eligible == 48);
    CHECK(tally.issued == 5);
    CHECK(tally.received == 5);
    CHECK(tally.opened == 5);
    for (const char* name : {"counts.json", "tally.json"}) {
        const std::string json = content_of(folder / "c/waves/T4-2026" / name);
        CHECK_THAT(json, Contains("\"eligible\": 48") && Contains("\"issued\": 5") &&
                             Contains("\"received\": 5") && Contains("\"opened\": 5"));
        CHECK_THAT(json, Contains("\"receipts_sha256\": \"" + tally.receipts + "\""));
    }
}

TEST_CASE("an urn with more ballots than codes is not opened") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::collect(campaign, "T4-2026", five_sheets());
    const auto record = folder / "c/waves/T4-2026/wave.json";
    std::string json = content_of(record);
    write_content(record, json.replace(json.find("\"issued\": 5"), 11, "\"issued\": 4"));

    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"),
               Contains("compte 5 codes tirés et 5 codes utilisés, mais 4 et 5"));
}

TEST_CASE("fewer ballots than the minimum stay closed and the minimum is part of the definition") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "questionnaire");
    const auto create = [&](const char* name, int minimum) {
        return Campaign::create(folder / name, {.questionnaire = folder / "questionnaire",
                                                .threshold = 5,
                                                .key_file = folder / (std::string(name) + ".key"),
                                                .minimum = minimum});
    };
    CHECK_THAT(refusal_of([&] { create("low", 4); }), Contains("Minimum de 4 bulletins refusé"));
    CHECK(create("same", 0).minimum() == 5);
    Campaign campaign = create("c", 6);
    CHECK(campaign.minimum() == 6);
    tests::collect(campaign, "T4-2026", five_sheets());
    CHECK_THAT(tally_refusal(campaign, "T4-2026", folder / "c.key"), Contains("moins que le minimum de 6"));

    std::string json = content_of(folder / "c/campaign.json");
    write_content(folder / "c/campaign.json",
                  json.replace(json.find("\"minimum\": 6"), 12, "\"minimum\": 5"));
    Campaign lowered = Campaign::open(folder / "c");
    CHECK_THAT(tally_refusal(lowered, "T4-2026", folder / "c.key"),
               Contains("a changé depuis son ouverture"));
}

TEST_CASE("a text keeps the answer to the one band that the questionnaire names") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "questionnaire");
    write_content(folder / "questionnaire/settings.csv",
                  "form_title,form_id,version,default_language,vigie::bande_textes\n"
                  "Essai du trimestre,essai,1,fr,metier\n");
    Campaign campaign = Campaign::create(
        folder / "c",
        {.questionnaire = folder / "questionnaire", .threshold = 5, .key_file = folder / "c.key"});
    auto sheets = five_sheets();
    sheets[0]["t1"].text = "un";
    sheets[1]["t1"].text = "deux";
    sheets[1]["metier"].codes = {"enc"};
    sheets[2]["t1"].text = "trois";
    sheets[2].erase("metier");
    sheets[3]["t1"].text = "quatre";
    sheets[3]["metier"] = {};
    sheets[3]["metier"].refused = true;
    tests::collect(campaign, "T4-2026", sheets);

    campaign.tally("T4-2026", folder / "c.key");

    const auto verbatims = table_of(folder / "c/waves/T4-2026/verbatims.csv");
    CHECK(verbatims.header == std::vector<std::string>{"question", "text", "band"});
    std::set<std::vector<std::string>> texts;
    for (const auto& row : verbatims.rows) texts.insert(row.cells);
    CHECK(texts ==
          std::set<std::vector<std::string>>{
              {"t1", "un", "ce"}, {"t1", "deux", "enc"}, {"t1", "trois", ""}, {"t1", "quatre", "NA"}});
}
