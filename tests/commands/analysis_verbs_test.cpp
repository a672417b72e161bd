#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <random>
#include <sstream>

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
using Keys = std::vector<std::string>;

namespace {

const std::string kCross = std::string{VIGIE_TEST_DIR} + "/oracles/tables_cross_input.csv";
const std::string kSchools = std::string{VIGIE_TEST_DIR} + "/oracles/tables_design_input.csv";
const std::string kQuarters = std::string{VIGIE_TEST_DIR} + "/oracles/trend_input.csv";

const std::string kStructure = std::string{VIGIE_TEST_DIR} + "/oracles/structure_input.csv";
const std::string kLeanings = std::string{VIGIE_TEST_DIR} + "/oracles/typology_input.csv";

double r(const std::string& statistic) {
    return tests::oracle_value("tables_expected.csv", statistic);
}
double trend_r(const std::string& statistic) {
    return tests::oracle_value("trend_expected.csv", statistic);
}

/// Every key that cli.md promises is there; a verb may print more.
void check_keys(const boost::json::value& json, const std::string& path, const Keys& promised) {
    const Keys keys = keys_at(json, path);
    for (const auto& key : promised) {
        CAPTURE(path, key);
        CHECK(std::find(keys.begin(), keys.end(), key) != keys.end());
    }
}

std::string small_file(const TemporaryFolder& folder) {
    return folder.file("petit.csv",
                       "avis,metier,note,poids,vague\n1,a,2.5,1,1\n2,a,3,2,1\n3,b,4.5,1,2\n1,b,1,2,2\n2,b,5,"
                       "1,2\nNA,a,,1,1\n");
}

/// Three people of one wave.
std::string wave_one(const TemporaryFolder& folder) {
    return folder.file("vague.csv", "avis,vague\n1,1\n2,1\n3,1\n");
}

/// The same lines under the header, shuffled.
std::string shuffled(const std::string& csv, unsigned seed) {
    std::istringstream lines{csv};
    std::string header;
    std::getline(lines, header);
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) rows.push_back(line);
    std::shuffle(rows.begin(), rows.end(), std::mt19937{seed});
    for (const auto& row : rows) header += "\n" + row;
    return header + "\n";
}

}  // namespace

TEST_CASE("every analysis verb prints the keys of its contract") {
    const TemporaryFolder folder;
    const std::string data = small_file(folder);
    const auto frequencies = json_of({"frequencies", data, "--items", "avis,metier"});
    check_keys(frequencies, "/items/0", {"name", "n", "missing", "categories"});
    check_keys(frequencies, "/items/1/categories/0", {"code", "label", "count", "percent", "wilson"});

    const auto table = json_of({"table", data, "--rows", "avis", "--cols", "metier"});
    check_keys(table, "",
               {"n", "rows", "cols", "counts", "weighted", "row_percent", "col_percent", "expected",
                "adjusted_residuals", "tests", "association", "column_letters"});
    check_keys(table, "/tests", {"pearson", "likelihood_ratio", "fisher"});
    check_keys(table, "/tests/pearson", {"statistic", "df", "p"});
    check_keys(table, "/tests/likelihood_ratio", {"statistic", "df", "p"});
    check_keys(table, "/tests/fisher", {"p", "method"});
    check_keys(table, "/association", {"cramers_v", "cramers_v_corrected", "phi"});

    const auto scale = json_of({"scale", data, "--items", "avis,note", "--missing", "any"});
    check_keys(scale, "", {"n", "n_complete", "alpha", "omega_total", "items", "score"});
    check_keys(scale, "/alpha", {"raw", "standardised", "ci", "pairwise"});
    check_keys(scale, "/items/0", {"name", "mean", "sd", "item_total", "alpha_if_dropped", "missing"});
    check_keys(scale, "/score", {"n", "mean", "sd", "ci", "quartiles"});

    const auto compare = json_of({"compare", data, "--score", "note", "--by", "metier"});
    check_keys(
        compare, "",
        {"groups", "welch", "student", "anova", "mann_whitney", "kruskal_wallis", "effects", "pairwise"});
    check_keys(compare, "/groups/0", {"label", "n", "mean", "sd", "median", "ci"});
    check_keys(compare, "/welch", {"statistic", "df", "df2", "p"});
    check_keys(compare, "/student", {"statistic", "df", "p"});
    check_keys(compare, "/mann_whitney", {"u", "p"});
    check_keys(compare, "/kruskal_wallis", {"h", "df", "p"});
    check_keys(compare, "/effects", {"cohen_d", "hedges_g", "cliff_delta", "eta_squared", "epsilon_squared"});
    check_keys(compare, "/pairwise/0", {"a", "b", "difference", "p", "p_holm", "p_bh", "dunn_z"});

    const auto trend = json_of({"trend", kQuarters, "--score", "score", "--wave", "wave", "--by", "site"});
    check_keys(trend, "",
               {"waves", "changes", "adjusted", "kitagawa", "cochran_armitage", "jonckheere", "mann_kendall",
                "xmr"});
    check_keys(trend, "/waves/0", {"label", "n", "mean", "se", "ci"});
    check_keys(trend, "/changes/0", {"from", "to", "difference", "ci", "p", "p_bh", "minimum_detectable"});
    check_keys(trend, "/adjusted/0", {"label", "mean"});
    check_keys(trend, "/kitagawa", {"total", "composition", "rate"});
    check_keys(trend, "/jonckheere", {"statistic", "z", "p"});
    check_keys(trend, "/mann_kendall", {"s", "tau", "p"});
    check_keys(trend, "/xmr", {"centre", "moving_range", "lower", "upper", "signals"});

    const auto typology = json_of({"typology", kLeanings, "--items", "trust,load,use", "--bootstrap", "2"});
    check_keys(typology, "",
               {"eigenvalues", "percent", "adjusted_percent", "coordinates", "contributions", "clusters"});
    check_keys(typology, "/coordinates/0", {"item", "code", "values"});
    check_keys(typology, "/contributions/8", {"item", "code", "values"});
    check_keys(typology, "/clusters/2", {"label", "n", "percent", "jaccard", "characteristic"});
}

