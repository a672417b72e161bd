#include <algorithm>
#include <fstream>

#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "temporary_folder.hpp"
#include "xlsx_files.hpp"

using namespace questionnaires;
using tests::Parts;
using tests::Texts;

namespace {

Result<Reading, Faults> read(const Parts& parts) {
    const tests::TemporaryFolder folder;
    return read_questionnaire(tests::write_archive(parts, folder.path()));
}

Questionnaire questionnaire(const Parts& parts) {
    auto reading = read(parts);
    if (!reading) FAIL(tests::shown(reading.error()));
    CHECK(tests::shown(reading.value().warnings).empty());
    return std::move(reading).value().questionnaire;
}

Faults faults(const Parts& parts) {
    const auto reading = read(parts);
    REQUIRE_FALSE(reading);
    return reading.error();
}

std::string good_canonical_text() {
    return canonical_text(tests::good_questionnaire(tests::good_sheets()));
}

void replace_all(std::string& text, const std::string& before, const std::string& after) {
    REQUIRE(text.find(before) != std::string::npos);
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos; at += after.size()) {
        text.replace(at, before.size(), after);
    }
}

constexpr const char* kSettings = "xl/worksheets/settings.xml";

/// The settings sheet with one cell XML in place of the version.
Parts with_version(const std::string& cell) {
    return tests::with_sheet_data(tests::workbook_parts(tests::good_sheets()), kSettings,
                                  "<row r=\"1\"><c t=\"str\"><v>form_title</v></c><c "
                                  "t=\"str\"><v>form_id</v></c><c t=\"str\"><v>version</v></c></row>"
                                  "<row r=\"2\"><c t=\"str\"><v>Titre</v></c><c t=\"str\"><v>id</v></c>" +
                                      cell + "</row>");
}

std::string version_of(const std::string& cell) {
    return questionnaire(with_version(cell)).settings.version;
}

}  // namespace

TEST_CASE("a workbook gives the same canonical text as a folder of CSV", "[questionnaires][xlsx]") {
    SECTION("texts shared") {
        CHECK(canonical_text(questionnaire(tests::workbook_parts(tests::good_sheets(), Texts::shared))) ==
              good_canonical_text());
    }
    SECTION("texts in their cells") {
        CHECK(canonical_text(questionnaire(tests::workbook_parts(tests::good_sheets(), Texts::in_cells))) ==
              good_canonical_text());
    }
    SECTION("sheet names in capitals beside sheets that are not ours") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        replace_all(parts["xl/workbook.xml"], "name=\"survey\"", "name=\"Survey\"");
        replace_all(parts["xl/workbook.xml"], "name=\"choices\"", "name=\" CHOICES \"");
        replace_all(parts["xl/workbook.xml"], "<sheets>",
                    "<sheets><sheet name=\"Lisez-moi\" r:id=\"r-none\"/>");
        CHECK(canonical_text(questionnaire(parts)) == good_canonical_text());
    }
    SECTION("elements with a prefix") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        for (const char* name : {"survey", "choices", "scales", "settings"}) {
            std::string& xml = parts["xl/worksheets/" + std::string{name} + ".xml"];
            for (const char* element : {"worksheet", "sheetData", "row", "c", "v"}) {
                const std::string word = element;
                for (const std::string end : {" ", ">"}) {
                    if (xml.find("<" + word + end) != std::string::npos) {
                        replace_all(xml, "<" + word + end, "<x:" + word + end);
                    }
                    if (xml.find("</" + word + end) != std::string::npos) {
                        replace_all(xml, "</" + word + end, "</x:" + word + end);
                    }
                }
            }
        }
        CHECK(canonical_text(questionnaire(parts)) == good_canonical_text());
    }
    SECTION("targets from the root of the archive") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        replace_all(parts["xl/_rels/workbook.xml.rels"], "\"worksheets/", "\"/xl/worksheets/");
        CHECK(canonical_text(questionnaire(parts)) == good_canonical_text());
    }
}

