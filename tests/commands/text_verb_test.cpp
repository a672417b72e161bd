#include <algorithm>
#include <filesystem>
#include <random>
#include <sstream>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "oracle.hpp"
#include "run_verb.hpp"
#include "temporary_folder.hpp"

using Catch::Matchers::Contains;
using tests::at;
using tests::json_of;
using tests::run_analysis;
using tests::TemporaryFolder;
using tests::text_at;

namespace {

const std::string kTexts = std::string{VIGIE_TEST_DIR} + "/oracles/text_input.csv";

questionnaires::AnswerSheet writing(std::string_view job, std::string_view text) {
    auto sheet = tests::simple_sheet("3", "3", job);
    sheet["t1"].text = std::string(text);
    return sheet;
}

/// A campaign with a tallied wave of texts; the band metier beside them when `settings` says so.
std::string texts_of_a_wave(const TemporaryFolder& folder, std::string_view settings) {
    tests::write_small_questionnaire(folder / "questionnaire");
    tests::write_content(folder / "questionnaire" / "settings.csv", settings);
    auto campaign = campaign::Campaign::create(
        folder / "c",
        {.questionnaire = folder / "questionnaire", .threshold = 5, .key_file = folder / "c.key"});
    tests::collect(
        campaign, "T4-2025",
        {writing("ce", "L’outil est lent"), writing("ce", "outil lent"), writing("ce", "des outils"),
         writing("enc", "le contrôle"), writing("enc", ""), tests::simple_sheet("1", "1", "enc")});
    campaign.tally("T4-2025", folder / "c.key");
    return (folder / "c").string();
}

}  // namespace

TEST_CASE("vigie text prints themes specificities and classes") {
    const auto json = json_of({"text", kTexts, "--item", "text", "--by", "group"});
    CHECK(at(json, "/n") == 150.0);
    CHECK(at(json, "/themes/0/n") >= at(json, "/themes/1/n"));
    CHECK_FALSE(text_at(json, "/themes/0/theme").empty());
    CHECK(at(json, "/themes/0/groups/2/base") > 0.0);
    CHECK(text_at(json, "/specificities/0/group") == "a");
    CHECK(at(json, "/specificities/0/terms/0/index") >= at(json, "/specificities/0/terms/1/index"));
    CHECK(at(json, "/specificities/0/terms/0/p") < 0.01);
    CHECK(at(json, "/specificity_threshold") == 2.0);
    CHECK(at(json, "/classes/0/n") >= at(json, "/classes/1/n"));
    CHECK(at(json, "/classes/0/terms/0/chi2") > 3.84);
    CHECK(at(json, "/classification/splits/0/chi2") > at(json, "/classification/splits/0/chi2_by_chance"));
    CHECK(at(json, "/classification/unclassified_percent") > 0.0);
    CHECK_THAT(text_at(json, "/quotes_reason"), Contains("verbatim"));

    const auto alone = json_of({"text", kTexts, "--item", "text", "--classes", "2"});
    CHECK_THAT(text_at(alone, "/specificities_reason"), Contains("--by"));
    const auto shown = run_analysis({"text", kTexts, "--item", "text", "--by", "group"});
    CHECK_THAT(shown.out, Contains("seuil 2") && Contains("stabilité") && Contains("sans classe") &&
                              Contains("classe 1"));
}

TEST_CASE("vigie text says the same whatever the order of the rows") {
    const TemporaryFolder folder;
    std::istringstream lines{tests::read_oracle("text_input.csv")};
    std::string header;
    std::getline(lines, header);
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) rows.push_back(line + "\n");
    std::shuffle(rows.begin(), rows.end(), std::mt19937{5});
    std::string moved = header + "\n";
    for (const auto& row : rows) moved += row;
    const std::vector<std::string> options{"--item", "text", "--by", "group", "--classes", "3", "--json"};
    std::vector<std::string> first{"text", kTexts};
    std::vector<std::string> second{"text", folder.file("m.csv", moved)};
    first.insert(first.end(), options.begin(), options.end());
    second.insert(second.end(), options.begin(), options.end());
    CHECK(run_analysis(first).out == run_analysis(second).out);
}

