#include <sstream>
#include <string>
#include <vector>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "commands/publication_verbs.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::TemporaryFolder;
using tests::write_content;

struct End {
    int code;
    std::string out;
    std::string err;
};

struct Files {
    TemporaryFolder folder;
    std::string counts =
        "site,job,n\nLens,CE,6\nLens,MRS,0\nLille,CE,80\nLille,MRS,40\nNice,CE,12\nNice,MRS,25\n";
    std::string tables = "[[\"site\",\n  \"job\"]]";
    std::string sites = "site,direction\nLens,Nord\nLille,Nord\nNice,Sud\n";

    End protect(const std::vector<std::string>& options = {"--json"}) const {
        write_content(folder / "n.csv", counts);
        write_content(folder / "t.json", tables);
        write_content(folder / "s.csv", sites);
        std::vector<std::string> words = {"protect", (folder / "n.csv").string(), "--tables",
                                          (folder / "t.json").string()};
        words.insert(words.end(), options.begin(), options.end());
        std::ostringstream out;
        std::ostringstream err;
        const auto verbs = commands::publication_verbs();
        const int code = commands::run_program(verbs, words, out, err);
        return {code, out.str(), err.str()};
    }
    std::string hierarchy() const { return "site=" + (folder / "s.csv").string(); }
};

}  // namespace

TEST_CASE("protect prints every cell once with what is shown of it") {
    const Files files;
    const End end = files.protect();
    CAPTURE(end.err);
    REQUIRE(end.code == 0);
    CHECK_THAT(end.out,
               Catch::StartsWith("{\"threshold\":10,\"cells\":[{\"group\":{},\"n\":163,\"shown\":true},"));
    CHECK_THAT(end.out, Contains("{\"group\":{\"site\":\"Lens\"},\"n\":6,\"shown\":false}"));
    CHECK_THAT(end.out, Contains("{\"group\":{\"job\":\"CE\",\"site\":\"Lens\"},\"n\":6,\"shown\":false}"));
    CHECK_THAT(end.out, Contains("\"audit\":{\"sensitive\":1,\"proved_below\":0,\"minimum_upper_bound\":"));
    std::size_t cells = 0;
    for (std::size_t at = 0; (at = end.out.find("\"n\":", at)) != std::string::npos; ++at)
        if (at < end.out.find("\"merged\"")) ++cells;
    CHECK(cells == 1 + 3 + 2 + 6);
}

TEST_CASE("protect merges along a hierarchy and takes its levels in tables") {
    Files files;
    files.tables = "[[\"site\",\"job\"],[\"direction\",\"job\"]]";
    const End end = files.protect({"--json", "--hierarchy", files.hierarchy()});
    CAPTURE(end.err);
    REQUIRE(end.code == 0);
    CHECK_THAT(end.out, Contains("{\"group\":{\"direction\":\"Nord\"},\"n\":126,\"shown\":true}"));
    CHECK_THAT(end.out, Contains("{\"group\":{\"site\":[\"Lens\",\"Lille\"]},\"n\":126,\"shown\":true}"));
}

TEST_CASE("protect shows nothing of fewer people than the threshold") {
    Files files;
    files.counts = "site,job,n\nLens,CE,4\nNice,CE,3\n";
    const End end = files.protect();
    REQUIRE(end.code == 0);
    CHECK(end.out.find("\"shown\":true") == std::string::npos);
    CHECK_THAT(end.out, Contains("\"minimum_upper_bound\":null,\"minimum_upper_bound_reason\":\""));
    CHECK_THAT(files.protect({}).out, Contains("Rien n’est montré"));
}

TEST_CASE("protect tells in words what it hides") {
    const End end = Files{}.protect({});
    REQUIRE(end.code == 0);
    CHECK_THAT(end.out, Contains("site = Lens") && Contains("Aucun groupe de moins de 10 personnes"));
}

TEST_CASE("protect refuses what is impossible with the line and the reason") {
    Files files;
    const auto refusal = [&files](const std::vector<std::string>& options = {}) {
        const End end = files.protect(options);
        CHECK(end.code == 1);
        CHECK(end.out.empty());
        return end.err;
    };
    CHECK_THAT(refusal({"--threshold", "4"}), Contains("seuil de 4"));
    CHECK_THAT(refusal({"--threshold=-1"}), Contains("seuil"));
    files.tables = "[[\"site\"],\n[\"site\",\"age\"]]";
    CHECK_THAT(refusal(), Contains("ligne 2") && Contains("age") && Contains("job"));
    files.tables = "[[\"site\",\"site\"]]";
    CHECK_THAT(refusal(), Contains("ligne 1") && Contains("deux fois"));
    files.tables = "[[\"site\"]\n";
    CHECK_THAT(refusal(), Contains("JSON"));
    files.tables = "[\"site\"]";
    CHECK_THAT(refusal(), Contains("crochets"));
    files.tables = "[]";
    CHECK_THAT(refusal(), Contains("aucun tableau"));
    files.tables = "[[\"site\"]]";
    files.counts = "site,n\nLens,4\nNice,-2\n";
    CHECK_THAT(refusal(), Contains("ligne 3") && Contains("-2"));
    files.counts = "site,n\nBrest,40\n";
    CHECK_THAT(refusal({"--hierarchy", files.hierarchy()}), Contains("Brest"));
    files.counts = "site,n\nLens,40\n";
    CHECK(files.protect({"--hierarchy", "site"}).code == 2);
    CHECK(files.protect({"--threshold", "dix"}).code == 2);
}
