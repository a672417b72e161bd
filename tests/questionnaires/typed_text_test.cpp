#include "typed_text.hpp"

#include <random>
#include <string>

#include "catch.hpp"
#include "questionnaires/utf8.hpp"

using namespace questionnaires;

TEST_CASE("a typed text keeps its words and loses what is no text", "[questionnaires]") {
    struct Row {
        std::string typed;
        Lines lines;
        std::string kept;
    };
    const Row row = GENERATE(values<Row>({
        {"déjà vu", Lines::one, "déjà vu"},
        {"  bord \t", Lines::one, "bord"},
        {"\u00a0\u202f mot \u3000\ufeff", Lines::one, "mot"},
        {" \u200b\u2060 ", Lines::one, ""},
        {"un\r\ndeux\rtrois\nquatre", Lines::several, "un\ndeux\ntrois\nquatre"},
        {"un\r\ndeux\rtrois\nquatre", Lines::one, "un deux trois quatre"},
        {"un\u2028deux\u2029trois", Lines::several, "un\ndeux\ntrois"},
        {"\n\nau milieu\n\nrien\n", Lines::several, "au milieu\n\nrien"},
        {"a\tb", Lines::several, "a b"},
        {std::string("a\0b\x1b[31m\x7f", 9), Lines::several, "ab[31m"},
        {"a\u0085b\u009fc", Lines::several, "abc"},
        {"avant \u202eenvers\u202c \u2067là\u2069", Lines::one, "avant envers là"},
        {"\xe9t\xe9", Lines::one, "\ufffdt\ufffd"},  // Latin-1
        {"a\xe2\x80"
         "b\xc3",
         Lines::one,
         "a\ufffd"
         "b\ufffd"},                                               // cut sequences
        {"\xc0\xaf\xed\xa0\x80", Lines::one, "\ufffd\ufffd"},      // overlong, surrogate
        {"\xf4\x90\x80\x80", Lines::one, "\ufffd"},                // beyond U+10FFFF
        {"\xef\xbf\xbe\xef\xbf\xbf", Lines::one, "\ufffd\ufffd"},  // no XML character
        {"👩‍💻 e\u0301", Lines::one, "👩‍💻 e\u0301"},
        {"", Lines::several, ""},
    }));
    CAPTURE(row.typed);

    CHECK(clean_text(row.typed, row.lines) == row.kept);
}

TEST_CASE("cleaning any bytes gives well-formed text that cleaning leaves alone", "[questionnaires]") {
    std::mt19937 draw{3};
    for (int text = 0; text < 2000; ++text) {
        std::string typed;
        for (auto bytes = draw() % 40; bytes > 0; --bytes) typed += static_cast<char>(draw() % 256);
        const Lines lines = draw() % 2 == 0 ? Lines::one : Lines::several;
        const std::string kept = clean_text(typed, lines);
        CAPTURE(text, typed);
        REQUIRE(well_formed_utf8(kept) == kept.size());
        REQUIRE(clean_text(kept, lines) == kept);
        REQUIRE(kept.size() <= 4 * count_characters(kept));
        REQUIRE(typed.size() <= 4 * count_characters(typed));
    }
}

TEST_CASE("characters are code points and are never cut in two", "[questionnaires]") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("été 😀") == 5);
    CHECK(count_characters("e\u0301") == 2);
    CHECK(first_characters("été 😀!", 5) == "été 😀");
    CHECK(first_characters("été 😀!", 4) == "été ");
    CHECK(first_characters("été", 2) == "ét");
    CHECK(first_characters("été", 30) == "été");
    CHECK(first_characters("été", 0).empty());
}
