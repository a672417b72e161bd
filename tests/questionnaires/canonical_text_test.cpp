#include <algorithm>

#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "sheet_files.hpp"
#include "temporary_folder.hpp"

using namespace questionnaires;
using tests::SheetCells;

namespace {

std::string canonical(const SheetCells& sheets) {
    return canonical_text(tests::good_questionnaire(sheets));
}

}  // namespace

TEST_CASE("order of columns and blanks and separators do not change the canonical text",
          "[questionnaires][canonical]") {
    const std::string expected = canonical(tests::good_sheets());

    SECTION("columns in reverse order") {
        SheetCells sheets = tests::good_sheets();
        for (auto& [name, cells] : sheets) {
            for (auto& row : cells) std::reverse(row.begin(), row.end());
        }
        CHECK(canonical(sheets) == expected);
    }
    SECTION("blanks around every cell") {
        SheetCells sheets = tests::good_sheets();
        for (auto& [name, cells] : sheets) {
            for (auto& row : cells) {
                for (std::string& cell : row) cell = " \t" + cell + "\u00A0\n";
            }
        }
        CHECK(canonical(sheets) == expected);
    }
    SECTION("semicolons") {
        const tests::TemporaryFolder folder;
        tests::write_csv_folder(tests::good_sheets(), folder.path(), ';');
        const auto reading = read_questionnaire(folder.path());
        REQUIRE(reading);
        CHECK(canonical_text(reading.value().questionnaire) == expected);
    }
    SECTION("empty rows and rows of another list in between") {
        SheetCells sheets = tests::good_sheets();
        auto& choices = sheets.at("choices");
        std::rotate(choices.begin() + 1, choices.begin() + 8, choices.end());
        choices.insert(choices.begin() + 3, std::vector<std::string>(6));
        CHECK(canonical(sheets) == expected);
    }
    SECTION("labels under a title that names the language") {
        SheetCells sheets = tests::good_sheets();
        tests::cell(sheets, "survey", 1, "label") = "label::Français (fr)";
        tests::cell(sheets, "choices", 1, "label") = "label::Français (fr)";
        tests::cell(sheets, "settings", 2, "default_language") = "Français (fr)";
        CHECK(canonical(sheets) == expected);
    }
    SECTION("defaults written out") {
        SheetCells sheets = tests::good_sheets();
        tests::cell(sheets, "survey", 5, "required") = "no";
        tests::cell(sheets, "survey", 5, "vigie::refus") = "YES";
        tests::cell(sheets, "survey", 4, "vigie::bande") = "no";
        tests::cell(sheets, "scales", 4, "missing") = "half";
        tests::cell(sheets, "scales", 4, "weights") = "1.0";
        CHECK(canonical(sheets) == expected);
    }
}

TEST_CASE("what people are asked and how it counts changes the canonical text",
          "[questionnaires][canonical]") {
    struct Edit {
        std::string sheet;
        int row;
        std::string column;
        std::string value;
    };
    const auto [sheet, row, column, value] = GENERATE(values<Edit>({
        {"settings", 2, "form_title", "Une autre enquête"},
        {"settings", 2, "form_id", "autre"},
        {"settings", 2, "version", "2"},
        {"settings", 2, "vigie::minutes", "11"},
        {"settings", 2, "vigie::licence", "CC0"},
        {"choices", 2, "label", "Non !"},
        {"choices", 9, "name", "z"},
        {"choices", 8, "vigie::exclusif", ""},
        {"choices", 7, "vigie::exclusif", "yes"},
        {"choices", 4, "vigie::manquant", "yes"},
        {"survey", 2, "name", "pAutre"},
        {"survey", 2, "label", "Page 1"},
        {"survey", 9, "relevant", "${calc} > 2"},
        {"survey", 9, "relevant", ""},
        {"survey", 3, "name", "debut"},
        {"survey", 3, "label", "Bonjour !"},
        {"survey", 4, "hint", ""},
        {"survey", 4, "required", ""},
        {"survey", 4, "appearance", ""},
        {"survey", 4, "vigie::croise_avec", ""},
        {"survey", 4, "vigie::refus", "no"},
        {"survey", 4, "type", "select_one metier"},
        {"survey", 6, "constraint", ". >= 1 and . < 6"},
        {"survey", 6, "constraint_message", "Entre 1 et 5."},
        {"survey", 7, "calculation", "${q1} + 2"},
        {"survey", 11, "relevant", ""},
        {"survey", 11, "appearance", ""},
        {"survey", 11, "vigie::verbatim", ""},
        {"survey", 11, "vigie::longueur", "301"},
        {"survey", 10, "vigie::longueur", ""},
        {"survey", 5, "vigie::bande", "yes"},
        {"scales", 4, "name", "soutien"},
        {"scales", 2, "label", "La charge"},
        {"scales", 2, "axis", "2"},
        {"scales", 4, "items", "q2"},
        {"scales", 2, "reversed", "q1"},
        {"scales", 2, "weights", "1 1 2"},
        {"scales", 4, "low", "0"},
        {"scales", 4, "high", "6"},
        {"scales", 4, "missing", "any"},
        {"scales", 4, "direction", "risk"},
        {"scales", 2, "threshold", "61"},
        {"scales", 2, "threshold_operator", ">"},
        {"scales", 2, "threshold_kind", "clinical"},
        {"scales", 2, "threshold_source", "Autre"},
        {"scales", 2, "threshold_year", "2025"},
    }));
    CAPTURE(sheet, row, column, value);
    SheetCells sheets = tests::good_sheets();
    // The range of a code on which both scales rest may not move for this test.
    if (sheet == "survey" && column == "type") {
        sheets.erase("scales");
        SheetCells before = sheets;
        tests::cell(sheets, sheet, row, column) = value;
        CHECK(canonical(sheets) != canonical(before));
        return;
    }

    tests::cell(sheets, sheet, row, column) = value;

    CHECK(canonical(sheets) != canonical(tests::good_sheets()));
}

TEST_CASE("the order of questions and choices changes the canonical text", "[questionnaires][canonical]") {
    SheetCells questions = tests::good_sheets();
    std::swap(questions.at("survey")[3], questions.at("survey")[4]);
    CHECK(canonical(questions) != canonical(tests::good_sheets()));

    SheetCells choices = tests::good_sheets();
    std::swap(choices.at("choices")[1], choices.at("choices")[2]);
    CHECK(canonical(choices) != canonical(tests::good_sheets()));
}

TEST_CASE("no text can pass for another line of the canonical text", "[questionnaires][canonical]") {
    SheetCells one = tests::good_sheets();
    tests::cell(one, "survey", 4, "label") = "Un ?\nhint Aide";
    tests::cell(one, "survey", 4, "hint") = "";
    SheetCells other = tests::good_sheets();
    tests::cell(other, "survey", 4, "label") = "Un ?\\nhint Aide";
    tests::cell(other, "survey", 4, "hint") = "";

    CHECK(canonical(one) != canonical(other));
    CHECK(canonical(one) != canonical(tests::good_sheets()));
    CHECK_THAT(canonical(one), Catch::Contains("\nlabel Un ?\\nhint Aide\n"));
}
