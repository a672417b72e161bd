#include "sav_data.hpp"

#include "sav_parse.hpp"

#include "analysis/column_roles.hpp"
#include "analysis/data_file.hpp"

#include "catch.hpp"
#include "oracle.hpp"
#include "temporary_folder.hpp"

using namespace analysis;
using Catch::Matchers::Contains;

namespace {

Dataset dataset(DatasetResult read) {
    if (!read) FAIL(read.error().message);
    return std::move(read).value();
}

Dataset sav(const std::string& file) {
    return dataset(read_sav_data(tests::read_oracle(file), file));
}

std::string refusal(const std::string& bytes) {
    const auto read = read_sav_data(bytes, "essai.sav");
    REQUIRE_FALSE(read);
    return read.error().message;
}

const CodedColumn& coded(const Dataset& data, const std::string& name) {
    return std::get<CodedColumn>(data.column(name)->column);
}

/// The cells of a column as texts, whatever its kind: what CSV and SPSS must agree on.
std::vector<std::string> cells(const Dataset& data, const std::string& name) {
    std::vector<std::string> result;
    const Column& column = data.column(name)->column;
    if (const auto* codes = std::get_if<CodedColumn>(&column)) {
        for (const auto code : codes->codes)
            result.push_back(code < codes->categories.size() ? codes->categories[code].code : "");
    } else if (const auto* numbers = std::get_if<NumberColumn>(&column)) {
        for (const auto& value : numbers->values) result.push_back(value ? sav_number_text(*value) : "");
    } else {
        result = std::get<TextColumn>(column).values;
    }
    return result;
}

std::size_t count(const CodedColumn& column, const std::string& label) {
    std::size_t people = 0;
    for (const auto code : column.codes)
        if (code < column.categories.size() && column.categories[code].label == label) ++people;
    return people;
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    const auto at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    return bytes.replace(at, to.size(), to);
}

}  // namespace

TEST_CASE("an SPSS file gives the columns of the CSV file of the same answers", "[analysis][oracle]") {
    const std::string file = GENERATE("sav_survey.sav", "sav_plain.sav", "sav_zipped.zsav");
    const Dataset data = sav(file);
    const Dataset csv = dataset(read_csv_data(tests::read_oracle("sav_survey.csv"), "sav_survey.csv"));
    CAPTURE(file);
    CHECK(data.rows == 160);
    for (const NamedColumn& column : data.columns) {
        CAPTURE(column.name);
        CHECK(cells(data, column.name) == cells(csv, column.name));
        CHECK(column.column.index() == csv.column(column.name)->column.index());
    }
    CHECK(data.columns.size() == (file == "sav_plain.sav" ? 11U : 12U));
}

TEST_CASE("variable labels and value labels of an SPSS file are shown, its values are codes",
          "[analysis][oracle]") {
    const Dataset data = sav("sav_survey.sav");
    CHECK(data.column("charge")->label == "Ma charge de travail est supportable");
    CHECK(data.column("reconnaissance_par_la_hierarchie")->label ==
          "Mon travail est reconnu à sa juste valeur");
    CHECK(data.column("anciennete")->label == "anciennete");
    const auto& job = coded(data, "metier").categories;
    REQUIRE(job.size() == 3);
    CHECK(job[0].code == "accueil");
    CHECK(job[0].label == "Accueil");
    CHECK(job[1].label == "Conseil à l’emploi");
    CHECK(job[2].label == "référent");
    CHECK(coded(data, "charge").categories[0].code == "1");
    CHECK(coded(data, "charge").categories[0].number == 1.0);
    // The counts that PSPP prints: sav_pspp.csv.
    CHECK(count(coded(data, "charge"), "Pas du tout d’accord") == 29);
    CHECK(count(coded(data, "charge"), "Plutôt pas d’accord") == 42);
    CHECK(count(coded(data, "charge"), "Plutôt d’accord") == 30);
    CHECK(count(coded(data, "charge"), "Tout à fait d’accord") == 34);
    CHECK(count(coded(data, "vague"), "T1 2026") == 54);
}

