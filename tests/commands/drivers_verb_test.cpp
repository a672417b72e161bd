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

const std::string kPeople = std::string{VIGIE_TEST_DIR} + "/oracles/drivers_input.csv";

double r(const std::string& statistic) {
    return tests::oracle_value("drivers_expected.csv", statistic);
}

}  // namespace

TEST_CASE("drivers prints coefficients as R names them with likelihood and importance") {
    const auto json = json_of({"drivers", kPeople, "--outcome", "leave", "--factors",
                               "site,job,hours,load,since", "--bootstrap", "50"});
    CHECK(keys_at(json, "") == Words{"model", "outcome", "levels", "modelled", "n", "left_out",
                                     "coefficients", "factors", "log_likelihood", "log_likelihood_null",
                                     "parameters", "pseudo_r2", "pseudo_r2_nagelkerke", "likelihood_ratio",
                                     "importance", "r_squared", "bootstrap"});
    CHECK(text_at(json, "/modelled") == "oui");
    CHECK(text_at(json, "/coefficients/0/name") == "(Intercept)");
    CHECK_THAT(at(json, "/coefficients/0/estimate"), WithinRel(r("logistic (Intercept)"), 1e-9));
    CHECK(keys_at(json, "/coefficients/1") == Words{"name", "factor", "level", "reference", "estimate", "se",
                                                    "z", "p", "ci", "odds_ratio", "odds_ratio_ci"});
    CHECK(text_at(json, "/coefficients/1/name") == "siteNord");
    CHECK_THAT(at(json, "/coefficients/1/estimate"), WithinRel(r("logistic siteNord"), 1e-9));
    CHECK_THAT(at(json, "/log_likelihood"), WithinRel(r("logistic logLik"), 1e-12));
    CHECK_THAT(at(json, "/pseudo_r2"), WithinRel(r("logistic mcfadden"), 1e-10));
    CHECK(keys_at(json, "/importance/0") ==
          Words{"factor", "lmg", "lmg_ci", "lmg_percent", "johnson", "johnson_ci"});
    CHECK_THAT(at(json, "/importance/0/lmg"), WithinRel(r("binary lmg site"), 1e-9));
    CHECK(at(json, "/bootstrap/seed") == 1.0);

    const auto ordered = json_of({"drivers", kPeople, "--outcome", "strain", "--factors",
                                  "site,job,hours,load,since", "--weights", "w", "--bootstrap", "0"});
    CHECK(text_at(ordered, "/model") == "ordered");
    CHECK(text_at(ordered, "/thresholds/0/name") == "1|2");
    CHECK_THAT(at(ordered, "/thresholds/0/estimate"), WithinRel(r("survey ordered 1|2"), 1e-7));
    CHECK_THAT(text_at(ordered, "/proportional_odds_reason"), Contains("pondérée"));
    CHECK_THAT(text_at(ordered, "/likelihood_ratio_reason"), Contains("Wald"));
}

TEST_CASE("drivers says associated in words and never cause without its warning") {
    const auto ran = run_analysis(
        {"drivers", kPeople, "--outcome", "strain", "--factors", "site,load", "--bootstrap", "40"});
    CHECK(ran.code == 0);
    for (const char* words : {"associé à", "site = Nord", "se lit par rapport à", "Brant", "McFadden", "LMG",
                              "graine 1", "une association n’est pas une cause"})
        CHECK_THAT(ran.out, Contains(words));
}

TEST_CASE("drivers refuses what it cannot model and says what to do") {
    const TemporaryFolder folder;
    const std::string file = folder.file("d.csv", "y,x,t\no,1,a\no,2,b\nn,3,c\nn,4,a\no,1,b\n");
    const auto separated = json_of({"drivers", file, "--outcome", "y", "--factors", "x"});
    CHECK_THAT(text_at(separated, "/coefficients_reason"), Contains("séparation") && Contains("« x »"));
    CHECK_THAT(text_at(separated, "/log_likelihood_reason"), Contains("séparation"));
    CHECK(at(separated, "/r_squared") > 0.5);
    const auto code_of = [&](const Words& words) {
        Words line{"drivers", file};
        line.insert(line.end(), words.begin(), words.end());
        return run_analysis(line);
    };
    CHECK(code_of({"--outcome", "y"}).code == 2);
    CHECK(code_of({"--outcome", "y", "--factors", "x,x"}).code == 2);
    CHECK(code_of({"--outcome", "y", "--factors", "y"}).code == 2);
    CHECK(code_of({"--outcome", "y", "--factors", "x", "--categorical", "t"}).code == 2);
    const auto text = code_of({"--outcome", "t", "--factors", "x"});
    CHECK(text.code == 1);
    CHECK_THAT(text.err, Contains("\u00A0t\u00A0") && Contains("Regroupez"));
    CHECK(code_of({"--outcome", "y", "--factors", "z"}).code == 1);
}
