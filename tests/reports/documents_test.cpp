#include "catch.hpp"
#include "office_parts.hpp"
#include "reports/plenary_report.hpp"
#include "reports/result_tables.hpp"
#include "result_lines.hpp"
#include "synthetic_survey.hpp"

using namespace reports;
using Catch::Matchers::Contains;

namespace {

/// Three waves; the last one has a métier of four people, which no document may give away.
const ReportModel& report_with_a_small_group() {
    static const ReportModel report = [] {
        PlenaryInput input = tests::synthetic_campaign(1);
        tests::WaveRecipe recipe;
        recipe.label = "T1 2027";
        recipe.jobs = {{"ce", 90, 200}, {"cemp", 60, 140}, {"mrs", 4, 9}};
        recipe.unsaid = 12;
        recipe.seed = 7;
        input.waves.push_back(tests::synthetic_wave(recipe));
        return plenary_report(input);
    }();
    return report;
}

}  // namespace

TEST_CASE("the workbook of results has every figure once with the digits that are printed") {
    const ReportModel& report = report_with_a_small_group();

    const std::string file = result_tables(report);

    CHECK(file == result_tables(report));
    const auto parts = tests::parts_of(file);
    CHECK_THAT(parts.at("xl/workbook.xml"),
               Contains("Lisez-moi") && Contains("Résultats") && Contains("Croisements"));
    const std::string& results = parts.at("xl/worksheets/sheet2.xml");
    CHECK_THAT(results, Contains("<t>masqué</t>"));
    // no number is finer than two decimals: a tenth of a point, or one in a hundred
    for (auto at = results.find("<v>"); at != std::string::npos; at = results.find("<v>", at + 1)) {
        const std::string number = results.substr(at + 3, results.find("</v>", at) - at - 3);
        const auto point = number.find('.');
        CAPTURE(number);
        CHECK((point == std::string::npos || number.size() - point <= 3));
    }
}
