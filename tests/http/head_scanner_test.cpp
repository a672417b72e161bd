#include "head_scanner.hpp"

#include <string>

#include "catch.hpp"

using http::HeadScanner;
using State = HeadScanner::State;

namespace {

struct Verdict {
    State state = State::reading;
    std::size_t taken = 0;

    bool operator==(const Verdict&) const = default;
};

/// Of the whole of `bytes`, given line by line as a reader does.
Verdict scan(std::string_view bytes, std::size_t limit = 100) {
    HeadScanner scanner{limit};
    Verdict verdict;
    while (verdict.state == State::reading && verdict.taken < bytes.size()) {
        verdict.taken += scanner.take_line(bytes.substr(verdict.taken));
        verdict.state = scanner.state();
    }
    return verdict;
}

}  // namespace

TEST_CASE("A head ends with its first empty line", "[http][session]") {
    CHECK(scan("GET\r\n\r\n") == Verdict{State::complete, 7});
    CHECK(scan("GET\r\nA: 1\r\n\r\nbody\r\n\r\n") == Verdict{State::complete, 13});
    CHECK(scan("\r\nGET") == Verdict{State::complete, 2});
    CHECK(scan("GET\r\nA: 1\r\n\r") == Verdict{State::reading, 12});
}

TEST_CASE("A wrong byte is refused where it stands without waiting for more", "[http][session]") {
    CHECK(scan("GET\n") == Verdict{State::malformed, 3});
    CHECK(scan("\n") == Verdict{State::malformed, 0});
    CHECK(scan("GET\r\nA\n") == Verdict{State::malformed, 6});
    CHECK(scan("GET\rA") == Verdict{State::malformed, 4});
    CHECK(scan("GET\r\r") == Verdict{State::malformed, 4});
    CHECK(scan("GET\r\nA: 1\r\n B") == Verdict{State::malformed, 11});
    CHECK(scan("GET\r\n\tB") == Verdict{State::malformed, 5});
    CHECK(scan(std::string{"G\0", 2}) == Verdict{State::malformed, 1});
    CHECK(scan("\x16\x03\x01") == Verdict{State::malformed, 0});
    CHECK(scan("G\x7F") == Verdict{State::malformed, 1});
}

TEST_CASE("Blanks inside a line and bytes of UTF-8 are no control bytes", "[http][session]") {
    CHECK(scan("G\t E\xC3\xA9\r\n\r\n") == Verdict{State::complete, 10});
}

TEST_CASE("A head may fill its limit and not one byte more", "[http][session]") {
    CHECK(scan("GET\r\n\r\n", 7) == Verdict{State::complete, 7});
    CHECK(scan("GET\r\n\r\n", 6) == Verdict{State::too_long, 6});
    CHECK(scan(std::string(1000, 'x'), 100) == Verdict{State::too_long, 100});
}
