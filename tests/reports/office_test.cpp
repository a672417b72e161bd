#include "catch.hpp"
#include "office/package.hpp"
#include "office/printed_number.hpp"
#include "office/workbook.hpp"
#include "office_parts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/office_file.hpp"

using namespace reports;
using Catch::Matchers::Contains;

namespace {

std::string decimal(const std::string& text) {
    const auto number = printed_number(text);
    return number ? number->decimal : "no number";
}

}  // namespace

TEST_CASE("a printed number keeps its digits and its looks") {
    CHECK(decimal(fmt_num(54.24, 1)) == "54.2");
    CHECK(decimal(fmt_points(-4.5, 1)) == "-4.5");
    CHECK(decimal(fmt_count(1500)) == "1500");
    CHECK(decimal(fmt_pct(46, 100)) == "0.46");
    CHECK(decimal(fmt_pct(7, 100)) == "0.07");
    CHECK(decimal(fmt_pct(100, 100)) == "1.00");
    CHECK(decimal("≈\u00A0170") == "170");
    CHECK(decimal("n\u00A0≈\u00A0575") == "575");
    CHECK(printed_number(fmt_pct(46, 100))->format == "0\"\u00A0\"%");
    CHECK(printed_number("n\u00A0≈\u00A0575")->format == "\"n\u00A0≈\u00A0\"0");
    CHECK(printed_number(fmt_count(1500))->format == "#,##0");
    CHECK(printed_number(fmt_points(4.5, 1))->format == "+0.0;\"−\"0.0;0.0");
}

TEST_CASE("a word or a bound is no number") {
    for (const char* text : {"masqué", "–", "", "T4 2026", "12 mois", "≥\u00A095\u00A0%", "n\u00A0≥\u00A0610",
                             "1,", "[1,0 ; 2,0]", "50 %"})
        CHECK(decimal(text) == "no number");
    CHECK(plotted_number("≥\u00A095\u00A0%")->decimal == "0.95");
}

TEST_CASE("the ends of a printed interval are read back") {
    const auto points = printed_ends(fmt_ci(-9.5, 4.4, 1), Unit::points);
    REQUIRE(points);
    CHECK(points->low.decimal == "-9.5");
    CHECK(points->high.decimal == "4.4");
    const auto shares = printed_ends(fmt_ci(48, 58, 0), Unit::percent);
    REQUIRE(shares);
    CHECK(shares->low.decimal == "0.48");
    CHECK(distance(shares->high, *printed_number(fmt_pct(53, 100))).decimal == "0.05");
    CHECK_FALSE(printed_ends("–", Unit::points));
    CHECK_FALSE(printed_ends("[12]", Unit::points));
}

TEST_CASE("an Office file holds its parts and nothing of the day") {
    Package package;
    package.add_part("/a/one.xml", "application/xml", "<one/>");
    CHECK(package.relate("", "type", "/a/one.xml") == "rId1");
    CHECK(package.relate("", "type", "/a/one.xml") == "rId2");
    CHECK_THROWS_AS(package.add_part("/a/one.xml", "application/xml", ""), std::logic_error);
    CHECK_THROWS_AS(package.add_part("a/two.xml", "application/xml", ""), std::logic_error);

    const std::string file = package.bytes();

    CHECK(file == package.bytes());
    CHECK(file.substr(10, 4) == std::string("\0\0\x21\0", 4));  // the date of the first entry: 1 January 1980
    const auto parts = tests::parts_of(file);
    CHECK(parts.at("a/one.xml") == "<one/>");
    CHECK_THAT(parts.at("[Content_Types].xml"), Contains("/a/one.xml"));
    CHECK_THAT(parts.at("_rels/.rels"), Contains("Target=\"/a/one.xml\""));
}

TEST_CASE("a workbook keeps numbers as numbers and escapes the rest") {
    Worksheet sheet{"Données & « mesures »", {20.0}, {}, 1, true};
    sheet.rows.push_back(heading_cells({"Mesure <1>", "Valeur"}));
    sheet.rows.push_back({{std::string("a & \x01"
                                       "b")},
                          cell_of("54,2")});
    sheet.rows.push_back({{std::string("=1+1")}, cell_of("masqué")});

    const auto parts = tests::parts_of(workbook_file({"Titre", {sheet}}));

    const std::string& cells = parts.at("xl/worksheets/sheet1.xml");
    CHECK_THAT(cells, Contains("<v>54.2</v>") && Contains("Mesure &lt;1&gt;") && Contains("a &amp; b"));
    CHECK_THAT(cells, Contains("<t>masqué</t>") && Contains("<t>=1+1</t>") && !Contains("<f>"));
    CHECK_THAT(cells, Contains("ref=\"A1:B3\"") && Contains("ySplit=\"1\""));
    CHECK_THAT(parts.at("docProps/core.xml"), Contains("<dc:title>Titre</dc:title>") && Contains("fr-FR"));
    CHECK(cell_name(26, 0) == "AA1");
    CHECK(cell_name(701, 9) == "ZZ10");
}

TEST_CASE("an Office file is ours until a program saves it") {
    Worksheet sheet{"Feuille", {}, {{cell_of("1")}}};
    CHECK(is_untouched_office_file(workbook_file({"Titre", {sheet}})));
    CHECK_FALSE(is_untouched_office_file("PK"));
    CHECK_FALSE(is_untouched_office_file(""));

    Package saved;
    saved.add_part("/docProps/core.xml", "application/xml", "<dc:creator>Vigie</dc:creator>");
    CHECK(is_untouched_office_file(saved.bytes()));
    saved.add_part("/docProps/app.xml", "application/xml", "<Application>Office</Application>");
    CHECK_FALSE(is_untouched_office_file(saved.bytes()));

    Package foreign;
    foreign.add_part("/docProps/core.xml", "application/xml", "<dc:creator>Quelqu’un</dc:creator>");
    CHECK_FALSE(is_untouched_office_file(foreign.bytes()));
}