TEST_CASE("a table on the command line gives what R gives") {
    const TemporaryFolder folder;
    const std::string csv = tests::read_oracle("tables_cross_input.csv");
    std::size_t end = 0;
    for (int line = 0; line < 101; ++line) end = csv.find('\n', end) + 1;
    const auto table =
        json_of({"table", folder.file("cent.csv", csv.substr(0, end)), "--rows", "view", "--cols", "job"});
    CHECK(at(table, "/n") == r("short n"));
    CHECK(at(table, "/left_out") == 100.0 - r("short n"));
    CHECK_THAT(at(table, "/tests/pearson/statistic"), WithinRel(r("short x2"), 1e-12));
    CHECK(at(table, "/tests/pearson/df") == 9.0);
    CHECK_THAT(at(table, "/tests/likelihood_ratio/p"), WithinRel(r("short g2 p"), 1e-10));
    CHECK_THAT(at(table, "/tests/fisher/p"), WithinRel(r("short fisher"), 1e-9));
    CHECK(text_at(table, "/tests/fisher/method") == "exact");
    CHECK_THAT(at(table, "/association/cramers_v_corrected"), WithinRel(r("short v corrected"), 1e-11));
    CHECK_THAT(at(table, "/expected/1/2"), WithinRel(r("short expected 2 3"), 1e-12));
    CHECK_THAT(at(table, "/adjusted_residuals/3/1"), WithinRel(r("short residual 4 2"), 1e-11));
    CHECK_THAT(at(table, "/row_percent/0/3"), WithinRel(r("short row 1 4"), 1e-12));
    CHECK_THAT(at(table, "/col_percent/2/0"), WithinRel(r("short col 3 1"), 1e-12));
    CHECK(text_at(table, "/rows/0") == "1");
    CHECK(text_at(table, "/cols/3") == "d");
}

