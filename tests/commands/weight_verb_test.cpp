#include <algorithm>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iterator>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "oracle.hpp"
#include "run_verb.hpp"
#include "temporary_folder.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::WithinRel;
using tests::at;
using tests::json_of;
using tests::keys_at;
using tests::run_analysis;
using tests::TemporaryFolder;
using tests::text_at;
using Words = std::vector<std::string>;

namespace {

const std::string kSurvey = std::string{VIGIE_TEST_DIR} + "/oracles/weighting_input.csv";
const std::string kMargins =
    "variable,category,target\nsite,Est,300\nsite,Nord,320\nsite,Ouest,210\nsite,Sud,170\n"
    "job,1,420\njob,2,380\njob,3,200\nage,j,390\nage,m,333\nage,v,277\n";

double r(const std::string& statistic) {
    return tests::oracle_value("weighting_expected.csv", statistic);
}

std::string content_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("weights are written beside the data in their order and every verb takes them") {
    const TemporaryFolder folder;
    const std::string margins = folder.file("marges.csv", kMargins);
    const std::string out = (folder / "ponderees.csv").string();
    const auto json = json_of({"weight", kSurvey, "--margins", margins, "--weights", "base", "--out", out});
    const Words keys = keys_at(json, "");
    for (const char* key : {"converged", "iterations", "margins", "deff_kish", "n_effective", "min", "max",
                            "empty_categories", "r_indicator"})
        CHECK(std::find(keys.begin(), keys.end(), key) != keys.end());
    CHECK(keys_at(json, "/margins/0") == Words{"variable", "category", "n", "target", "achieved"});
    CHECK(json.at("converged").as_bool());
    CHECK(json.at("empty_categories").as_array().empty());
    CHECK_THAT(text_at(json, "/r_indicator_reason"), Contains("poids de départ"));
    CHECK_THAT(at(json, "/deff_kish"), WithinRel(r("based deff"), 1e-8));
    CHECK_THAT(at(json, "/margins/4/achieved"), WithinRel(420.0, 1e-9));

    const std::string text = content_of(out);
    CHECK(text.substr(0, text.find('\n')) == "site,job,age,base,weight");
    const auto first = text.substr(text.find('\n') + 1);
    CHECK_THAT(std::stod(first.substr(first.find(',', 9) + 1)), WithinRel(r("based row 1"), 1e-8));
    const auto shares = json_of({"frequencies", out, "--items", "job", "--weights", "weight"});
    CHECK_THAT(at(shares, "/items/0/categories/0/percent"), WithinRel(42.0, 1e-9));
    for (const Words& verb :
         {Words{"table", "--rows", "job", "--cols", "site"}, Words{"scale", "--items", "job,base"},
          Words{"compare", "--score", "base", "--by", "age"},
          Words{"trend", "--score", "base", "--wave", "job"}}) {
        Words words = verb;
        words.insert(words.end(), {out, "--weights", "weight"});
        CAPTURE(words);
        CHECK(run_analysis(words).code == 0);
    }
    const auto again =
        run_analysis({"weight", out, "--margins", margins, "--out", (folder / "b.csv").string()});
    CHECK(again.code == 1);
    CHECK_THAT(again.err, Contains("weight"));
}

TEST_CASE("trimming bounds and the R indicator are said in the report") {
    const TemporaryFolder folder;
    const std::string margins = folder.file("marges.csv", kMargins);
    const std::string out = (folder / "o.csv").string();
    const auto trimmed = json_of(
        {"weight", kSurvey, "--margins", margins, "--weights", "base", "--trim", "2.6", "--out", out});
    CHECK_THAT(at(trimmed, "/max"), WithinRel(at(trimmed, "/trim/cap"), 1e-8));
    CHECK(at(trimmed, "/max") <= 2.6 * at(trimmed, "/median") * (1.0 + 1e-8));
    CHECK_THAT(at(trimmed, "/deff_kish"), WithinRel(r("trimmed deff"), 1e-6));

    const auto bounded = json_of({"weight", kSurvey, "--margins", margins, "--method", "calibration",
                                  "--bounds", "0.45:2.4", "--out", out});
    CHECK_THAT(at(bounded, "/max"), WithinRel(r("bounded max"), 1e-8));
    CHECK_THAT(at(bounded, "/r_indicator"), WithinRel(r("three R"), 1e-8));
    CHECK(text_at(bounded, "/partial_indicators/0/variable") == "site");

    const auto shown = run_analysis({"weight", kSurvey, "--margins", margins, "--out", out});
    CHECK(shown.code == 0);
    CHECK_THAT(shown.out,
               Contains("indicateur R\u00A0: 0,890") && Contains("marges atteintes") && Contains("Sud"));
}

TEST_CASE("a file with semicolons keeps them and gets decimal points") {
    const TemporaryFolder folder;
    const std::string data = folder.file(
        "d.csv", "\xEF\xBB\xBFid;note;g;mot\r\n007;2,5;a;\"x;y\"\r\n008;1,25;b;1,5\r\n009;;b;non\r\n");
    const std::string margins = folder.file("m.csv", "category;target;variable;note\na;1,5;g;n\nb;1,5;g;n\n");
    const std::string out = (folder / "o.csv").string();
    CHECK(run_analysis({"weight", data, "--margins", margins, "--out", out}).code == 0);
    CHECK(content_of(out) ==
          "id;note;g;mot;weight\n007;2.5;a;\"x;y\";1.5\n008;1.25;b;\"1,5\";0.75\n009;;b;non;0.75\n");
}

TEST_CASE("a margins file that is wrong is refused by name with its line and nothing is written") {
    const TemporaryFolder folder;
    const std::string data = folder.file("d.csv", "g,h,weird\na,1,5\nb,2,\nb,1,6\n");
    const std::string out = (folder / "o.csv").string();
    struct Refusal {
        std::string margins;
        Words said;
    };
    const std::string head = "variable,category,target\n";
    const std::vector<Refusal> refusals{
        {"variable,category\ng,a\n", {"m.csv", "«\u00A0target\u00A0»"}},
        {head + "g,a,1\ng,b,deux\n", {"m.csv", "ligne 3", "«\u00A0deux\u00A0»"}},
        {head + "g,a,1\ng,b,\n", {"m.csv", "ligne 3", "manque", "«\u00A0b\u00A0»"}},
        {head + "g,a,1\ng,b,-2\n", {"m.csv", "ligne 3", "négative", "-2"}},
        {head + "g,a,1\ng,b,2\ng,a,3\n", {"m.csv", "ligne 4", "deux fois", "«\u00A0a\u00A0»"}},
        {head + "g,a,1\n,b,2\n", {"m.csv", "ligne 3", "variable"}},
        {head + "g,a,1\ng,,2\n", {"m.csv", "ligne 3", "catégorie"}},
        {head + "g,a,1\ng,b,2\nmetier,x,3\n", {"m.csv", "ligne 4", "«\u00A0metier\u00A0»", "d.csv"}},
        {head + "g,a,1\n", {"d.csv", "ligne 3", "«\u00A0b\u00A0»", "m.csv"}},
        {head + "weird,5,1\nweird,6,2\n", {"d.csv", "ligne 3", "weird", "pas de réponse"}},
        {head + "g,a,1\ng,b,2\nh,1,2\nh,2,2\n", {"m.csv", "«\u00A0h\u00A0»", "4", "même total"}},
        {head + "g,a,0\ng,b,0\n", {"m.csv", "nulles"}},
        {head + "g,a,1\ng,b,2\ng,vide,7\n", {"«\u00A0vide\u00A0»", "«\u00A0g\u00A0»", "Aucun fichier"}},
        {head + "g,a,5\ng,b,5\nh,1,4\nh,2,6\n", {"«\u00A0g\u00A0»", "«\u00A0h\u00A0»", "cible"}},
    };
    for (const auto& [margins, said] : refusals) {
        const auto ran =
            run_analysis({"weight", data, "--margins", folder.file("m.csv", margins), "--out", out});
        CAPTURE(margins, ran.err);
        CHECK(ran.code == 1);
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
        for (const auto& part : said) CHECK_THAT(ran.err, Contains(part));
        CHECK(content_of(out).empty());
    }
    const std::string empty = folder.file("m.csv", head + "g,a,1\ng,b,2\ng,vide,7\n");
    const auto report = run_analysis({"weight", data, "--margins", empty, "--out", out, "--json"});
    CHECK(report.code == 1);
    CHECK_THAT(report.out,
               Contains("\"converged\":false") && Contains("{\"variable\":\"g\",\"category\":\"vide\"}"));
}

TEST_CASE("weight refuses to overwrite what it reads and options that do not go together") {
    const TemporaryFolder folder;
    const std::string data = folder.file("d.csv", "g\na\nb\n");
    const std::string margins = folder.file("m.csv", "variable,category,target\ng,a,1\ng,b,2\n");
    const std::string out = (folder / "o.csv").string();
    for (const std::string& same : {data, margins, (folder / ".").string() + "/d.csv"}) {
        const auto ran = run_analysis({"weight", data, "--margins", margins, "--out", same});
        CHECK(ran.code == 1);
        CHECK_THAT(ran.err, Contains("--out"));
    }
    CHECK(content_of(data) == "g\na\nb\n");
    CHECK(run_analysis({"weight", data, "--margins", margins, "--out", folder.path().string()}).code == 1);
    const std::vector<std::pair<Words, std::string>> lines{
        {{"--trim", "1"}, "--trim"},
        {{"--trim", "beaucoup"}, "--trim"},
        {{"--method", "magie"}, "magie"},
        {{"--method", "calibration"}, "--bounds"},
        {{"--bounds", "0.5:2"}, "--method"},
        {{"--method", "calibration", "--bounds", "1.2:2"}, "--bounds"},
        {{"--method", "calibration", "--bounds", "0.5:2", "--trim", "3"}, "--trim"},
        {{"--strata", "g"}, "--strata"}};
    for (const auto& [words, said] : lines) {
        Words line{"weight", data, "--margins", margins, "--out", out};
        line.insert(line.end(), words.begin(), words.end());
        const auto ran = run_analysis(line);
        CAPTURE(line);
        CHECK(ran.code == 2);
        CHECK_THAT(ran.err, Contains(said));
    }
    CHECK(content_of(out).empty());
}

TEST_CASE("a tallied wave is weighted into a file of its codes") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder);
    const std::string path = (folder / "c").string();
    tests::collect(campaign, "T4-2025",
                   {tests::simple_sheet("5", "1", "ce"), tests::simple_sheet("4", "2", "enc"),
                    tests::simple_sheet("nc", "3", "ce"), tests::simple_sheet("2", "4", "ce"),
                    tests::simple_sheet("3", "5", "enc")});
    campaign.tally("T4-2025", folder / "c.key");
    const std::string margins =
        folder.file("m.csv", "variable,category,target\nmetier,ce,60\nmetier,enc,20\n");
    const std::string out = (folder / "o.csv").string();
    const auto json = json_of({"weight", path + ":T4-2025", "--margins", margins, "--out", out});
    CHECK(at(json, "/max") == 20.0);
    CHECK(at(json, "/min") == 10.0);
    const auto shares = json_of({"frequencies", out, "--items", "q1,metier", "--weights", "weight"});
    CHECK(at(shares, "/items/0/n") == 5.0);
    CHECK_THAT(at(shares, "/items/1/categories/0/percent"), WithinRel(75.0, 1e-12));
    const auto inside =
        run_analysis({"weight", path + ":T4-2025", "--margins", margins, "--out", path + "/o.csv"});
    CHECK(inside.code == 1);
    CHECK_THAT(inside.err, Contains("campagne"));
}
