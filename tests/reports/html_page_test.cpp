#include "reports/html_page.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "reports/plenary_report.hpp"
#include "synthetic_survey.hpp"

using namespace reports;

namespace {

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        found.push_back((*at)[1].str());
    return found;
}

const std::string& page() {
    static const std::string html = html_page(plenary_report(tests::synthetic_campaign(3)));
    return html;
}

std::size_t count(const std::string& part) {
    std::size_t found = 0;
    for (auto at = page().find(part); at != std::string::npos; at = page().find(part, at + part.size()))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("the page is one French document that calls nothing") {
    CHECK(page().starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
    CHECK(count("Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src "
                "data:\"") == 1);
    CHECK(count("<script") == 0);
    CHECK(count("style=\"") == 0);
    CHECK(count("<link") == 0);
    CHECK(count("url(#") == count("url("));
    CHECK(count("http://") == count("http://www.w3.org/2000/svg"));
    CHECK(count("https://") == 0);
    CHECK(count("{{") == 0);
}

TEST_CASE("headings go down one step at a time under one h1") {
    const auto levels = all_matches(page(), "<h([1-6])");
    REQUIRE_FALSE(levels.empty());
    CHECK(levels.front() == "1");
    CHECK(std::count(levels.begin(), levels.end(), "1") == 1);
    for (std::size_t i = 1; i < levels.size(); ++i) CHECK(levels[i][0] <= levels[i - 1][0] + 1);
    CHECK(all_matches(page(), "<h[1-6][^>]*>(\\s*)</h").empty());
}

TEST_CASE("identifiers are unique and every reference finds its own") {
    const auto ids = all_matches(page(), "\\sid=\"([^\"]+)\"");
    const std::set<std::string> known(ids.begin(), ids.end());
    CHECK(known.size() == ids.size());
    for (const auto& target : all_matches(page(), "href=\"#([^\"]+)\"")) CHECK(known.count(target) == 1);
    for (const auto& target : all_matches(page(), "aria-labelledby=\"([^\" ]+)"))
        CHECK(known.count(target) == 1);
    for (const auto& target : all_matches(page(), "url\\(#([^)]+)\\)")) CHECK(known.count(target) == 1);
}

TEST_CASE("every chart has two drawings and a table with a caption and scopes") {
    const std::size_t figures = count("<figure ");
    CHECK(figures >= 15);
    CHECK(count("<svg ") == 2 * figures);
    CHECK(count("role=\"img\"") == 2 * figures);
    CHECK(count("<details>") == figures);
    CHECK(count("<table>") >= figures);
    CHECK(count("<caption>") == count("<table>"));
    CHECK(count("<th>") == 0);
    CHECK(count("<caption></caption>") == 0);
    CHECK(count("<figcaption></figcaption>") == 0);
}

TEST_CASE("a reader can skip to the contents and go round by landmarks") {
    CHECK(count("<a class=\"skip\" href=\"#contenu\">") == 1);
    CHECK(count("<main id=\"contenu\"") == 1);
    CHECK(count("<header") == 1);
    CHECK(count("<nav ") == 1);
    CHECK(count("<footer>") == 1);
}

TEST_CASE("the page states its law and its limits from data") {
    // One entry a line of the data, the header apart.
    std::ifstream data(VIGIE_SOURCE_DIR "/reports/texts/legal.csv");
    const std::string legal{std::istreambuf_iterator<char>(data), {}};
    const auto lines = static_cast<std::size_t>(std::count(legal.begin(), legal.end(), '\n'));
    CHECK(lines > 5);
    CHECK(count("<li>\n<p><strong>") == lines - 1);
    CHECK(count("conseil juridique") == 1);
    CHECK(count("ne désigne pas une cause") == 1);
    CHECK(count("ni feu vert ni feu rouge") == 1);
    CHECK(count("comparaisons ont été faites") == 1);
    CHECK(page().find("{tests}") == std::string::npos);
    CHECK(page().find("{k}") == std::string::npos);
    CHECK(page().find("{strates}") == std::string::npos);
}

TEST_CASE("French spaces do not break before double signs") {
    for (const char* wrong : {" ;", " !", " ?", " »", "« ", " %"}) {
        CAPTURE(wrong);
        const auto at = page().find(wrong, page().find("<body>"));
        CHECK((at == std::string::npos ? "" : page().substr(at > 40 ? at - 40 : 0, 60)) == "");
    }
}
