#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "commands/publication_verbs.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::content_of;
using tests::TemporaryFolder;
using tests::write_content;

struct End {
    int code;
    std::string out;
    std::string err;
};

End run(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    const auto verbs = commands::publication_verbs();
    const int code = commands::run_program(verbs, words, out, err);
    return {code, out.str(), err.str()};
}

/// What vigie protect prints of a campaign of three sites and two jobs.
std::string protected_campaign(const TemporaryFolder& folder) {
    write_content(folder / "n.csv",
                  "site,job,n\nLens,CE,6\nLens,MRS,30\nLille,CE,80\nLille,MRS,40\nNice,CE,12\nNice,MRS,25\n");
    write_content(folder / "t.json", "[[\"site\",\"job\"]]");
    const End end =
        run({"protect", (folder / "n.csv").string(), "--tables", (folder / "t.json").string(), "--json"});
    REQUIRE(end.code == 0);
    return end.out;
}

/// The JSON with one hidden cell shown after all.
std::string with_shown(std::string json, const std::string& cell) {
    const auto at = json.find(cell);
    REQUIRE(at != std::string::npos);
    const std::string hidden = "\"shown\":false";
    const auto decision = json.find(hidden, at);
    REQUIRE(decision != std::string::npos);
    return json.replace(decision, hidden.size(), "\"shown\":true");
}

}  // namespace

TEST_CASE("audit finds nothing in what protect lets out and certifies it") {
    const TemporaryFolder folder;
    write_content(folder / "a.json", protected_campaign(folder));
    const auto certificate = folder / "certificate.json";
    const End end = run({"audit", (folder / "a.json").string(), "--certificate", certificate.string()});
    CAPTURE(end.err);
    REQUIRE(end.code == 0);
    CHECK_THAT(end.out, Contains("Aucun groupe de moins de 10 personnes"));
    const std::string written = content_of(certificate);
    CHECK_THAT(written, Contains("\"proved_below\":0") && Contains("\"threshold\":10") &&
                            Contains("\"k_diff\":11") && Contains("\"sensitive\":1") && Contains("GLPK"));
    CHECK(run({"audit", (folder / "a.json").string(), "--json"}).out == written);
}

TEST_CASE("audit names the group and the proof when one more cell is shown") {
    const TemporaryFolder folder;
    const std::string json = protected_campaign(folder);
    write_content(folder / "a.json", with_shown(json, "{\"job\":\"MRS\",\"site\":\"Lens\"}"));
    const End end = run({"audit", (folder / "a.json").string()});
    CHECK(end.code == 1);
    CHECK_THAT(end.err, Contains("job = CE, site = Lens"));
    CHECK_THAT(end.out, Contains("preuve") && Contains("site = Lens"));

    // the first safe publication and the second leak together, whatever their order and place
    std::filesystem::create_directory(folder / "all");
    write_content(folder / "all" / "1.json", json);
    CHECK(run({"audit", (folder / "all").string()}).code == 0);
    CHECK(run({"audit", (folder / "all").string(), (folder / "a.json").string()}).code == 1);
}

TEST_CASE("audit refuses what it cannot read") {
    const TemporaryFolder folder;
    write_content(folder / "a.json", "{\"threshold\":10}");
    CHECK_THAT(run({"audit", (folder / "a.json").string()}).err, Contains("cells"));
    write_content(folder / "a.json", "[1");
    CHECK(run({"audit", (folder / "a.json").string()}).code == 1);
    CHECK(run({"audit", (folder / "none.json").string()}).code == 1);
    CHECK(run({"audit"}).code == 2);
    std::filesystem::create_directory(folder / "empty");
    CHECK_THAT(run({"audit", (folder / "empty").string()}).err, Contains("aucun tableau"));
}