TEST_CASE("a coding grid is written then edited then applied") {
    const TemporaryFolder folder;
    const std::string grid = (folder / "grille.csv").string();
    CHECK(run_analysis({"text", kTexts, "--item", "text", "--write-grid", grid}).code == 0);
    const std::string written = tests::content_of(grid);
    CHECK_THAT(written, Contains("theme,term"));
    const auto refused = run_analysis({"text", kTexts, "--item", "text", "--write-grid", grid});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("grille.csv"));
    CHECK(tests::content_of(grid) == written);

    tests::write_content(grid, written + "à moi,chef plan\r\nà moi,=vent\r\nà moi,zzz\r\n");
    const auto json = json_of({"text", kTexts, "--item", "text", "--grid", grid});
    CHECK(text_at(json, "/themes_source") == "grille");
    const auto shown = run_analysis({"text", kTexts, "--item", "text", "--grid", grid});
    CHECK_THAT(shown.out, Contains("à moi") && Contains("terme sans réponse") && Contains("zzz"));
    CHECK(run_analysis({"text", kTexts, "--item", "text", "--grid", (folder / "non.csv").string()}).code ==
          1);
    CHECK(run_analysis({"text", kTexts, "--item", "text", "--grid", grid, "--write-grid", "x"}).code == 2);
}

TEST_CASE("what vigie text cannot do it refuses by name") {
    const TemporaryFolder folder;
    const std::string data = folder.file("d.csv", "note,mot,vide\n1,oui,\n2,merci,\n");
    const auto number = run_analysis({"text", data, "--item", "note"});
    CHECK(number.code == 1);
    CHECK_THAT(number.err, Contains("d.csv") && Contains("note"));
    CHECK_THAT(run_analysis({"text", data, "--item", "mots"}).err, Contains("mots") && Contains("mot, vide"));
    CHECK_THAT(run_analysis({"text", data, "--item", "mot", "--by", "non"}).err, Contains("non"));
    CHECK(run_analysis({"text", data, "--item", "mot", "--by", "mot"}).code == 2);
    CHECK(run_analysis({"text", data, "--item", "mot", "--classes", "40"}).code == 2);
    CHECK(run_analysis({"text", data, "--item", "mot", "--weights", "note"}).code == 2);
    const auto empty = json_of({"text", data, "--item", "vide", "--by", "mot"});
    CHECK(at(empty, "/n") == 0.0);
    CHECK(text_at(empty, "/classes_reason") == "aucune réponse");
    CHECK_FALSE(text_at(empty, "/specificities_reason").empty());
    CHECK_THAT(text_at(json_of({"text", data, "--item", "mot"}), "/classes_reason"), Contains("trop peu"));
    const auto grid =
        run_analysis({"text", data, "--item", "mot", "--write-grid", (folder / "g.csv").string()});
    CHECK(grid.code == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "g.csv"));
}

TEST_CASE("the texts of a wave are read where the tally put them") {
    const TemporaryFolder folder;
    const std::string campaign =
        texts_of_a_wave(folder,
                        "form_title,form_id,version,default_language,vigie::bande_textes\n"
                        "Essai,essai,1,fr,metier\n");
    const auto json = json_of({"text", campaign + ":T4-2025", "--item", "t1", "--by", "metier"});
    CHECK(at(json, "/n") == 4.0);
    CHECK(text_at(json, "/themes/0/theme") == "outil");
    CHECK(at(json, "/themes/0/n") == 3.0);
    CHECK(text_at(json, "/themes/0/groups/0/group") == "Conseil");
    CHECK(at(json, "/themes/0/groups/0/n") == 3.0);
    CHECK(at(json, "/themes/0/groups/1/base") == 1.0);
    CHECK(at(json_of({"text", campaign, "--item", "t1", "--by", "wave"}), "/n") == 4.0);
    const auto other = run_analysis({"text", campaign + ":T4-2025", "--item", "t1", "--by", "q1"});
    CHECK(other.code == 1);
    CHECK_THAT(other.err, Contains("détachés") && Contains("metier"));
    const auto closed = run_analysis({"text", campaign + ":T4-2025", "--item", "q1"});
    CHECK(closed.code == 1);
    CHECK_THAT(closed.err, Contains("q1") && Contains("m1.precisez, t1"));

    const auto texts = folder / "c" / "waves" / "T4-2025" / "verbatims.csv";
    tests::write_content(texts, "question,text,band\nt1,un seul,ce\n");
    const auto changed = run_analysis({"text", campaign + ":T4-2025", "--item", "t1"});
    CHECK(changed.code == 1);
    CHECK_THAT(changed.err, Contains("verbatims.csv"));
}

TEST_CASE("texts without a band beside them have no groups") {
    const TemporaryFolder folder;
    const std::string campaign =
        texts_of_a_wave(folder, "form_title,form_id,version,default_language\nEssai,essai,1,fr\n");
    CHECK(at(json_of({"text", campaign + ":T4-2025", "--item", "t1"}), "/n") == 4.0);
    const auto grouped = run_analysis({"text", campaign + ":T4-2025", "--item", "t1", "--by", "metier"});
    CHECK(grouped.code == 1);
    CHECK_THAT(grouped.err, Contains("bande_textes"));
}
