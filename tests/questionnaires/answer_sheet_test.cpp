#include "questionnaires/answer_sheet.hpp"

#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using namespace questionnaires;

namespace {

/// Pieces that a careless format would trip over.
const std::vector<std::string> kPieces{
    "a",    "Z",       "0", "é", "’",  "😀", "\u202f", "\n", "\r", "\t",  "\\",    "\\\\",
    ";",    ":",       ",", "!", "\"", "'", "n",      "r",  "=",  "\\n", "refus", std::string(1, '\0'),
    "\xff", "\xe2\x80"};

class RandomSheets {
public:
    explicit RandomSheets(unsigned seed) : draw_{seed} {}

    AnswerSheet sheet() {
        AnswerSheet sheet;
        for (std::size_t questions = below(8); questions > 0; --questions) sheet[text(3)] = answer();
        return sheet;
    }

private:
    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>{0, bound - 1}(draw_);
    }

    std::string text(std::size_t most) {
        std::string text;
        for (std::size_t pieces = below(most + 1); pieces > 0; --pieces)
            text += kPieces[below(kPieces.size())];
        return text;
    }

    Answer answer() {
        Answer answer;
        answer.refused = below(4) == 0;
        for (std::size_t codes = below(4); codes > 0; --codes) answer.codes.push_back(text(2));
        answer.text = text(12);
        return answer;
    }

    std::mt19937 draw_;
};

}  // namespace

TEST_CASE("a sheet is written in one short line", "[questionnaires]") {
    const AnswerSheet sheet{
        {"uTri", {false, {"3"}, ""}},
        {"craintes", {false, {"empl", "autre"}, "Le sens : perdu ; le temps, aussi"}},
        {"attentes", {false, {"rps", "form", "empl"}, ""}},
        {"heures", {false, {}, "7.5"}},
        {"genre", {true, {}, ""}},
        {"opCraintes", {false, {}, "Deux\nlignes \\ fin"}},
        {"rien", {}},
    };

    CHECK(write_sheet(sheet) ==
          "attentes,rps,form,empl;craintes,empl,autre:Le sens : perdu \\; le temps, aussi;genre!;heures:7.5;"
          "opCraintes:Deux\\nlignes \\\\ fin;rien;uTri,3;");
    CHECK(read_sheet(write_sheet(sheet)) == sheet);
}

TEST_CASE("the empty sheet is the empty text and nothing else is", "[questionnaires]") {
    CHECK(write_sheet({}).empty());
    CHECK(read_sheet("").empty());
    CHECK(read_sheet("q;").size() == 1);
}

TEST_CASE("any sheet comes back as it was", "[questionnaires]") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        const AnswerSheet sheet = RandomSheets{seed}.sheet();
        const std::string written = write_sheet(sheet);
        CAPTURE(seed, written);
        REQUIRE(read_sheet(written) == sheet);
        REQUIRE(write_sheet(read_sheet(written)) == written);
        REQUIRE(written.find_first_of("\n\r") == std::string::npos);
    }
}

TEST_CASE("a text that no sheet writes is refused", "[questionnaires]") {
    const std::string_view text = GENERATE(as<std::string_view>{},
                                           "q",         // no end
                                           "q,a",       // no end after a code
                                           "q:texte",   // no end after a text
                                           "q:;",       // an empty text is not written
                                           "q!!;",      // refused twice
                                           "q,a!;",     // the refusal comes first
                                           "q:a:b\\",   // cut escape
                                           "q:a\\,b;",  // a comma needs no escape in a text
                                           "q\\a;",     // nor does a letter anywhere
                                           "q:a\\\n;",  // a line end is written n
                                           "q:a\nb;",   // a bare line end
                                           "q:a\rb;",   // or carriage return
                                           "b;a;",      // out of order
                                           "a;a;",      // twice
                                           "a;;",       // a nameless question comes first if at all
                                           "q;\n",      // something after the end
                                           "\\");
    CAPTURE(text);

    CHECK_THROWS_AS(read_sheet(text), std::invalid_argument);
}

TEST_CASE("a damaged sheet is refused or is another sheet written as such", "[questionnaires]") {
    std::mt19937 draw{11};
    for (unsigned seed = 0; seed < 2000; ++seed) {
        std::string written = write_sheet(RandomSheets{seed}.sheet());
        if (written.empty()) continue;
        const std::size_t at = draw() % written.size();
        switch (draw() % 3) {
            case 0:
                written.erase(at, 1);
                break;
            case 1:
                written.insert(at, kPieces[draw() % kPieces.size()]);
                break;
            default:
                written[at] = static_cast<char>(draw() % 256);
                break;
        }
        CAPTURE(seed, written);
        try {
            const AnswerSheet other = read_sheet(written);
            REQUIRE(write_sheet(other) == written);
        } catch (const std::invalid_argument&) {
            SUCCEED("refused");
        }
    }
}
