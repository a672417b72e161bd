#include <sstream>
#include <string>
#include <vector>

#include "../analysis/scale_data.hpp"
#include "catch.hpp"
#include "run_verb.hpp"
#include "temporary_folder.hpp"

using Catch::Matchers::WithinRel;
using tests::at;
using tests::json_of;

namespace {

const std::string kItems = "BWAS1,BWAS2,BWAS3,BWAS4,BWAS5,BWAS6,BWAS7";

/// The file with two columns more: the sum of the seven items, and whether four of them are 4 or 5.
std::string with_computed_columns(const std::string& csv) {
    const auto items =
        tests::number_columns(csv, {"BWAS1", "BWAS2", "BWAS3", "BWAS4", "BWAS5", "BWAS6", "BWAS7"});
    std::istringstream lines{csv};
    std::string result;
    std::string line;
    std::getline(lines, line);
    result += line + ",somme,regle\n";
    for (std::size_t row = 0; std::getline(lines, line); ++row) {
        int sum = 0;
        int high = 0;
        for (const auto& item : items) {
            sum += static_cast<int>(*item[row]);
            if (*item[row] >= 4.0) ++high;
        }
        result += line + "," + std::to_string(sum) + "," + (high >= 4 ? "oui" : "non") + "\n";
    }
    return result;
}

}  // namespace

TEST_CASE("the published figures of sixteen thousand employees come out of the verbs") {
    const auto csv = tests::work_addiction_csv();
    if (!csv) {
        WARN("skipped: work-addiction-2016.csv is not beside the project (VIGIE_SHARED)");
        return;
    }
    const tests::TemporaryFolder folder;
    const std::string data = folder.file("d1.csv", with_computed_columns(*csv));

    const auto scale = json_of({"scale", data, "--items", kItems});
    const std::vector<double> means{2.000426154, 2.674479484, 1.697491781, 1.743151102,
                                    2.047424814, 2.290880312, 1.974796055};
    const std::vector<double> totals{0.528185716614, 0.656939209356, 0.520630742500, 0.690433974283,
                                     0.673614603980, 0.715154822515, 0.626816170513};
    for (std::size_t i = 0; i < means.size(); ++i) {
        const std::string item = "/items/" + std::to_string(i);
        CHECK_THAT(at(scale, item + "/mean"), WithinRel(means[i], 1e-9));
        CHECK_THAT(at(scale, item + "/item_total"), WithinRel(totals[i], 1e-9));
        CHECK(at(scale, item + "/missing") == 0.0);
    }
    CHECK_THAT(at(scale, "/alpha/raw"), WithinRel(0.8615077432, 1e-9));
    CHECK_THAT(at(scale, "/alpha/standardised"), WithinRel(0.8608275440, 1e-9));
    CHECK_THAT(7.0 * at(scale, "/score/mean"), WithinRel(14.42864970, 1e-9));
    CHECK_THAT(7.0 * at(scale, "/score/sd"), WithinRel(5.501276329, 1e-9));

    const auto rule = json_of({"frequencies", data, "--items", "regle"});
    CHECK(at(rule, "/items/0/categories/1/count") == 1287.0);
    CHECK_THAT(at(rule, "/items/0/categories/1/percent"), WithinRel(7.83513941313, 1e-9));
    CHECK_THAT(at(rule, "/items/0/categories/1/wilson/0"), WithinRel(7.43397848197, 1e-9));
    CHECK_THAT(at(rule, "/items/0/categories/1/wilson/1"), WithinRel(8.25601746401, 1e-9));

    const auto gender = json_of({"compare", data, "--score", "somme", "--by", "Gender"});
    CHECK(at(gender, "/groups/1/n") == 5939.0);
    CHECK_THAT(at(gender, "/groups/1/mean"), WithinRel(14.40057248695, 1e-9));
    CHECK_THAT(at(gender, "/groups/1/sd"), WithinRel(5.34961647586, 1e-9));
    CHECK_THAT(at(gender, "/groups/0/mean"), WithinRel(14.44455039573, 1e-9));
    CHECK_THAT(at(gender, "/groups/0/sd"), WithinRel(5.58552789645, 1e-9));
    CHECK_THAT(at(gender, "/welch/statistic"), WithinRel(0.4981543837 * 0.4981543837, 1e-9));
    CHECK_THAT(at(gender, "/welch/df2"), WithinRel(12775.68746, 1e-9));
    CHECK_THAT(at(gender, "/welch/p"), WithinRel(0.618383807, 1e-9));

    const auto table = json_of({"table", data, "--rows", "Gender", "--cols", "regle"});
    CHECK(at(table, "/counts/1/1") == 414.0);
    CHECK_THAT(at(table, "/tests/pearson/statistic"), WithinRel(9.622314427, 1e-9));
    CHECK_THAT(at(table, "/tests/pearson/p"), WithinRel(0.00192227334, 1e-8));
    CHECK_THAT(at(table, "/tests/fisher/p"), WithinRel(0.0018517234448327594, 1e-9));  // fisher.test
}
