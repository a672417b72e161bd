#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "run_verb.hpp"

using Catch::Matchers::Contains;
using tests::at;
using tests::json_of;
using tests::run_analysis;

namespace {

const std::string kSav = std::string{VIGIE_TEST_DIR} + "/oracles/sav_survey.sav";
const std::string kCsv = std::string{VIGIE_TEST_DIR} + "/oracles/sav_survey.csv";

/// The texts of an SPSS file that stand where a CSV file has but codes and names.
const std::map<std::string, std::string> kUnlabelled{
    {"Pas du tout d’accord", "1"},
    {"Plutôt pas d’accord", "2"},
    {"Plutôt d’accord", "3"},
    {"Tout à fait d’accord", "4"},
    {"T4 2025", "1"},
    {"T1 2026", "2"},
    {"T2 2026", "3"},
    {"Conseil à l’emploi", "conseil"},
    {"Accueil", "accueil"},
    {"Ma charge de travail est supportable", "charge"},
    {"Mon travail est reconnu à sa juste valeur", "reconnaissance_par_la_hierarchie"},
    {"Vague", "vague"},
    {"Pondération", "poids"}};

void unlabel(boost::json::value& json) {
    if (auto* text = json.if_string()) {
        const auto found = kUnlabelled.find(std::string{*text});
        if (found != kUnlabelled.end()) *text = found->second;
    } else if (auto* array = json.if_array()) {
        for (auto& element : *array) unlabel(element);
    } else if (auto* object = json.if_object()) {
        for (auto& member : *object) unlabel(member.value());
    }
}

std::vector<std::string> on(const std::string& file, std::vector<std::string> words) {
    words.insert(words.begin() + 1, file);
    return words;
}

}  // namespace

TEST_CASE("every verb prints on an SPSS file what it prints on the CSV file of the same answers") {
    const std::vector<std::string> words = GENERATE(values<std::vector<std::string>>(
        {{"frequencies", "--items", "charge,metier,vague,precision,poids,anciennete"},
         {"frequencies", "--items", "charge,sens", "--weights", "poids"},
         {"table", "--rows", "charge", "--cols", "metier"},
         {"table", "--rows", "metier", "--cols", "sens", "--weights", "poids", "--strata", "vague"},
         {"scale", "--items", "charge,autonomie,reconnaissance_par_la_hierarchie,sens", "--reverse", "sens",
          "--range", "1:4"},
         {"compare", "--score", "anciennete", "--by", "metier"},
         {"compare", "--score", "mesure", "--by", "charge", "--weights", "poids"},
         {"trend", "--score", "charge", "--wave", "vague", "--by", "metier"},
         {"typology", "--items", "charge,autonomie,sens,metier", "--clusters", "3", "--bootstrap", "2"},
         {"text", "--item", "remarque", "--by", "metier"}}));
    CAPTURE(words);
    auto sav = json_of(on(kSav, words));
    auto csv = json_of(on(kCsv, words));
    unlabel(sav);
    CHECK(boost::json::serialize(sav) == boost::json::serialize(csv));
}

TEST_CASE("a table of an SPSS file is the one that PSPP prints") {
    // tests/oracles/sav_pspp.csv, which prints two or three decimals.
    const auto table = json_of({"table", kSav, "--rows", "charge", "--cols", "metier"});
    CHECK(at(table, "/n") == 135.0);
    CHECK(at(table, "/counts/0/1") == 18.0);
    CHECK(at(table, "/counts/3/2") == 13.0);
    CHECK(at(table, "/tests/pearson/statistic") == Approx(14.69).margin(0.005));
    CHECK(at(table, "/tests/pearson/df") == 6.0);
    CHECK(at(table, "/tests/pearson/p") == Approx(0.023).margin(0.0005));
    CHECK(at(table, "/tests/likelihood_ratio/statistic") == Approx(14.11).margin(0.005));
    CHECK(at(table, "/association/phi") == Approx(0.33).margin(0.005));
    CHECK(at(table, "/association/cramers_v") == Approx(0.23).margin(0.005));
    CHECK(at(table, "/row_percent/0/0") == Approx(17.2).margin(0.05));
    const auto weighted = json_of({"frequencies", kSav, "--items", "charge", "--weights", "poids"});
    CHECK(at(weighted, "/items/0/n") == 135.0);
    CHECK(at(weighted, "/items/0/categories/1/percent") == Approx(31.3).margin(0.05));
}

TEST_CASE("the weighting that an SPSS file announces is said and not applied") {
    const std::vector<std::string> plain{"frequencies", kSav, "--items", "charge"};
    CHECK_THAT(run_analysis(plain).err, Contains("pondération") && Contains("--weights poids"));
    CHECK(at(json_of(plain), "/items/0/categories/1/percent") == Approx(100.0 * 42 / 135));
    CHECK(run_analysis({"frequencies", kSav, "--items", "charge", "--weights", "poids"}).err.empty());
    CHECK_THAT(run_analysis({"frequencies", kSav, "--items", "charge", "--weights", "anciennete"}).err,
               Contains("pondération") && !Contains("--weights poids"));
    CHECK(run_analysis({"frequencies", kCsv, "--items", "charge"}).err.empty());
}

TEST_CASE("what an SPSS file does not allow is refused with one line and exit 1") {
    const auto refused = [](const std::vector<std::string>& words) {
        const auto ran = run_analysis(words);
        CHECK(ran.code == 1);
        CHECK(ran.out.empty());
        return ran.err;
    };
    CHECK_THAT(refused({"frequencies", kSav, "--items", "absente"}),
               Contains("absente") && Contains("reconnaissance_par_la_hierarchie"));
    CHECK_THAT(refused({"compare", kSav, "--score", "metier", "--by", "charge"}),
               Contains("metier") && Contains("pas un nombre"));
    CHECK_THAT(refused({"frequencies", "absent.sav", "--items", "a"}), Contains("n’existe pas"));
}
