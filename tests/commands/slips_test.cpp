#include "collection/slips.hpp"

#include <qrencode.h>

#include <memory>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "collection/qr_path.hpp"

namespace {

using Catch::Matchers::Contains;
using commands::qr_path;
using commands::QrPath;

using Modules = std::vector<std::vector<bool>>;

/// The dark modules that a path paints.
Modules painted(const QrPath& qr) {
    const auto side = static_cast<std::size_t>(qr.side);
    Modules modules(side, std::vector<bool>(side, false));
    std::istringstream path(qr.path);
    char sign = 0;
    std::size_t column = 0;
    std::size_t row = 0;
    std::size_t length = 0;
    while (path >> sign >> column >> row >> sign >> length) {
        for (std::size_t i = 0; i < length; ++i) modules.at(row).at(column + i) = true;
        path.ignore(64, 'z');
    }
    return modules;
}

std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

const std::vector<std::string> kCodes{"AAAA-BBBB-CCCC-DDDD-EE", "FFFF-GGGG-HHHH-JJJJ-KK"};

}  // namespace

TEST_CASE("the path paints the QR code of the text inside its quiet zone") {
    const std::string text = "https://enquete.example.org/#AAAA-BBBB-CCCC-DDDD-EE";
    const std::unique_ptr<QRcode, void (*)(QRcode*)> expected(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_Q, QR_MODE_8, 1), QRcode_free);

    const QrPath qr = qr_path(text);

    REQUIRE(qr.side == expected->width + 8);
    const Modules modules = painted(qr);
    for (int row = 0; row < qr.side; ++row) {
        for (int column = 0; column < qr.side; ++column) {
            const bool inside = row >= 4 && row < qr.side - 4 && column >= 4 && column < qr.side - 4;
            const bool dark = inside && (expected->data[(row - 4) * expected->width + column - 4] & 1U) != 0;
            if (modules.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column)) == dark)
                continue;
            FAIL("module at " << row << ", " << column);
        }
    }
}

TEST_CASE("a path holds nothing that would need escaping") {
    CHECK(qr_path("AAAA-BBBB-CCCC-DDDD-EE").path.find_first_not_of("0123456789Mhvz- ") == std::string::npos);
}

TEST_CASE("a text too long for a QR code is refused") {
    CHECK_THROWS_AS(qr_path(std::string(4000, 'x')), std::length_error);
}

TEST_CASE("each code has its paper with its QR code and how to answer") {
    const std::string html = commands::slips_html(
        {.title = "IA & travail", .wave = "T4 2026", .address = {}, .batch = {}}, kCodes);

    CHECK(occurrences(html, "<section class=\"papier\">") == 2);
    CHECK(occurrences(html, "IA &amp; travail, T4 2026") == 2);
    for (const std::string& code : kCodes) {
        CHECK(occurrences(html, "<p class=\"code\">" + code + "</p>") == 1);
        CHECK_THAT(html, Contains("<path d=\"" + qr_path(code).path + "\"/>"));
    }
    CHECK(occurrences(html, "À la dernière page seulement, tapez ce code") == 2);
    CHECK(occurrences(html, "class=\"lot\"") == 0);
    CHECK(occurrences(html, "personne ne sait qui l’a reçu\u00A0: ne le montrez pas") == 2);
    CHECK_THAT(html, !Contains("<script") && !Contains("http"));
}

TEST_CASE("a scanned address carries the code where no server receives it") {
    const std::string html = commands::slips_html({.title = "IA",
                                                   .wave = "T4 2026",
                                                   .address = "https://enquete.example.org/",
                                                   .batch = "Agence <Lille>"},
                                                  kCodes);

    CHECK_THAT(html,
               Contains("<path d=\"" + qr_path("https://enquete.example.org/#" + kCodes[0]).path + "\"/>"));
    CHECK(occurrences(html, "<p class=\"adresse\">https://enquete.example.org/</p>") == 2);
    CHECK(occurrences(html, "<p class=\"lot\">Agence &lt;Lille&gt;</p>") == 2);
}

TEST_CASE("the papers are cut out of A4 two in a row") {
    CHECK_THAT(std::string(commands::slips_css()), Contains("size: A4") && Contains("95mm 95mm"));
}