TEST_CASE("a weighted table leaves the tests of counts for Rao and Scott") {
    const auto weighted =
        json_of({"table", kCross, "--rows", "view", "--cols", "job", "--weights", "weight"});
    CHECK_THAT(at(weighted, "/tests/rao_scott/f"), WithinRel(r("rao weights f"), 1e-10));
    CHECK_THAT(at(weighted, "/tests/rao_scott/ddf"), WithinRel(r("rao weights ddf"), 1e-10));
    CHECK_THAT(at(weighted, "/weighted/0/1"), WithinRel(r("weighted cross 1 2"), 1e-12));
    CHECK_THAT(at(weighted, "/col_percent/3/3"), WithinRel(r("weighted col 4 4"), 1e-12));
    CHECK(at(weighted, "/n") == 285.0);
    CHECK(at(weighted, "/counts/0/0") == 35.0);
    CHECK(text_at(weighted, "/column_letters/0/0") == "D");
    CHECK_THAT(text_at(weighted, "/tests/pearson_reason"), Contains("rao_scott"));
    CHECK_THAT(text_at(weighted, "/tests/fisher_reason"), Contains("rao_scott"));

    const TemporaryFolder folder;
    const std::string headcount = folder.file("effectifs.csv", "site,headcount\nEst,90\nNord,700\nSud,240\n");
    const auto strata = json_of(
        {"table", kCross, "--rows", "view", "--cols", "job", "--headcount", headcount, "--strata", "site"});
    CHECK_THAT(at(strata, "/tests/rao_scott/p"), WithinRel(r("rao headcounts p"), 1e-9));
    const auto both = json_of(
        {"table", kCross, "--rows", "view", "--cols", "job", "--weights", "weight", "--strata", "site"});
    CHECK_THAT(at(both, "/tests/rao_scott/f"), WithinRel(r("rao strata f"), 1e-10));
}

TEST_CASE("headcounts and weights reach the means of every verb") {
    const TemporaryFolder folder;
    const std::string headcount = folder.file("effectifs.csv", "stype;headcount\nE;4421\nH;755\nM;1018\n");
    const auto scale =
        json_of({"scale", kSchools, "--items", "api00", "--headcount", headcount, "--strata", "stype"});
    CHECK_THAT(at(scale, "/score/mean"),
               WithinRel(r("stratified.mean"), 1e-6));  // fpc and pw are rounded in the data
    CHECK_THAT(at(scale, "/score/se"), WithinRel(r("stratified.se"), 1e-6));
    CHECK(text_at(scale, "/alpha/raw_reason") == "pas de version pondérée");

    const auto compare = json_of({"compare", kSchools, "--score", "api00", "--by", "wide", "--headcount",
                                  headcount, "--strata", "stype"});
    CHECK_THAT(at(compare, "/groups/0/mean"), WithinRel(r("domain.mean"), 1e-6));
    CHECK_THAT(at(compare, "/groups/0/se"), WithinRel(r("domain.se"), 1e-6));
    CHECK(text_at(compare, "/welch_reason") == "pas de version pondérée");

    const auto frequencies = json_of({"frequencies", kSchools, "--items", "stype", "--weights", "pw"});
    CHECK_THAT(at(frequencies, "/items/0/categories/0/percent"), WithinRel(r("weighted frequency E"), 1e-12));
    CHECK_THAT(at(frequencies, "/items/0/categories/0/wilson/0"),
               WithinRel(r("weighted frequency low E"), 1e-12));
}

TEST_CASE("a trend on the command line gives what R gives") {
    const auto trend = json_of({"trend", kQuarters, "--score", "score", "--wave", "wave", "--by", "site"});
    CHECK(text_at(trend, "/waves/0/label") == "T3-2025");
    CHECK_THAT(at(trend, "/waves/1/mean"), WithinRel(trend_r("mean 2"), 1e-12));
    CHECK_THAT(at(trend, "/waves/1/se"), WithinRel(trend_r("se 2"), 1e-12));
    CHECK_THAT(at(trend, "/changes/0/p_bh"), WithinRel(trend_r("p_bh 2"), 1e-10));
    CHECK_THAT(at(trend, "/changes/0/minimum_detectable"), WithinRel(trend_r("mdc 2"), 1e-12));
    CHECK_THAT(at(trend, "/adjusted/4/mean"), WithinRel(trend_r("adjusted 5"), 1e-12));
    CHECK_THAT(at(trend, "/kitagawa/composition"), WithinRel(trend_r("composition"), 1e-10));
    CHECK_THAT(at(trend, "/mann_kendall/p"), WithinRel(trend_r("kendall p"), 1e-12));
    CHECK_THAT(at(trend, "/jonckheere/z"), WithinRel(trend_r("jonckheere z"), 1e-11));

    const auto alone = json_of({"trend", kQuarters, "--score", "score", "--wave", "wave"});
    CHECK_THAT(text_at(alone, "/adjusted_reason"), Contains("--by"));
    CHECK_THAT(text_at(alone, "/cochran_armitage_reason"), Contains("plus de deux valeurs"));
}

