#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "../campaign/small_campaign.hpp"
#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "commands/publication_verbs.hpp"

namespace {

namespace fs = std::filesystem;
using campaign::Campaign;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::TemporaryFolder;
using tests::write_content;

struct End {
    int code;
    std::string out;
    std::string err;
};

End publish(const TemporaryFolder& folder, const std::string& wave, const std::string& out_name = "page") {
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words = {"publish", (folder / "c").string(), wave, "--out",
                                            (folder / out_name).string()};
    const auto verbs = commands::publication_verbs();
    const int code = commands::run_program(verbs, words, out, err);
    return {code, out.str(), err.str()};
}

/// Twelve people, of whom ten are conseillers.
std::vector<questionnaires::AnswerSheet> twelve_sheets() {
    std::vector<questionnaires::AnswerSheet> sheets;
    for (int i = 0; i < 12; ++i)
        sheets.push_back(tests::simple_sheet(std::to_string(1 + i % 5), std::to_string(1 + (i + 2) % 5),
                                             i < 10 ? "ce" : "enc"));
    return sheets;
}

void collect_and_tally(Campaign& campaign, const TemporaryFolder& folder, const std::string& wave) {
    tests::collect(campaign, wave, twelve_sheets());
    campaign.tally(wave, folder / "c.key");
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

const std::vector<std::string> kDocuments = {
    "diaporama.pptx",     "extrait-duerp.csv",       "extrait-duerp.xlsx", "index.html",
    "note-salaries.html", "rapport-diagnostic.docx", "synthese.html",      "tableaux.xlsx"};

}  // namespace

TEST_CASE("publish writes its documents on a tallied wave and those before it") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T3-2026");
    collect_and_tally(campaign, folder, "T4-2026");

    const End end = publish(folder, "T4-2026");

    CAPTURE(end.err);
    REQUIRE(end.code == 0);
    CHECK_THAT(end.out, Contains((folder / "page").string()) && Contains("index.html"));
    CHECK_THAT(end.out, Contains("T3 2026, T4 2026"));
    CHECK(names_in(folder / "page") == kDocuments);
    const std::string html = content_of(folder / "page" / "index.html");
    CHECK_THAT(html, Contains("12 réponses"));
    CHECK_THAT(html, Contains("T3\u00A02026"));

    const End earlier = publish(folder, "T3-2026", "earlier");
    REQUIRE(earlier.code == 0);
    CHECK(content_of(folder / "earlier" / "index.html").find("T4") == std::string::npos);
}

TEST_CASE("publish gives the same bytes each time and replaces an earlier publication") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026");
    REQUIRE(publish(folder, "T4-2026").code == 0);
    std::vector<std::string> first;
    for (const std::string& name : kDocuments) first.push_back(content_of(folder / "page" / name));
    write_content(folder / "page" / ".index.html.part", "interrupted");

    REQUIRE(publish(folder, "T4-2026").code == 0);

    for (std::size_t i = 0; i < kDocuments.size(); ++i)
        CHECK(content_of(folder / "page" / kDocuments[i]) == first[i]);
    CHECK(names_in(folder / "page") == kDocuments);
}

TEST_CASE("publish refuses a wave that is not tallied and says what to do") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    tests::collect(campaign, "T4-2026", twelve_sheets());

    const End closed = publish(folder, "T4-2026");
    CHECK(closed.code == 1);
    CHECK_THAT(closed.err,
               Contains("T4 2026") && Contains("n’est pas dépouillée") && Contains("vigie tally"));
    CHECK_FALSE(fs::exists(folder / "page"));

    campaign.draw_codes("T1-2027", 5);
    CHECK_THAT(publish(folder, "T1-2027").err, Contains("vigie wave open"));
    campaign.open_wave("T1-2027", campaign::Mode::codes, {});
    CHECK_THAT(publish(folder, "T1-2027").err, Contains("vigie wave close"));

    const End unknown = publish(folder, "T2-2030");
    CHECK(unknown.code == 1);
    CHECK_THAT(unknown.err, Contains("T4-2026") || Contains("T4 2026"));
}

TEST_CASE("publish touches no folder that holds anything else") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026");

    fs::create_directory(folder / "page");
    write_content(folder / "page" / "lettre.txt", "mine");
    const End foreign = publish(folder, "T4-2026");
    CHECK(foreign.code == 1);
    CHECK_THAT(foreign.err, Contains("lettre.txt"));
    CHECK(names_in(folder / "page") == std::vector<std::string>{"lettre.txt"});

    fs::create_directory(folder / "site");
    write_content(folder / "site" / "index.html", "<!DOCTYPE html><html><head></head></html>");
    CHECK(publish(folder, "T4-2026", "site").code == 1);
    CHECK(content_of(folder / "site" / "index.html") == "<!DOCTYPE html><html><head></head></html>");

    write_content(folder / "file", "mine");
    CHECK_THAT(publish(folder, "T4-2026", "file").err, Contains("n’est pas un dossier"));
    CHECK_THAT(publish(folder, "T4-2026", "absent/page").err, Contains("n’existe pas"));
    CHECK(publish(folder, "T4-2026", "c").code == 1);
}

TEST_CASE("publish shows an empty folder its page and follows no link") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026");
    fs::create_directory(folder / "page");
    CHECK(publish(folder, "T4-2026").code == 0);

    fs::create_directory(folder / "linked");
    fs::create_symlink(folder / "page" / "index.html", folder / "linked" / "index.html");
    CHECK(publish(folder, "T4-2026", "linked").code == 1);
}

TEST_CASE("publish never replaces a document that somebody changed") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    collect_and_tally(campaign, folder, "T4-2026");
    REQUIRE(publish(folder, "T4-2026").code == 0);
    const fs::path csv = folder / "page" / "extrait-duerp.csv";
    std::string filled = content_of(csv);
    filled += "\"Accueil\";17;\"Autonomy\";\"Faible autonomie\";;;80;;;;;;;\"à nous\";;\r\n";
    write_content(csv, filled);
    const std::string page = content_of(folder / "page" / "index.html");

    const End end = publish(folder, "T4-2026");

    CHECK(end.code == 1);
    CHECK_THAT(end.err, Contains("extrait-duerp.csv") && Contains("modifié"));
    CHECK(content_of(csv) == filled);
    CHECK(content_of(folder / "page" / "index.html") == page);
}

TEST_CASE("publish needs a place to write to") {
    std::ostringstream out;
    std::ostringstream err;
    const auto verbs = commands::publication_verbs();
    const std::vector<std::string> words = {"publish", "c", "T4-2026"};
    CHECK(commands::run_program(verbs, words, out, err) == 2);
    CHECK_THAT(err.str(), Contains("--out"));
}
