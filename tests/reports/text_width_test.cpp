#include "reports/text_width.hpp"

#include <string>

#include "catch.hpp"

using namespace reports;

namespace {

std::string without_spaces(const std::string& text) {
    std::string kept;
    for (const char c : text)
        if (c != ' ') kept += c;
    return kept;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line;
    return without_spaces(text);
}

}  // namespace

TEST_CASE("a width is the sum of the advances of Arial") {
    CHECK(text_width("", {10.0}) == 0.0);
    // A 1366, é 1139, a no-break space 569 and % 1821, of 2048.
    CHECK_THAT(text_width("A", {2048.0}), Catch::Matchers::WithinAbs(1366.0, 1e-9));
    CHECK_THAT(text_width("é\u00A0%", {2048.0}), Catch::Matchers::WithinAbs(1139.0 + 569.0 + 1821.0, 1e-9));
    CHECK_THAT(text_width("A", {2048.0, Weight::bold}), Catch::Matchers::WithinAbs(1479.0, 1e-9));
}

TEST_CASE("a character outside the table is as wide as an em and an accent alone has no width") {
    CHECK_THAT(text_width("漢", {10.0}), Catch::Matchers::WithinAbs(10.0, 1e-9));
    CHECK_THAT(text_width("e\u0301", {10.0}), Catch::Matchers::WithinAbs(text_width("e", {10.0}), 1e-9));
    CHECK(text_width("\xFF\xC3", {10.0}) > 0.0);
}

TEST_CASE("lines fit and lose nothing of the text") {
    const std::string text =
        "Les alertes, les listes et les scores me font garder trop de choses en tête, au-delà du "
        "raisonnable.";
    const double width = GENERATE(40.0, 90.0, 200.0, 5000.0);
    CAPTURE(width);

    const auto lines = wrap(text, width, {15.0});

    CHECK(joined(lines) == without_spaces(text));
    for (const auto& line : lines) {
        CAPTURE(line);
        CHECK(text_width(line, {15.0}) * kWidthSlack <= width);
        CHECK(line.front() != ' ');
        CHECK(line.back() != ' ');
    }
    if (width == 5000.0) CHECK(lines.size() == 1);
}

TEST_CASE("a no-break space holds its words together") {
    const auto lines = wrap("soit 27\u00A0%", 60.0, {15.0});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1] == "27\u00A0%");
}

TEST_CASE("a word wider than the line is cut between characters") {
    const std::string word = "Anticonstitutionnellementééééé";
    const auto lines = wrap("un " + word + " mot", 50.0, {15.0});

    CHECK(joined(lines) == "un" + word + "mot");
    for (const auto& line : lines) CHECK((static_cast<unsigned char>(line.front()) & 0xC0U) != 0x80U);
    CHECK(wrap("漢字", 1.0, {15.0}).size() == 2);
}

TEST_CASE("an empty text has no line") {
    CHECK(wrap("", 100.0, {15.0}).empty());
    CHECK(wrap("   ", 100.0, {15.0}).empty());
}