TEST_CASE("in a trend each wave is drawn from its own strata") {
    const TemporaryFolder folder;
    const std::string data = folder.file("v.csv",
                                         "vague,site,note\n1,N,1\n1,N,2\n1,N,4\n1,S,5\n1,S,7\n"
                                         "2,N,2\n2,N,6\n2,S,8\n2,S,4\n2,S,3\n");
    const std::string headcount = folder.file("e.csv", "site,headcount\nN,6\nS,4\n");
    const auto trend = json_of(
        {"trend", data, "--score", "note", "--wave", "vague", "--headcount", headcount, "--strata", "site"});
    // First wave: 3 of 6 and 2 of 4. mean = .6 * 7/3 + .4 * 6; V = .36 (1 - .5) (7/3) / 3 + .16 (1 - .5) 2 / 2.
    CHECK_THAT(at(trend, "/waves/0/mean"), WithinRel(3.8, 1e-12));
    CHECK_THAT(at(trend, "/waves/0/se"), WithinRel(std::sqrt(0.36 * 0.5 * 7.0 / 9.0 + 0.16 * 0.5), 1e-12));
    CHECK_THAT(at(trend, "/waves/1/mean"), WithinRel(0.6 * 4.0 + 0.4 * 5.0, 1e-12));

    const std::string few = folder.file("f.csv", "site,headcount\nN,2\nS,4\n");
    const auto refused = run_analysis(
        {"trend", data, "--score", "note", "--wave", "vague", "--headcount", few, "--strata", "site"});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("vague «\u00A01\u00A0»") && Contains("«\u00A0N\u00A0»"));
}

TEST_CASE("semicolons and decimal commas change nothing to the results") {
    const TemporaryFolder folder;
    const std::string commas =
        folder.file("a.csv", "note,autre,g\n2.5,1.5,x\n3,2.5,x\n4.5,2,y\n1,3.25,y\n2.5,4,y\n");
    const std::string semicolons = folder.file(
        "b.csv", "\xEF\xBB\xBFnote;autre;g\r\n2,5;1,5;x\r\n3;2,5;x\r\n4,5;2;y\r\n1;3,25;y\r\n2,5;4;y\r\n");
    for (const Keys& words :
         {Keys{"scale", "--items", "note,autre"}, Keys{"compare", "--score", "note", "--by", "g"},
          Keys{"trend", "--score", "note", "--wave", "g"}}) {
        Keys with_commas = words;
        Keys with_semicolons = words;
        with_commas.push_back(commas);
        with_semicolons.push_back(semicolons);
        CHECK(boost::json::serialize(json_of(with_commas)) ==
              boost::json::serialize(json_of(with_semicolons)));
    }
}

TEST_CASE("no verb prints another byte for another order of the rows") {
    const TemporaryFolder folder;
    const std::string cross = tests::read_oracle("tables_cross_input.csv");
    const std::string quarters = tests::read_oracle("trend_input.csv");
    const std::string leanings = tests::read_oracle("typology_input.csv");
    const std::string structure = tests::read_oracle("structure_input.csv");
    const std::vector<std::pair<const std::string*, Keys>> lines{
        {&leanings,
         {"typology", "--items", "trust,load,use,help", "--weights", "weight", "--bootstrap", "2", "--json"}},
        {&cross, {"table", "--rows", "view", "--cols", "job", "--weights", "weight", "--json"}},
        {&cross, {"frequencies", "--items", "view,job", "--weights", "weight", "--strata", "site", "--json"}},
        {&cross, {"compare", "--score", "view", "--by", "job", "--json"}},
        {&cross, {"compare", "--score", "view", "--by", "job", "--weights", "weight", "--json"}},
        {&cross, {"scale", "--items", "view,weight", "--json"}},
        {&cross, {"table", "--rows", "site", "--cols", "job"}},
        {&structure,
         {"scale", "--items", "i1,i2,i4,i5", "--range", "1:5", "--factors", "--replicates", "20", "--by",
          "unit", "--json"}},
        {&quarters, {"trend", "--score", "score", "--wave", "wave", "--by", "site", "--json"}},
        {&quarters, {"trend", "--score", "score", "--wave", "wave"}}};
    for (const auto& [csv, words] : lines) {
        CAPTURE(words);
        std::string expected;
        for (unsigned seed = 0; seed <= 3; ++seed) {
            Keys line = words;
            line.push_back(folder.file("d.csv", seed == 0 ? *csv : shuffled(*csv, seed)));
            const auto ran = run_analysis(line);
            REQUIRE(ran.code == 0);
            if (seed == 0) expected = ran.out;
            CHECK(ran.out == expected);
        }
    }
}

