#include <cmath>
#include <string>
#include <string_view>

#include "estimates/drivers_report.hpp"
#include "estimates/json_results.hpp"

namespace commands {

namespace {

using analysis::CumulativeLogit;
using analysis::JointTest;
using analysis::ParameterTest;

void put_parameter(JsonWriter& json, const ParameterTest& test) {
    put(json, "estimate", test.estimate);
    put(json, "se", test.se);
    put(json, "z", test.z);
    put(json, "p", test.p);
    put(json, "ci", test.ci);
}

void put_odds(JsonWriter& json, const ParameterTest& test) {
    put(json, "odds_ratio", analysis::finite_or(std::exp(test.estimate), "hors de portée"));
    if (!test.ci) {
        put_null(json, "odds_ratio_ci", test.ci.error().reason);
        return;
    }
    const double low = std::exp(test.ci.value().low);
    const double high = std::exp(test.ci.value().high);
    if (std::isfinite(high))
        put(json, "odds_ratio_ci", analysis::IntervalOrReason{analysis::Interval{low, high}});
    else
        put_null(json, "odds_ratio_ci", "hors de portée");
}

/// As R prints it: the factor's name, then the level.
void put_coefficients(JsonWriter& json, const DriversReport& report, const CumulativeLogit& fit) {
    const std::size_t cuts = fit.thresholds.size();
    json.key("coefficients");
    json.begin_array();
    if (!report.sample.ordered) {
        ParameterTest intercept = analysis::parameter_test(fit, 0);
        intercept.estimate = -intercept.estimate;
        if (intercept.z) intercept.z = -intercept.z.value();
        if (intercept.ci)
            intercept.ci = analysis::Interval{-intercept.ci.value().high, -intercept.ci.value().low};
        json.begin_object();
        put(json, "name", std::string_view{"(Intercept)"});
        put_parameter(json, intercept);
        put_odds(json, intercept);
        json.end_object();
    }
    for (std::size_t j = 0; j < fit.slopes.size(); ++j) {
        const DriverColumn column = driver_column(report.sample, j);
        const ParameterTest test = analysis::parameter_test(fit, cuts + j);
        json.begin_object();
        put(json, "name", column.factor->name + column.level);
        put(json, "factor", column.factor->name);
        if (column.factor->is_text()) {
            put(json, "level", column.level);
            put(json, "reference", column.factor->reference);
        }
        put_parameter(json, test);
        put_odds(json, test);
        json.end_object();
    }
    json.end_array();
}

void put_thresholds(JsonWriter& json, const DriversReport& report, const CumulativeLogit& fit) {
    const auto& levels = report.sample.levels;
    json.key("thresholds");
    json.begin_array();
    for (std::size_t k = 0; k < fit.thresholds.size(); ++k) {
        json.begin_object();
        put(json, "name", levels[k] + "|" + levels[k + 1]);
        put_parameter(json, analysis::parameter_test(fit, k));
        json.end_object();
    }
    json.end_array();
}

void put_test(JsonWriter& json, const JointTest& test) {
    put(json, "statistic", test.statistic);
    put(json, "df", test.df);
    if (std::isfinite(test.df2)) put(json, "df2", test.df2);
    put(json, "p", test.p);
}

void put_factors(JsonWriter& json, const DriversReport& report, const CumulativeLogit& fit) {
    json.key("factors");
    json.begin_array();
    for (const auto& factor : report.sample.factors) {
        json.begin_object();
        put(json, "name", factor.name);
        put(json, "kind", std::string_view{factor.is_text() ? "text" : "number"});
        if (factor.is_text()) put(json, "reference", factor.reference);
        put_object(json, "wald", analysis::joint_test(fit, factor.first, factor.columns),
                   [&json](const JointTest& test) { put_test(json, test); });
        json.end_object();
    }
    json.end_array();
}

void put_fit(JsonWriter& json, const DriversReport& report) {
    if (!report.fit) {
        const std::string& reason = report.fit.error().reason;
        for (const char* key : {"coefficients", "factors", "log_likelihood", "log_likelihood_null",
                                "pseudo_r2", "pseudo_r2_nagelkerke", "likelihood_ratio"})
            put_null(json, key, reason);
        if (report.sample.ordered) put_null(json, "thresholds", reason);
        return;
    }
    const CumulativeLogit& fit = report.fit.value();
    put_coefficients(json, report, fit);
    if (report.sample.ordered) put_thresholds(json, report, fit);
    put_factors(json, report, fit);
    put(json, "log_likelihood", fit.log_likelihood);
    put(json, "log_likelihood_null", fit.log_likelihood_null);
    put(json, "parameters", fit.parameters());
    put(json, "pseudo_r2", analysis::mcfadden_r2(fit));
    put(json, "pseudo_r2_nagelkerke", analysis::nagelkerke_r2(fit));
    put_object(json, "likelihood_ratio", analysis::likelihood_ratio(fit, report.sample),
               [&json](const JointTest& test) { put_test(json, test); });
}

void put_proportional(JsonWriter& json, const DriversReport& report) {
    if (!report.sample.ordered) return;
    put_object(json, "proportional_odds", report.proportional,
               [&json](const analysis::ProportionalOdds& odds) {
                   put(json, "test", std::string_view{"Brant"});
                   put_test(json, odds.test);
                   json.key("factors");
                   json.begin_array();
                   for (const auto& one : odds.factors) {
                       json.begin_object();
                       put(json, "factor", one.factor);
                       put_test(json, one.test);
                       json.end_object();
                   }
                   json.end_array();
               });
}

void put_importance(JsonWriter& json, const DriversReport& report) {
    if (!report.importance) {
        put_null(json, "importance", report.importance.error().reason);
        put_null(json, "r_squared", report.importance.error().reason);
        return;
    }
    const auto& found = report.importance.value();
    json.key("importance");
    json.begin_array();
    for (const auto& one : found.factors) {
        json.begin_object();
        put(json, "factor", one.factor);
        put(json, "lmg", one.lmg);
        put(json, "lmg_ci", one.lmg_ci);
        put(json, "lmg_percent",
            found.r_squared > 0.0 ? analysis::Number{100.0 * one.lmg / found.r_squared}
                                  : analysis::no_number("R² nul"));
        put(json, "johnson", one.johnson);
        put(json, "johnson_ci", one.johnson_ci);
        json.end_object();
    }
    json.end_array();
    put(json, "r_squared", found.r_squared);
    json.key("bootstrap");
    json.begin_object();
    put(json, "replicates", found.replicates);
    put(json, "seed", static_cast<std::size_t>(found.seed));
    json.end_object();
}

}  // namespace

void print_drivers_json(const DriversReport& report, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put(json, "model", std::string_view{report.sample.ordered ? "ordered" : "logistic"});
    put(json, "outcome", report.sample.outcome);
    put(json, "levels", report.sample.levels);
    if (report.sample.levels.size() == 2) put(json, "modelled", report.sample.levels[1]);
    put(json, "n", report.sample.n);
    put(json, "left_out", report.sample.left_out);
    put_fit(json, report);
    put_proportional(json, report);
    put_importance(json, report);
    json.end_object();
}

}  // namespace commands
