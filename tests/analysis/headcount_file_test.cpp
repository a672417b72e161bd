#include "analysis/headcount_file.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace analysis;
using Catch::Matchers::Contains;

TEST_CASE("headcounts are read by stratum whatever else the file holds") {
    const tests::TemporaryFolder folder;
    const auto read =
        read_headcounts(folder.file("e.csv", "site;note;headcount\nNord;x;40\nSud;;12,5\nEst;y;0\n"), "site");
    REQUIRE(read);
    REQUIRE(read.value().size() == 3);
    CHECK(read.value()[0].stratum == "Nord");
    CHECK(read.value()[0].people == 40.0);
    CHECK(read.value()[1].people == 12.5);
    CHECK(read.value()[2].people == 0.0);
}

TEST_CASE("a headcount file at fault is refused with its line") {
    const tests::TemporaryFolder folder;
    const auto refused = [&folder](const std::string& text) {
        return read_headcounts(folder.file("e.csv", text), "site").error().message;
    };
    CHECK_THAT(refused("sites,headcount\nNord,40\n"), Contains("e.csv") && Contains("« site »"));
    CHECK_THAT(refused("site,effectif\nNord,40\n"), Contains("« headcount »"));
    CHECK_THAT(refused("site,headcount\nNord,40\nSud,\n"), Contains("ligne 3") && Contains("« Sud »"));
    CHECK_THAT(refused("site,headcount\nNord,40\nSud,-1\n"), Contains("ligne 3"));
    CHECK_THAT(refused("site,headcount\nNord,40\nSud,beaucoup\n"),
               Contains("ligne 3") && Contains("« beaucoup »"));
    CHECK_THAT(refused("site,headcount\nNord,40\n,12\n"), Contains("ligne 3") && Contains("nom"));
    CHECK_THAT(refused("site,headcount\nNord,40\nNord,12\n"), Contains("ligne 3") && Contains("deux fois"));
    CHECK_THAT(read_headcounts((folder.path() / "rien.csv").string(), "site").error().message,
               Contains("n’existe pas"));
}