TEST_CASE("what the data do not allow is refused with one line and exit 1") {
    const TemporaryFolder folder;
    const std::string data = small_file(folder);
    const std::string empty = folder.file("vide.csv", "");
    const std::string wide = folder.file("large.csv", "a,b\n1,2\n1,2,3\n");
    const std::string text = folder.file("texte.csv", "note,g\n1,a\ndeux,b\n3,a\n");
    const std::string sites = folder.file("sites.csv", "metier,headcount\na,10\n");
    const std::string few = folder.file("peu.csv", "metier,headcount\na,2\nb,9\n");
    struct Refusal {
        Keys words;
        Keys said;
    };
    const std::vector<Refusal> refusals{
        {{"frequencies", data, "--items", "avis,rien"}, {"petit.csv", "«\u00A0rien\u00A0»", "avis, metier"}},
        {{"table", data, "--rows", "rien", "--cols", "avis"}, {"«\u00A0rien\u00A0»"}},
        {{"table", data, "--rows", "avis", "--cols", "rien"}, {"«\u00A0rien\u00A0»"}},
        {{"scale", data, "--items", "avis,rien"}, {"«\u00A0rien\u00A0»"}},
        {{"compare", data, "--score", "rien", "--by", "metier"}, {"«\u00A0rien\u00A0»"}},
        {{"compare", data, "--score", "note", "--by", "rien"}, {"«\u00A0rien\u00A0»"}},
        {{"trend", data, "--score", "note", "--wave", "rien"}, {"«\u00A0rien\u00A0»"}},
        {{"trend", data, "--score", "note", "--wave", "vague", "--by", "rien"}, {"«\u00A0rien\u00A0»"}},
        {{"frequencies", (folder / "absent.csv").string(), "--items", "a"}, {"absent.csv", "n’existe pas"}},
        {{"frequencies", (folder / "dossier:T1-2026").string(), "--items", "a"},
         {"dossier:T1-2026", "n’existe pas"}},
        {{"frequencies", folder.path().string(), "--items", "a"}, {"campagne"}},
        {{"frequencies", empty, "--items", "a"}, {"vide.csv", "vide"}},
        {{"frequencies", wide, "--items", "a"}, {"large.csv", "ligne 3", "3 cellules"}},
        {{"compare", text, "--score", "note", "--by", "g"},
         {"texte.csv", "ligne 3", "«\u00A0note\u00A0»", "«\u00A0deux\u00A0»"}},
        {{"scale", text, "--items", "note"}, {"ligne 3", "«\u00A0note\u00A0»"}},
        {{"trend", text, "--score", "note", "--wave", "g"}, {"ligne 3", "«\u00A0note\u00A0»"}},
        {{"scale", data, "--items", "avis", "--range", "1:2"}, {"avis", "3", "1:2"}},
        {{"scale", data, "--items", "avis", "--by", "rien"}, {"«\u00A0rien\u00A0»"}},
        {{"table", data, "--rows", "avis", "--cols", "metier", "--weights", "rien"}, {"«\u00A0rien\u00A0»"}},
        {{"table", data, "--rows", "avis", "--cols", "metier", "--weights", "metier"},
         {"poids", "«\u00A0metier\u00A0»", "ligne 2"}},
        {{"table", data, "--rows", "avis", "--cols", "metier", "--weights", "note"}, {"poids", "ligne 7"}},
        {{"frequencies", data, "--items", "avis", "--headcount", sites, "--strata", "metier"},
         {"«\u00A0b\u00A0»", "effectifs"}},
        {{"frequencies", data, "--items", "avis", "--headcount", few, "--strata", "metier"},
         {"«\u00A0a\u00A0»", "répondants"}},
        {{"frequencies", data, "--items", "avis", "--headcount", sites, "--strata", "avis"},
         {"sites.csv", "«\u00A0avis\u00A0»"}},
        {{"frequencies", data, "--items", "avis", "--headcount", (folder / "non.csv").string(), "--strata",
          "metier"},
         {"non.csv"}},
        {{"typology", data, "--items", "avis,rien"}, {"petit.csv", "«\u00A0rien\u00A0»"}},
        {{"typology", kLeanings, "--items", "use,trust", "--clusters", "7"}, {"--clusters 7", "6 profils"}},
        {{"typology", kLeanings, "--items", "use,trust", "--axes", "4"}, {"--axes 4", "3 axes"}},
        {{"typology", wave_one(folder), "--items", "avis,vague"},
         {"vague", "une seule modalité", "3 personnes"}},
    };
    for (const auto& [words, said] : refusals) {
        for (const bool json : {false, true}) {
            Keys line = words;
            if (json) line.push_back("--json");
            CAPTURE(line);
            const auto ran = run_analysis(line);
            CHECK(ran.code == 1);
            CHECK(ran.out.empty());
            CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
            for (const auto& part : said) CHECK_THAT(ran.err, Contains(part));
        }
    }
}

