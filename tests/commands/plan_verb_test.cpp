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

const std::string kTable =
    "site,metier,headcount\nNord,agent,300\nNord,cadre,120\nSud,agent,550\nSud,cadre,30\nOuest,agent,0\n";

}  // namespace

TEST_CASE("a plan tells the answers needed by stratum and the cells that will reach the threshold") {
    const TemporaryFolder folder;
    const std::string file = folder.file("effectifs.csv", kTable);
    const auto json = json_of({"plan", "--headcount", file, "--response", "0.4"});
    CHECK(keys_at(json, "") ==
          Words{"goal", "threshold", "response", "total", "strata", "breakdowns", "smallest_group"});
    CHECK(at(json, "/total/headcount") == 1000.0);
    CHECK(at(json, "/total/needed") == 278.0);
    CHECK_THAT(at(json, "/total/precision"),
               WithinRel(tests::oracle_value("plan_expected.csv", "width at 0.4 1000"), 1e-12));
    CHECK(keys_at(json, "/strata/0") == Words{"stratum", "headcount", "needed", "needed_response", "expected",
                                              "precision", "detectable", "probability_needed",
                                              "probability_threshold"});
    CHECK(text_at(json, "/strata/0/stratum") == "Nord");
    CHECK(at(json, "/strata/0/needed") == tests::oracle_value("plan_expected.csv", "points 5 420"));
    CHECK(text_at(json, "/strata/1/precision_reason") == "moins de deux réponses attendues");
    CHECK(text_at(json, "/breakdowns/2/columns/0") == "site");
    CHECK(text_at(json, "/breakdowns/2/columns/1") == "metier");
    CHECK(at(json, "/breakdowns/2/cells_sure") == 3.0);
    CHECK(at(json, "/breakdowns/2/probability_all") <
          at(json, "/breakdowns/2/cells/4/probability_threshold"));
    CHECK(at(json, "/smallest_group") == 36.0);

    const auto one = json_of({"plan", "--headcount", file, "--strata", "metier", "--detect", "0,2", "--sd",
                              "0.9", "--answers", "400"});
    CHECK(text_at(one, "/goal/kind") == "detect");
    CHECK(text_at(one, "/goal/unit") == "score");
    CHECK(at(one, "/total/needed") == tests::oracle_value("plan_expected.csv", "detect .2 sd 0.9 1000"));
    CHECK_THAT(text_at(one, "/breakdowns/0/probability_all_reason"), Contains("--answers"));
    CHECK_THAT(text_at(json_of({"plan", "--headcount", file}), "/total/expected_reason"),
               Contains("--response"));
}

TEST_CASE("a plan in words names the fragile cells") {
    const TemporaryFolder folder;
    const auto ran = run_analysis({"plan", "--headcount", folder.file("e.csv", kTable), "--response", "0,4"});
    CHECK(ran.code == 0);
    for (const char* words : {"site = Nord", "site × metier", "la plus fragile", "36", "hypothèse"})
        CHECK_THAT(ran.out, Contains(words));
    const auto alone = run_analysis({"plan", "--headcount", folder.file("a.csv", "headcount\n1000\n")});
    CHECK(alone.code == 0);
    CHECK_THAT(alone.out, Contains("278"));
}

TEST_CASE("a plan refuses files and options that do not make sense") {
    const TemporaryFolder folder;
    const std::string file = folder.file("e.csv", kTable);
    const auto code_of = [&](const Words& words) {
        Words line{"plan", "--headcount", file};
        line.insert(line.end(), words.begin(), words.end());
        return run_analysis(line).code;
    };
    CHECK(code_of({"--precision", "5", "--detect", "5"}) == 2);
    CHECK(code_of({"--response", "40"}) == 2);
    CHECK(code_of({"--response", "0"}) == 2);
    CHECK(code_of({"--precision", "-1"}) == 2);
    CHECK(code_of({"--precision", "120"}) == 2);
    CHECK(code_of({"--sd", "1", "--share", "20"}) == 2);
    CHECK(code_of({"--response", "0.4", "--answers", "3"}) == 2);
    CHECK(code_of({"--answers", "1001"}) == 1);
    CHECK(code_of({"--strata", "absent"}) == 1);
    CHECK(code_of({"--strata", "site,site"}) == 2);
    const auto refusal = [&](const std::string& text) {
        const auto ran = run_analysis({"plan", "--headcount", folder.file("bad.csv", text)});
        CHECK(ran.code == 1);
        return ran.err;
    };
    CHECK_THAT(refusal("site,headcount\nNord,12.5\n"), Contains("ligne 2"));
    CHECK_THAT(refusal("site,headcount\nNord,12\nNord,3\n"), Contains("ligne 3") && Contains("additionnez"));
    CHECK_THAT(refusal("site,headcount\nNord,12\n,3\n"), Contains("ligne 3") && Contains("site"));
    CHECK_THAT(refusal("site,headcount\nNord,0\n"), Contains("nul"));
    CHECK_THAT(refusal("site,people\nNord,4\n"), Contains("headcount"));
}
