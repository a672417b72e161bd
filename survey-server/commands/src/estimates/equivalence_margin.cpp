#include "estimates/equivalence_margin.hpp"

#include "analysis/equivalence.hpp"
#include "estimates/decimal_option.hpp"
#include "estimates/json_results.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

Option equivalence_option() {
    return {.name = "equivalence",
            .value = "M",
            .help =
                "plus petit écart qui compte, dans l’unité du score, déclaré avant de voir les réponses : "
                "deux tests "
                "unilatéraux à 5 % disent si l’écart est sûrement plus petit"};
}

std::optional<double> equivalence_margin(const Arguments& arguments) {
    constexpr double kLargest = 1e9;
    return decimal_option(arguments, "equivalence", 0.0, kLargest, "une marge, un nombre positif");
}

void put_equivalence(JsonWriter& json, const analysis::Estimable<analysis::MeanDifference>& difference,
                     double margin) {
    put_object(json, "equivalence", difference, [&](const analysis::MeanDifference& found) {
        const auto test = analysis::equivalence_test(found, margin);
        put(json, "p", test.p);
        put(json, "ci90", analysis::IntervalOrReason{test.ci90});
        json.key("equivalent");
        json.truth(test.equivalent);
    });
}

std::string equivalence_in_words(const analysis::Estimable<analysis::MeanDifference>& difference,
                                 double margin) {
    if (!difference) return "équivalence : " + difference.error().reason;
    const auto test = analysis::equivalence_test(difference.value(), margin);
    const std::string of = " à " + reports::fmt_num(margin, 2) + " près (" + reports::fmt_p(test.p) +
                           ", intervalle à 90 % " + reports::fmt_ci(test.ci90.low, test.ci90.high, 2) + ")";
    return test.equivalent ? "équivalents" + of : "équivalence non établie" + of;
}

}  // namespace commands