TEST_CASE("options that make no sense are wrong usage and exit 2") {
    const TemporaryFolder folder;
    const std::string data = small_file(folder);
    const std::vector<std::pair<Keys, std::string>> lines{
        {{"frequencies", data}, "--items"},
        {{"frequencies", "--items", "avis"}, "DATA"},
        {{"frequencies", data, "--items", "avis", "--rows", "metier"}, "--rows"},
        {{"table", data, "--rows", "avis"}, "--cols"},
        {{"table", data, "--rows", "avis", "--cols", "avis"}, "avis"},
        {{"table", data, "--rows", "avis", "--cols", "metier", "--reverse", "avis"}, "--reverse"},
        {{"scale", data, "--items", "avis,avis"}, "deux fois"},
        {{"scale", data, "--items", "avis", "--reverse", "note", "--range", "1:3"}, "--reverse"},
        {{"scale", data, "--items", "avis", "--reverse", "avis"}, "--range"},
        {{"scale", data, "--items", "avis", "--range", "3:1"}, "3:1"},
        {{"scale", data, "--items", "avis", "--range", "1"}, "--range"},
        {{"scale", data, "--items", "avis", "--range", "un:trois"}, "--range"},
        {{"scale", data, "--items", "avis", "--missing", "aucun"}, "aucun"},
        {{"scale", data, "--items", "avis,note", "--by", "note"}, "--by"},
        {{"scale", data, "--items", "avis", "--seed", "2"}, "--factors"},
        {{"scale", data, "--items", "avis", "--factors", "--replicates", "1"}, "--replicates"},
        {{"compare", data, "--score", "note"}, "--by"},
        {{"compare", data, "--score", "note", "--by", "note"}, "note"},
        {{"compare", data, "--score", "note", "--by", "metier", "--wave", "vague"}, "--wave"},
        {{"trend", data, "--score", "note", "--wave", "vague", "--by", "vague"}, "vague"},
        {{"trend", data, "--score", "note", "--wave", "vague", "--missing", "half"}, "--missing"},
        {{"typology", data, "--items", "avis"}, "au moins deux items"},
        {{"typology", data, "--items", "avis,note,avis"}, "deux fois"},
        {{"typology", data, "--items", "avis,note", "--clusters", "1"}, "--clusters"},
        {{"typology", data, "--items", "avis,note", "--bootstrap", "-1"}, "--bootstrap"},
        {{"frequencies", data, "--items", "avis", "--strata", "metier"}, "--headcount"},
        {{"frequencies", data, "--items", "avis", "--headcount", "x.csv"}, "--strata"},
        {{"frequencies", data, "--items", "avis", "--headcount", "x.csv", "--strata", "metier", "--weights",
          "poids"},
         "--weights"},
    };
    for (const auto& [words, said] : lines) {
        CAPTURE(words);
        const auto ran = run_analysis(words);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
        CHECK_THAT(ran.err, Contains(said));
    }
}

TEST_CASE("a number that does not exist is null with its reason beside it") {
    const TemporaryFolder folder;
    const std::string data = folder.file("seul.csv", "note,g,cst\n1,a,4\n2,a,4\n5,b,4\n");
    const auto compare = json_of({"compare", data, "--score", "note", "--by", "g"});
    CHECK(compare.at("welch").is_null());
    CHECK_FALSE(text_at(compare, "/welch_reason").empty());
    CHECK(compare.at_pointer("/groups/1/sd").is_null());
    CHECK(text_at(compare, "/groups/1/sd_reason") == "une seule réponse");
    CHECK(text_at(compare, "/groups/1/ci_reason") == "une seule réponse");

    const auto table = json_of({"table", data, "--rows", "g", "--cols", "cst"});
    CHECK(table.at_pointer("/tests/pearson").is_null());
    CHECK_THAT(text_at(table, "/tests/pearson_reason"), Contains("deux colonnes"));
    CHECK(table.at_pointer("/adjusted_residuals/0/0").is_null());
    CHECK_FALSE(text_at(table, "/adjusted_residuals_reason").empty());
    CHECK_THAT(text_at(table, "/association/cramers_v_reason"), Contains("deux colonnes"));

    const auto scale = json_of({"scale", data, "--items", "note"});
    CHECK_FALSE(text_at(scale, "/alpha/raw_reason").empty());
    CHECK_FALSE(text_at(scale, "/alpha/ci_reason").empty());
    const auto trend = json_of({"trend", data, "--score", "note", "--wave", "cst"});
    CHECK_FALSE(text_at(trend, "/mann_kendall_reason").empty());
    CHECK_FALSE(text_at(trend, "/xmr_reason").empty());
    CHECK(trend.at("changes").as_array().empty());
}

