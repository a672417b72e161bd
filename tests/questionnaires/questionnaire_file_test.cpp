#include <fstream>

#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "sheet_files.hpp"
#include "temporary_folder.hpp"
#include "xlsx_files.hpp"

using namespace questionnaires;

namespace {

Fault only_fault(const std::filesystem::path& path) {
    const auto reading = read_questionnaire(path);
    REQUIRE_FALSE(reading);
    CAPTURE(tests::shown(reading.error()));
    REQUIRE(reading.error().size() == 1);
    return reading.error()[0];
}

}  // namespace

TEST_CASE("a path that is no questionnaire says what to do", "[questionnaires][reader]") {
    const tests::TemporaryFolder folder;

    SECTION("nothing there") {
        const Fault fault = only_fault(folder.path() / "absent");
        CHECK(fault.sheet.empty());
        CHECK(fault.row == 0);
        CHECK_THAT(fault.reason, Catch::Contains("n’existe pas. Vérifiez le chemin"));
    }
    SECTION("an empty file") {
        CHECK_THAT(only_fault(folder.file("vide.xlsx", "")).reason, Catch::Contains("le fichier est vide"));
    }
    SECTION("a file that is no workbook") {
        CHECK_THAT(only_fault(folder.file("faux.xlsx", "Bonjour, je ne suis pas un classeur.")).reason,
                   Catch::Contains("n’est pas un classeur .xlsx"));
    }
    SECTION("a workbook cut short") {
        const auto whole = tests::write_archive(tests::workbook_parts(tests::good_sheets()), folder.path());
        std::filesystem::resize_file(whole, std::filesystem::file_size(whole) / 2);
        CHECK_THAT(only_fault(whole).reason, Catch::Contains("n’est pas un classeur .xlsx"));
    }
    SECTION("an archive that is no workbook") {
        CHECK_THAT(only_fault(tests::write_archive({{"photo.jpg", "…"}}, folder.path())).reason,
                   Catch::Contains("n’est pas un classeur .xlsx"));
    }
    SECTION("one sheet of a folder") {
        CHECK_THAT(only_fault(folder.file("survey.csv", "type,name,label\n")).reason,
                   Catch::Contains("Donnez le dossier qui contient survey.csv"));
    }
    SECTION("formats of other spreadsheets") {
        CHECK_THAT(only_fault(folder.file("vieux.xls", "x")).reason,
                   Catch::Contains("enregistrez le classeur au format .xlsx"));
        CHECK_THAT(only_fault(folder.file("libre.ODS", "x")).reason,
                   Catch::Contains("enregistrez le classeur au format .xlsx"));
    }
    SECTION("a file far too large") {
        const std::string path = folder.file("gros.xlsx", "PK");
        std::filesystem::resize_file(path, 9 * 1024 * 1024);
        CHECK_THAT(only_fault(path).reason, Catch::Contains("dépasse"));
    }
}

TEST_CASE("a folder of CSV with an unreadable sheet says which and still checks the others",
          "[questionnaires][reader]") {
    const tests::TemporaryFolder folder;
    tests::SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "survey", 4, "label") = "";
    tests::write_csv_folder(sheets, folder.path());

    SECTION("Latin-1") {
        folder.file("choices.csv", "list_name,name,label\naccord,1,Oui\naccord,2,D\xE9sormais\n");
        const auto reading = read_questionnaire(folder.path());
        REQUIRE_FALSE(reading);
        CAPTURE(tests::shown(reading.error()));
        REQUIRE(reading.error().size() == 2);
        CHECK(reading.error()[0].sheet == "survey");
        CHECK(reading.error()[1].sheet == "choices");
        CHECK(reading.error()[1].row == 3);
        CHECK_THAT(reading.error()[1].reason, Catch::Contains("enregistrez le fichier en UTF-8"));
    }
    SECTION("an empty sheet") {
        folder.file("settings.csv", "");
        const auto reading = read_questionnaire(folder.path());
        REQUIRE_FALSE(reading);
        REQUIRE(reading.error().size() == 2);
        CHECK(reading.error()[1].sheet == "settings");
        CHECK_THAT(reading.error()[1].reason, Catch::Contains("le fichier est vide"));
    }
    SECTION("a quote never closed") {
        folder.file("scales.csv", "name,label\na,\"Charge\nb,Appui\n");
        const auto reading = read_questionnaire(folder.path());
        REQUIRE_FALSE(reading);
        REQUIRE(reading.error().size() == 2);
        CHECK(reading.error()[1].sheet == "scales");
        CHECK(reading.error()[1].row == 2);
    }
}

TEST_CASE("file names of CSV sheets may have capitals but not twins", "[questionnaires][reader]") {
    const tests::TemporaryFolder folder;
    tests::write_csv_folder(tests::good_sheets(), folder.path());
    std::filesystem::rename(folder.path() / "survey.csv", folder.path() / "Survey.CSV");
    CHECK(read_questionnaire(folder.path()));

    folder.file("survey.csv", "type,name,label\n");
    CHECK_THAT(only_fault(folder.path()).reason, Catch::Contains("ne diffèrent que par les majuscules"));
}
