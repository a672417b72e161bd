#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "../campaign/small_campaign.hpp"
#include "analysis/data_file.hpp"
#include "campaign/campaign.hpp"
#include "campaign/wave_dataset.hpp"
#include "catch.hpp"
#include "commands/publication_verbs.hpp"

namespace {

namespace fs = std::filesystem;
using campaign::Campaign;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::TemporaryFolder;

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

End exported(const TemporaryFolder& folder, const std::string& format, const std::string& file,
             const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"export", (folder / "c").string(), "T4-2026", "--format", format,
                                      "--out",  (folder / file).string()};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
}

/// Twelve people: numbers, choices outside the scale, refusals, an empty answer.
void tally_small_wave(const TemporaryFolder& folder) {
    Campaign campaign = tests::create_small_campaign(folder);
    std::vector<questionnaires::AnswerSheet> sheets;
    for (int i = 0; i < 12; ++i)
        sheets.push_back(tests::simple_sheet(i == 3 ? "nc" : std::to_string(1 + i % 5),
                                             std::to_string(1 + (i + 2) % 5), i < 8 ? "ce" : "enc"));
    tests::collect(campaign, "T4-2026", sheets);
    campaign.tally("T4-2026", folder / "c.key");
}

analysis::Dataset read_back(const TemporaryFolder& folder, const std::string& file) {
    auto read = analysis::read_data_file((folder / file).string());
    if (!read) FAIL(read.error().message);
    return std::move(read).value();
}

/// The texts of the codes of a column, one a row, or nothing where there is no answer.
std::vector<std::string> answers(const analysis::Dataset& data, const std::string& name) {
    const auto* column = data.column(name);
    if (column == nullptr) FAIL("no column " << name);
    std::vector<std::string> cells;
    if (const auto* coded = std::get_if<analysis::CodedColumn>(&column->column)) {
        for (const auto code : coded->codes)
            cells.push_back(code < coded->categories.size() && !coded->categories[code].outside_scale
                                ? coded->categories[code].code
                                : "");
    }
    return cells;
}

}  // namespace

TEST_CASE("an export says the same answers in each format and read again") {
    const TemporaryFolder folder;
    tally_small_wave(folder);
    const auto wave = campaign::wave_dataset(Campaign::open(folder / "c"), "T4-2026");
    REQUIRE(exported(folder, "csv", "fr.csv").code == 0);
    REQUIRE(exported(folder, "csv", "plain.csv", {"--plain"}).code == 0);
    REQUIRE(exported(folder, "sav", "spss.sav").code == 0);

    const auto sav = read_back(folder, "spss.sav");
    const auto french = read_back(folder, "fr.csv");
    const auto plain = read_back(folder, "plain.csv");
    CHECK(sav.rows == 12);
    CHECK(sav.columns.size() == wave.columns.size());
    for (const std::string name : {"q1", "q2", "metier", "c1"}) {
        CAPTURE(name);
        CHECK(answers(sav, name) == answers(wave, name));
    }
    for (const auto& column : wave.columns) {
        CAPTURE(column.name);
        auto cells = answers(french, column.name);
        for (auto& cell : cells) std::replace(cell.begin(), cell.end(), ',', '.');  // decimal comma
        CHECK(cells == answers(plain, column.name));
    }
    CHECK(sav.column("q1")->label == wave.column("q1")->label);
    const auto& job = std::get<analysis::CodedColumn>(sav.column("metier")->column).categories;
    CHECK(job.size() == 2);
    CHECK(job[0].label != job[0].code);
    const std::string text = content_of(folder / "fr.csv");
    CHECK(text.starts_with("\xEF\xBB\xBFq1;"));
    CHECK_THAT(text, Contains("\r\n"));
    CHECK_FALSE(Contains("\r").match(content_of(folder / "plain.csv")));
}

TEST_CASE("an answer outside the scale is user missing under its own value in an SPSS export") {
    const TemporaryFolder folder;
    tally_small_wave(folder);
    REQUIRE(exported(folder, "sav", "spss.sav").code == 0);
    const auto data = read_back(folder, "spss.sav");
    const auto cells = answers(data, "q1");
    CHECK(std::count(cells.begin(), cells.end(), "") == 1);
    const std::string bytes = content_of(folder / "spss.sav");
    CHECK_THAT(content_of(folder / "spss.sav"), Contains("$FL2"));
    REQUIRE(exported(folder, "ddi", "codes.xml").code == 0);
    const std::string ddi = content_of(folder / "codes.xml");
    CHECK_THAT(ddi, Contains("ddi:codebook:2_5") && Contains("<catgry missing=\"Y\">") &&
                        Contains("<item VALUE=\"-8\""));
    CHECK_FALSE(Contains("catStat").match(ddi));
}

TEST_CASE("an export warns that it must not circulate and overwrites nothing") {
    const TemporaryFolder folder;
    tally_small_wave(folder);
    const End first = exported(folder, "csv", "a.csv", {"--readers"});
    CHECK(first.code == 0);
    CHECK_THAT(first.err, Contains("CSE") && Contains("employeur"));
    CHECK_THAT(content_of(folder / "lire.R"), Contains("read.csv2") && Contains("\"a.csv\""));
    CHECK_THAT(content_of(folder / "lire.py"), Contains("sep=\";\""));
    CHECK((fs::status(folder / "a.csv").permissions() & fs::perms::others_all) == fs::perms::none);

    const std::string before = content_of(folder / "a.csv");
    CHECK(exported(folder, "sav", "a.csv").code == 1);
    CHECK_THAT(exported(folder, "sav", "a.csv").err, Contains("existe déjà"));
    CHECK(content_of(folder / "a.csv") == before);
    CHECK_THAT(exported(folder, "csv", "b.csv", {"--readers"}).err, Contains("lire.R"));
    CHECK_FALSE(fs::exists(folder / "b.csv"));
    CHECK(exported(folder, "csv", "c/b.csv").code == 1);
    CHECK(exported(folder, "pdf", "b.pdf").code == 2);
    CHECK(exported(folder, "sav", "b.sav", {"--plain"}).code == 2);
    CHECK(exported(folder, "xlsx", "b.xlsx").code == 0);
    CHECK(content_of(folder / "b.xlsx").starts_with("PK"));
}