TEST_CASE("reversal and range act on the items named") {
    const TemporaryFolder folder;
    const std::string data = folder.file("q.csv", "A,B,C\n1,6,1\n2,5,2\n3,4,4\n5,2,5\n6,2,6\n");
    const auto reversed = json_of({"scale", data, "--items", "A,B,C", "--reverse", "B", "--range", "1:6"});
    CHECK_THAT(at(reversed, "/items/1/mean"), WithinRel(7.0 - 3.8, 1e-12));
    CHECK(at(reversed, "/items/1/item_total") > 0.9);
    const auto plain = json_of({"scale", data, "--items", "A,B,C"});
    CHECK(plain.at_pointer("/items/1/perhaps_to_reverse").as_bool());
    CHECK_THAT(run_analysis({"scale", data, "--items", "A,B,C"}).out, Contains("item à inverser"));
}

TEST_CASE("factors and units come with a scale only when asked for") {
    const Keys line{"scale", kStructure, "--items", "i1,i2,i3,i4,i5,i6", "--reverse", "i3", "--range", "1:5"};
    const auto plain = json_of(line);
    const Keys keys = keys_at(plain, "");
    CHECK(std::find(keys.begin(), keys.end(), "polychoric") == keys.end());
    CHECK(std::find(keys.begin(), keys.end(), "agreement") == keys.end());
    check_keys(plain, "/items/0", {"floor_percent", "ceiling_percent", "perhaps_to_reverse"});
    check_keys(plain, "/score", {"floor_percent", "ceiling_percent"});

    Keys more = line;
    more.insert(more.end(), {"--factors", "--replicates", "20", "--seed", "3", "--by", "unit"});
    const auto full = json_of(more);
    const auto r_of = [](const std::string& name) {
        return tests::oracle_value("structure_expected.csv", name);
    };
    CHECK_THAT(at(full, "/polychoric/matrix/1/0"), WithinRel(r_of("rho 2 1"), 1e-8));
    CHECK_THAT(at(full, "/ordinal_alpha"), WithinRel(r_of("ordinal alpha"), 1e-8));
    CHECK(at(full, "/parallel_analysis/factors") == 1.0);
    CHECK(at(full, "/parallel_analysis/seed") == 3.0);
    CHECK_THAT(at(full, "/one_factor/chi_square"), WithinRel(r_of("cfa chisq"), 1e-8));
    CHECK(text_at(full, "/one_factor/method") == "ML");
    CHECK_THAT(at(full, "/agreement/icc1"), WithinRel(r_of("icc1"), 1e-10));
    CHECK_THAT(text_at(full, "/agreement/comparable_reason"), Contains("ICC(2)"));
    CHECK_THAT(text_at(full, "/agreement/units/12/rwg_reason"), Contains("moins de deux"));

    const auto text = run_analysis(more);
    CHECK_THAT(text.out, Contains("α ordinal") && Contains("RMSEA") && Contains("graine 3") &&
                             Contains("rwg(j) médian") && Contains("plancher"));

    const TemporaryFolder folder;
    const auto weighted = json_of({"scale", small_file(folder), "--items", "avis,note", "--weights", "poids",
                                   "--range", "0:5", "--factors", "--by", "metier"});
    CHECK(text_at(weighted, "/ordinal_alpha_reason") == "pas de version pondérée");
    CHECK(text_at(weighted, "/agreement_reason") == "pas de version pondérée");
    CHECK_THAT(at(weighted, "/items/0/floor_percent") + 1.0, WithinRel(1.0, 1e-12));
}