TEST_CASE("values that an SPSS file declares missing are missing", "[analysis][oracle]") {
    const Dataset data = sav("sav_survey.sav");
    const auto missing = [&](const std::string& name) {
        std::size_t people = 0;
        for (const auto& cell : cells(data, name)) people += cell.empty() ? 1U : 0U;
        return people;
    };
    CHECK(missing("charge") == 25);  // 7 system-missing, 9 of 8, 9 of 9
    CHECK(coded(data, "charge").categories.size() == 4);
    const auto& years = coded(data, "anciennete").categories;  // LOWEST THRU -1 is declared missing
    CHECK(std::all_of(years.begin(), years.end(), [](const Category& one) { return *one.number >= 0.0; }));
    CHECK(coded(data, "precision").categories.size() == 1);  // NSP is declared missing
    CHECK(count(coded(data, "precision"), "oui") == 29);
}

TEST_CASE("the weighting of an SPSS file is told and its columns are left as they are", "[analysis]") {
    CHECK(sav("sav_survey.sav").weighted_by == "poids");
    CHECK(sav("sav_plain.sav").weighted_by.empty());
    CHECK(dataset(read_csv_data("a\n1\n", "a.csv")).weighted_by.empty());
}

TEST_CASE("an SPSS file in the encoding of Windows is read in Unicode", "[analysis]") {
    const Dataset data = sav("sav_windows.sav");
    CHECK(cells(data, "mot") == std::vector<std::string>{"déjà", "«œuvre»", "coût 5 €"});
    CHECK(coded(data, "avis").categories[0].label == "Été");
    const std::string unnamed =
        replaced(tests::read_oracle("sav_windows.sav"), "WINDOWS-1252", "INCONNU-1252");
    CHECK_THAT(refusal(replaced(unnamed, std::string{"\xE4\x04\0\0", 4}, std::string{"\x39\x30\0\0", 4})),
               Contains("codage") && Contains("UTF-8"));
}

TEST_CASE("a text that is not in the encoding of its SPSS file is refused", "[analysis]") {
    const std::string broken = replaced(tests::read_oracle("sav_plain.sav"),
                                        "r\xC3\xA9"
                                        "f\xC3\xA9rent",
                                        "r\xE9"
                                        "f\xE9rent");
    CHECK_THAT(refusal(broken), Contains("« UTF-8 »"));
}

TEST_CASE("a truncated SPSS file is refused at every length", "[analysis]") {
    const std::string bytes = tests::read_oracle("sav_windows.sav");
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        REQUIRE_THAT(refusal(bytes.substr(0, length)), Contains("« essai.sav »"));
    }
    for (const std::string file : {"sav_survey.sav", "sav_zipped.zsav"}) {
        const std::string whole = tests::read_oracle(file);
        for (std::size_t length = 0; length + 1 < whole.size(); length += 397) {
            CAPTURE(file, length);
            REQUIRE_THAT(refusal(whole.substr(0, length)), Contains("« essai.sav »"));
        }
    }
}

TEST_CASE("what is no SPSS file is refused with what to do", "[analysis]") {
    const tests::TemporaryFolder folder;
    const auto refused = [](const std::string& path) { return read_data_file(path).error().message; };
    CHECK_THAT(refused(folder.file("x.SAV", "a,b\n1,2\n")),
               Contains("x.SAV") && Contains("pas un fichier SPSS"));
    CHECK_THAT(refused(folder.file("x.sav", "$FL2")), Contains("tronqué"));
    CHECK_THAT(refused(folder.file("x.sav", "$FL2@(#) " + std::string(4000, '\xA5'))), Contains("« "));
    CHECK_THAT(refused(folder.file("x.por", "ASCII SPSS PORT FILE")), Contains(".sav"));
    const auto found = read_data_file(folder.file("sans-extension", tests::read_oracle("sav_windows.sav")));
    REQUIRE(found);
    CHECK(found.value().rows == 3);
    CHECK_THAT(score_of(found.value(), "mot").error().message, Contains("ligne 1") && Contains("« déjà »"));
    CHECK_THAT(score_of(found.value(), "absente").error().message, Contains("Colonnes : « avis, mot »"));
}

TEST_CASE("a number of an SPSS file is the text that a CSV file would hold", "[analysis]") {
    CHECK(sav_number_text(1.0) == "1");
    CHECK(sav_number_text(-0.0) == "0");
    CHECK(sav_number_text(2.5) == "2.5");
    CHECK(sav_number_text(-12.0) == "-12");
    CHECK(sav_number_text(0.1) == "0.1");
    CHECK(sav_number_text(123456789012.0) == "123456789012");
    CHECK(sav_number_text(1e300) == "1e+300");
}
