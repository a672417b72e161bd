#include "catch.hpp"
#include "oracle.hpp"
#include "run_verb.hpp"
#include "temporary_folder.hpp"

using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using tests::at;
using tests::json_of;
using tests::keys_at;
using tests::run_analysis;
using tests::TemporaryFolder;
using tests::text_at;
using Words = std::vector<std::string>;

namespace {

const std::string kPeople = std::string{VIGIE_TEST_DIR} + "/oracles/drivers_input.csv";

double r(const std::string& statistic) {
    return tests::oracle_value("pairs_expected.csv", statistic);
}

}  // namespace

TEST_CASE("frequencies show the exact interval beside Wilson and flag small bases") {
    const auto plain = json_of({"frequencies", kPeople, "--items", "leave"});
    CHECK(keys_at(plain, "/items/0/categories/0") == Words{"code", "label", "count", "percent", "wilson",
                                                           "clopper_pearson", "korn_graubard",
                                                           "korn_graubard_reason", "logit", "reliability"});
    const auto weighted = json_of({"frequencies", kPeople, "--items", "leave", "--weights", "w"});
    CHECK(at(weighted, "/items/0/categories/0/korn_graubard/0") <
          at(weighted, "/items/0/categories/0/percent"));
    const TemporaryFolder folder;
    const std::string few = folder.file("few.csv", "q\na\nb\na\na\n");
    const auto flagged = json_of({"frequencies", few, "--items", "q"});
    CHECK(text_at(flagged, "/items/0/categories/0/reliability") == "unreliable");
    CHECK_THAT(text_at(flagged, "/items/0/categories/0/reliability_reason"), Contains("30"));
    CHECK_THAT(run_analysis({"frequencies", few, "--items", "q"}).out, Contains("* peu fiable"));
}

TEST_CASE("compare and trend tell equivalence within the margin asked for") {
    const auto pairs =
        json_of({"compare", kPeople, "--score", "hours", "--by", "site", "--equivalence", "1,5"});
    CHECK(at(pairs, "/equivalence_margin") == 1.5);
    CHECK(keys_at(pairs, "/pairwise/0/games_howell") == Words{"q", "df", "ci", "p"});
    CHECK_THAT(at(pairs, "/pairwise/0/games_howell/p"), WithinAbs(r("Est Nord gh"), 1e-8));
    CHECK_THAT(at(pairs, "/pairwise/0/equivalence/p"), WithinRel(r("Est Nord tost"), 1e-9));
    CHECK_THAT(at(pairs, "/brown_forsythe/statistic"), WithinRel(r("brown forsythe"), 1e-10));
    CHECK_THAT(text_at(pairs, "/rank_test_reason"), Contains("Kruskal–Wallis"));
    const auto ran = run_analysis({"compare", kPeople, "--score", "hours", "--by", "site", "--weights", "w"});
    CHECK(ran.code == 0);
    CHECK_THAT(ran.out, Contains("Lumley–Scott") && !Contains("Student"));

    const auto waves =
        json_of({"trend", kPeople, "--score", "hours", "--wave", "load", "--equivalence", "2"});
    CHECK(at(waves, "/changes/0/equivalence/p") > 0.0);
    CHECK(run_analysis({"compare", kPeople, "--score", "hours", "--by", "site", "--equivalence", "0"}).code ==
          2);
    CHECK(run_analysis({"compare", kPeople, "--score", "hours", "--by", "site", "--equivalence", "x"}).code ==
          2);
}

TEST_CASE("shares of zero and one have the interval of Newcombe in compare and trend") {
    const TemporaryFolder folder;
    std::string csv = "oui,vague\n";
    for (int i = 0; i < 150; ++i)
        csv += std::string{i < 48 || i >= 94 ? "1" : "0"} + (i < 80 ? ",1\n" : ",2\n");
    const std::string file = folder.file("s.csv", csv);
    const auto trend = json_of({"trend", file, "--score", "oui", "--wave", "vague"});
    CHECK_THAT(at(trend, "/changes/0/newcombe/0"), WithinAbs(0.0524314724023649, 1e-12));
    CHECK_THAT(at(trend, "/changes/0/newcombe/1"), WithinAbs(0.3338726540369059, 1e-12));
    const auto compare = json_of({"compare", file, "--score", "oui", "--by", "vague"});
    CHECK_THAT(at(compare, "/pairwise/0/newcombe/1"), WithinAbs(-0.0524314724023649, 1e-12));
}

TEST_CASE("a table is repeated in each category of a third question and simulates Fisher when it is large") {
    const auto json = json_of({"table", kPeople, "--rows", "strain", "--cols", "site", "--by", "job"});
    CHECK_THAT(text_at(json, "/tests/fisher_reason"), Contains("quatre"));
    CHECK(keys_at(json, "/tests/fisher_simulated") == Words{"p", "standard_error", "tables", "seed"});
    CHECK(text_at(json, "/by/variable") == "job");
    CHECK(text_at(json, "/by/layers/1/label") == "cadre");
    CHECK(at(json, "/by/layers/0/n") + at(json, "/by/layers/1/n") == at(json, "/n"));
    CHECK(at(json, "/by/layers/0/left_out") + at(json, "/by/layers/1/left_out") == at(json, "/left_out"));
    for (const char* cell : {"0/0", "2/1", "4/2"}) {
        const std::string counts = std::string{"/counts/"} + cell;
        CHECK(at(json, "/by/layers/0" + counts) + at(json, "/by/layers/1" + counts) == at(json, counts));
    }
    const auto weighted =
        json_of({"table", kPeople, "--rows", "leave", "--cols", "site", "--by", "job", "--weights", "w"});
    CHECK(at(weighted, "/by/layers/0/tests/rao_scott/ddf") > 200.0);
    CHECK_THAT(run_analysis({"table", kPeople, "--rows", "strain", "--cols", "site", "--by", "job"}).out,
               Contains("Fisher simulé") && Contains("parmi"));
    CHECK(run_analysis({"table", kPeople, "--rows", "leave", "--cols", "site", "--by", "site"}).code == 2);
    CHECK(run_analysis({"table", kPeople, "--rows", "leave", "--cols", "site", "--by", "x"}).code == 1);
}