TEST_CASE("a typology names its small classes and why there are so many") {
    const auto rare = run_analysis(
        {"typology", kLeanings, "--items", "trust,load,use", "--clusters", "20", "--bootstrap", "0"});
    REQUIRE(rare.code == 0);
    CHECK_THAT(rare.err, Contains("Moins de 10 personnes") && Contains("classe 20"));
    CHECK_THAT(rare.out, Contains("nombre demandé (--clusters 20)") && Contains("trust = haute") &&
                             Contains("–\u00A0: axe sous 1/Q") && Contains("--bootstrap 0"));

    const auto proposed = json_of({"typology", kLeanings, "--items", "trust,load,use,training,help",
                                   "--bootstrap", "3", "--seed", "9"});
    CHECK_THAT(text_at(proposed, "/clusters_choice"), Contains("de 2 à 3") && Contains("63,0"));
    CHECK(at(proposed, "/bootstrap/seed") == 9.0);
    CHECK(at(proposed, "/left_out") == 24.0);
    CHECK_THAT(text_at(proposed, "/adjusted_percent_reason"), Contains("1/Q"));
    CHECK(text_at(proposed, "/clusters/0/label") == "classe 1");
    CHECK(text_at(proposed, "/coordinates/3/code") == "1");
    CHECK(at(proposed, "/clusters/0/n") == 83.0);

    const TemporaryFolder folder;
    const auto tiny = json_of({"typology", small_file(folder), "--items", "avis,metier"});
    CHECK_THAT(text_at(tiny, "/clusters_reason"), Contains("--clusters"));
    CHECK(at(tiny, "/n") == 5.0);
}

TEST_CASE("the text of a verb is a French table with its reasons below") {
    const TemporaryFolder folder;
    const std::string data = small_file(folder);
    const auto table = run_analysis({"table", data, "--rows", "avis", "--cols", "metier"});
    CHECK(table.code == 0);
    CHECK_THAT(table.out,
               Contains("χ² de Pearson =") && Contains("Fisher exact\u00A0: p") && Contains("33,3\u00A0%"));
    const auto compare = run_analysis({"compare", data, "--score", "note", "--by", "metier"});
    CHECK_THAT(compare.out, Contains("2,75") && Contains("Student"));
    const auto frequencies = run_analysis({"frequencies", data, "--items", "avis"});
    CHECK_THAT(frequencies.out, Contains("40,0\u00A0%") && Contains("dont refus\u00A0: 1"));
    const auto trend = run_analysis({"trend", data, "--score", "note", "--wave", "vague"});
    CHECK_THAT(trend.out, Contains("1 → 2") && Contains("–\u00A0: "));
}

TEST_CASE("DATA may be a tallied wave or all those of a campaign") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder);
    const std::string path = (folder / "c").string();
    tests::collect(campaign, "T4-2025",
                   {tests::simple_sheet("5", "1", "ce"), tests::simple_sheet("4", "2", "enc"),
                    tests::simple_sheet("nc", "3", "ce"), tests::simple_sheet("2", "4", "ce"),
                    tests::simple_sheet("3", "5", "enc")});
    CHECK(run_analysis({"frequencies", path + ":T4-2025", "--items", "q1"}).code == 1);  // still sealed
    campaign.tally("T4-2025", folder / "c.key");
    tests::collect(campaign, "T1-2026",
                   {tests::simple_sheet("1", "5", "ce"), tests::simple_sheet("2", "4", "enc"),
                    tests::simple_sheet("2", "5", "ce"), tests::simple_sheet("1", "4", "ce"),
                    tests::simple_sheet("3", "5", "enc")});
    campaign.tally("T1-2026", folder / "c.key");

    const auto frequencies = json_of({"frequencies", path + ":T4-2025", "--items", "q1"});
    CHECK(at(frequencies, "/items/0/n") == 5.0);
    const auto compare = json_of({"compare", path + ":T4-2025", "--score", "q1", "--by", "metier"});
    CHECK_THAT(at(compare, "/groups/0/mean"), WithinRel(3.5, 1e-12));
    const auto trend = json_of({"trend", path, "--score", "q2", "--wave", "wave"});
    CHECK(text_at(trend, "/waves/0/label") == "T4 2025");
    CHECK_THAT(at(trend, "/changes/0/difference"), WithinRel(1.6, 1e-12));
    const auto unknown = run_analysis({"frequencies", path + ":T2-2026", "--items", "q1"});
    CHECK(unknown.code == 1);
    CHECK_THAT(unknown.err, Contains("T2-2026"));
}
