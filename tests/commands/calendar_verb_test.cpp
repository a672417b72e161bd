#include "catch.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "commands/negotiation_verbs.hpp"
#include "temporary_folder.hpp"

namespace {

struct Ran {
    int code;
    std::string out;
    std::string err;
};

Ran run(std::vector<std::string> words) {
    words.insert(words.begin(), "calendar");
    std::ostringstream out;
    std::ostringstream err;
    const int code = commands::run_program(commands::negotiation_verbs(), words, out, err);
    return {code, out.str(), err.str()};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("calendar prints each deadline with its article") {
    const Ran ran = run({"--informed", "2026-03-02", "--expert"});
    CHECK(ran.code == 0);
    CHECK(has(ran.out, "samedi 2 mai 2026\n    Avis du comité au plus tard [R. 2312-6]"));
    CHECK(has(ran.out, "vendredi 17 avril 2026\n    Rapport de l’expert"));
    CHECK(has(ran.out, "sans date"));
}

TEST_CASE("calendar gives its dates as JSON under their keys") {
    const Ran ran = run(
        {"--informed", "2026-03-02", "--expert", "--two-levels", "--agreement", "report=-1m5j", "--json"});
    CHECK(ran.code == 0);
    CHECK(has(ran.out, R"("opinion":"2026-06-02")"));
    CHECK(has(ran.out, R"("report":"2026-05-07")"));
    CHECK(has(ran.out, R"("etab_opinion":"2026-05-26")"));
    CHECK(has(ran.out, R"("info_request":null,"info_request_reason":)"));
}

TEST_CASE("calendar writes a diary once and overwrites none") {
    const tests::TemporaryFolder folder;
    const std::string file = (folder.path() / "consultation.ics").string();
    CHECK(run({"--informed", "2026-03-02", "--ics", file}).code == 0);
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    CHECK(has(text, "DTSTART;VALUE=DATE:20260402\r\n"));
    const Ran again = run({"--informed", "2026-03-02", "--ics", file});
    CHECK(again.code == 1);
    CHECK(has(again.err, "consultation.ics"));
}

TEST_CASE("calendar names what it cannot read") {
    const std::vector<std::vector<std::string>> wrong{
        {"--informed", "2/3/2026"},
        {"--informed", "2026-02-30"},
        {"--informed", "2026-03-02", "--suspended", "2026-03-10"},
        {"--informed", "2026-03-02", "--agreement", "opinion"},
        {"--informed", "2026-03-02", "--agreement", "opinion=3"},
        {"--informed", "2026-03-02", "--agreement", "opinion=troisj"},
        {"--informed", "2026-03-02", "--agreement", "opinion=3m", "--agreement", "opinion=4m"},
        {"--informed", "2026-03-02", "--extended", "-4"},
        {"--expert"},
    };
    for (const auto& words : wrong) {
        CAPTURE(words);
        const Ran ran = run(words);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK_FALSE(ran.err.empty());
    }
    const Ran unknown = run({"--informed", "2026-03-02", "--agreement", "avis=3m"});
    CHECK(unknown.code == 1);
    CHECK(has(unknown.err, "avis"));
}