TEST_CASE("cells of a workbook are read as the spreadsheet shows them", "[questionnaires][xlsx]") {
    CHECK(version_of("<c><v>2</v></c>") == "2");
    CHECK(version_of("<c t=\"n\"><v>2.0</v></c>") == "2");
    CHECK(version_of("<c><v>0.30000000000000004</v></c>") == "0.3");
    CHECK(version_of("<c><v>1.2E3</v></c>") == "1200");
    CHECK(version_of("<c t=\"b\"><v>1</v></c>") == "yes");
    CHECK(version_of("<c t=\"b\"><v>0</v></c>") == "no");
    CHECK(version_of("<c t=\"str\"><f>1+1</f><v>deux</v></c>") == "deux");
    CHECK(version_of("<c t=\"d\"><v>2026-01-02</v></c>") == "2026-01-02");
    CHECK(version_of("<c r=\"C2\" t=\"inlineStr\"><is><t>a &amp; &lt;b&gt; &#233;</t></is></c>") ==
          "a & <b> é");
    CHECK(version_of(
              "<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>gras</t></r><r><t xml:space=\"preserve\"> </t></r>"
              "<r><t>et maigre</t></r><rPh><t>phonétique</t></rPh></is></c>") == "gras et maigre");
    CHECK(version_of("<c t=\"str\"><v>a_x000D__x000A_b_x000A_c</v></c>") == "a\nb\nc");
    CHECK(version_of("<c t=\"str\"><v>_x005F_x0041_ et _x00G1_</v></c>") == "_x0041_ et _x00G1_");
    CHECK(version_of("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">  deux  </t></is></c>") == "deux");
}

TEST_CASE("cells and rows of a workbook may be sparse", "[questionnaires][xlsx]") {
    const Questionnaire read = questionnaire(tests::with_sheet_data(
        tests::workbook_parts(tests::good_sheets()), kSettings,
        "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>form_title</v></c><c r=\"E3\" t=\"str\"><v>version</v></c>"
        "<c r=\"AC3\" t=\"str\"><v>form_id</v></c></row>"
        "<row r=\"9\"><c r=\"AC9\" t=\"str\"><v>id</v></c><c r=\"XFD9\" s=\"4\"/><c r=\"B9\" "
        "t=\"str\"><v>Titre</v></c>"
        "<c r=\"E9\"><v>7</v></c></row><row r=\"1048576\"><c r=\"A1048576\" s=\"2\"/></row>"));

    CHECK(read.settings.title == "Titre");
    CHECK(read.settings.id == "id");
    CHECK(read.settings.version == "7");
}

TEST_CASE("faults of a workbook are told by row and column", "[questionnaires][xlsx]") {
    const auto first = [](const Parts& parts) {
        const Faults found = faults(parts);
        CAPTURE(tests::shown(found));
        REQUIRE(found.size() >= 1);
        return found[0];
    };

    SECTION("an error of calculation") {
        const Fault fault = first(with_version("<c t=\"e\"><v>#REF!</v></c>"));
        CHECK(fault.sheet == "settings");
        CHECK(fault.row == 2);
        CHECK(fault.column == "C");
        CHECK_THAT(fault.reason, Catch::Contains("#REF!"));
    }
    SECTION("a text that the workbook lost") {
        CHECK_THAT(first(with_version("<c t=\"s\"><v>99999</v></c>")).reason, Catch::Contains("abîmé"));
        CHECK_THAT(first(with_version("<c t=\"s\"><v>-1</v></c>")).reason, Catch::Contains("abîmé"));
    }
    SECTION("a column without a name") {
        const Fault fault = first(with_version("<c r=\"C2\"><v>1</v></c><c r=\"E2\"><v>1</v></c>"));
        CHECK(fault.row == 1);
        CHECK(fault.column == "E");
        CHECK_THAT(fault.reason, Catch::Contains("n’a pas de nom"));
    }
    SECTION("a column given twice") {
        const Fault fault =
            first(tests::with_sheet_data(tests::workbook_parts(tests::good_sheets()), kSettings,
                                         "<row><c t=\"str\"><v>version</v></c><c "
                                         "t=\"str\"><v>version</v></c></row><row><c><v>1</v></c></row>"));
        CHECK_THAT(fault.reason, Catch::Contains("est là deux fois"));
    }
    SECTION("a cell far away") {
        const Fault fault = first(with_version("<c><v>1</v></c><c r=\"XFD2\"><v>1</v></c>"));
        CHECK(fault.sheet == "settings");
        CHECK_THAT(fault.reason, Catch::Contains("trop grande"));
    }
    SECTION("an empty sheet") {
        const Fault fault =
            first(tests::with_sheet_data(tests::workbook_parts(tests::good_sheets()), kSettings, ""));
        CHECK(fault.sheet == "settings");
        CHECK_THAT(fault.reason, Catch::Contains("la feuille est vide"));
    }
    SECTION("a sheet whose part is not there") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        parts.erase("xl/worksheets/survey.xml");
        const Faults found = faults(parts);
        REQUIRE(found.size() == 1);
        CHECK(found[0].sheet == "survey");
    }
}

TEST_CASE("an empty scales sheet of a workbook is no sheet at all", "[questionnaires][xlsx]") {
    const Questionnaire read = questionnaire(
        tests::with_sheet_data(tests::workbook_parts(tests::good_sheets()), "xl/worksheets/scales.xml", ""));

    CHECK(read.scales.empty());
}

TEST_CASE("a workbook without the sheets says which it needs", "[questionnaires][xlsx]") {
    Parts parts = tests::workbook_parts({{"Feuil1", {{"a", "b"}, {"1", "2"}}}});

    const Faults found = faults(parts);

    REQUIRE(found.size() == 3);
    CHECK(found[0].sheet == "survey");
    CHECK(found[1].sheet == "choices");
    CHECK(found[2].sheet == "settings");
}

TEST_CASE("a workbook that expands without end is refused", "[questionnaires][xlsx]") {
    SECTION("one part of many zeros") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        parts["xl/worksheets/survey.xml"] =
            std::string(9 * 1024 * 1024, ' ') + parts["xl/worksheets/survey.xml"];
        const Faults found = faults(parts);
        CHECK(found[0].sheet == "survey");
        CHECK_THAT(found[0].reason, Catch::Contains("trop grand"));
    }
    SECTION("parts that are large together") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        for (const std::string name : {"survey", "choices", "scales", "settings"}) {
            std::string& xml = parts["xl/worksheets/" + name + ".xml"];
            xml = std::string(7 * 1024 * 1024, ' ') + xml;
        }
        const Faults found = faults(parts);
        CHECK(std::any_of(found.begin(), found.end(), [](const Fault& fault) {
            return fault.reason.find("trop grand") != std::string::npos;
        }));
    }
    SECTION("one long text shared by many cells") {
        Parts parts = tests::workbook_parts(tests::good_sheets());
        parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(100'000, 'x') + "</t></si></sst>";
        std::string rows;
        for (int row = 0; row < 1000; ++row) rows += "<row><c t=\"s\"><v>0</v></c></row>";
        const Faults found = faults(tests::with_sheet_data(parts, "xl/worksheets/survey.xml", rows));
        CHECK(std::any_of(found.begin(), found.end(), [](const Fault& fault) {
            return fault.reason.find("trop grande") != std::string::npos;
        }));
    }
}

TEST_CASE("entities of a workbook are never fetched nor expanded", "[questionnaires][xlsx]") {
    const tests::TemporaryFolder secret;
    const std::string path = secret.file("secret.txt", "SECRET");
    Parts parts = with_version("<c t=\"inlineStr\"><is><t>v&hors;&dix;1</t></is></c>");
    parts[kSettings] = "<!DOCTYPE worksheet [<!ENTITY hors SYSTEM \"file://" + path +
                       "\"><!ENTITY dix \"ha!ha!ha!\">]>" + parts[kSettings];

    const Questionnaire read = questionnaire(parts);

    CHECK(read.settings.version == "v&hors;&dix;1");
}

TEST_CASE("XML without end in depth does no harm", "[questionnaires][xlsx]") {
    std::string deep;
    for (int i = 0; i < 500'000; ++i) deep += "<a>";
    Parts parts = tests::workbook_parts(tests::good_sheets());
    parts[kSettings] = deep;

    const Faults found = faults(parts);

    CHECK(found[0].sheet == "settings");
    CHECK_THAT(found[0].reason, Catch::Contains("abîmé"));
}
