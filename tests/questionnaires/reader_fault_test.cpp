#include <algorithm>

#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "sheet_files.hpp"

using namespace questionnaires;
using tests::SheetCells;

namespace {

struct Edit {
    std::string sheet;
    int row;
    std::string column;
    std::string value;
};

/// Cells of the good questionnaire to change, and the one fault that must come of it.
struct Case {
    std::vector<Edit> edits;
    std::string sheet;
    int row;
    std::string column;
    std::string reason;
};

/// The fault is in the cell that was changed.
Case there(const std::string& sheet, int row, const std::string& column, const std::string& value,
           const std::string& reason) {
    return {{{sheet, row, column, value}}, sheet, row, column, reason};
}

/// The same text with plain spaces.
std::string with_plain_spaces(std::string text) {
    for (const std::string space : {"\u00A0", "\u202F"}) {
        for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;)
            text.replace(at, space.size(), " ");
    }
    return text;
}

Faults faults_of(const SheetCells& sheets) {
    const auto reading = tests::read_sheets(sheets);
    return reading ? reading.value().warnings : reading.error();
}

void check_only_fault(const Case& expected, Severity severity) {
    SheetCells sheets = tests::good_sheets();
    for (const Edit& edit : expected.edits)
        tests::cell(sheets, edit.sheet, edit.row, edit.column) = edit.value;

    const Faults faults = faults_of(sheets);

    CAPTURE(expected.edits.front().value, tests::shown(faults), expected.reason);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].sheet == expected.sheet);
    CHECK(faults[0].row == expected.row);
    CHECK(faults[0].column == expected.column);
    CHECK(faults[0].severity == severity);
    CHECK_THAT(with_plain_spaces(faults[0].reason), Catch::Contains(expected.reason));
}

}  // namespace

TEST_CASE("a fault of the survey sheet is told where it is", "[questionnaires][reader]") {
    const Case expected = GENERATE(values<Case>({
        there("survey", 3, "type", "notte", "Types connus : begin group"),
        there("survey", 3, "type", "", "le type manque"),
        there("survey", 3, "type", "geopoint", "un lieu précis permet de reconnaître"),
        there("survey", 3, "type", "image", "traces de la personne"),
        there("survey", 3, "type", "audio", "traces de la personne"),
        there("survey", 3, "type", "date", "proposez des tranches"),
        there("survey", 3, "type", "dateTime", "proposez des tranches"),
        there("survey", 3, "type", "deviceid", "quand ou avec quel appareil"),
        there("survey", 3, "type", "begin repeat", "répétées"),
        there("survey", 3, "type", "select_one_from_file x.csv", "feuille choices"),
        there("survey", 3, "type", "range", "integer avec une contrainte"),
        there("survey", 3, "type", "note accord", "rien ne doit suivre"),
        there("survey", 4, "type", "select_one", "doit nommer sa liste"),
        there("survey", 4, "type", "select_one acord", "la liste « acord » n’existe pas"),
        there("survey", 5, "type", "select_one Accord", "Écrivez « accord », avec les mêmes majuscules"),
        there("survey", 5, "type", "select_one accord autre", "seul « or_other » peut le suivre"),
        there("survey", 12, "type", "rank fins2 or_other", "n’a pas d’espace"),
        there("survey", 10, "type", "select_multiple fins or_other", "a déjà un choix « autre »"),

        there("survey", 3, "name", "", "le nom manque"),
        there("survey", 3, "name", "2mots", "une lettre puis au plus 19"),
        there("survey", 3, "name", "deux_mots", "sans accent, espace ni tiret"),
        there("survey", 3, "name", "é", "une lettre puis"),
        there("survey", 3, "name", "a12345678901234567890", "au plus 19"),
        there("survey", 3, "name", "Refus", "réservé"),
        there("survey", 11, "name", "Q1", "est déjà pris (feuille survey, ligne 4)"),
        there("survey", 12, "name", "PDEUX", "est déjà pris (feuille survey, ligne 9)"),
        there("survey", 2, "name", "", "le nom manque"),
        there("survey", 2, "label", "", "le titre de la page manque"),
        there("survey", 4, "label", "", "le texte de la question manque"),
        there("survey", 4, "label", " \u00A0 ", "le texte de la question manque"),
        there("survey", 4, "label", "Un\x01 ?", "caractère invisible"),

        there("survey", 4, "required", "oui", "Écrivez yes (oui) ou no (non)"),
        there("survey", 4, "vigie::refus", "non", "Écrivez yes"),
        there("survey", 5, "vigie::bande", "x", "Écrivez yes"),

        there("survey", 4, "relevant", "${q2} = 1", "posée plus loin (ligne 5)"),
        there("survey", 4, "relevant", "${q1} = 1",
              "est la question elle-même. Nommez une question posée avant"),
        there("survey", 7, "calculation", "${calc} + 1", "est la question elle-même"),
        there("survey", 6, "constraint", "${age} > 1", "sa réponse s’écrit « . »"),
        there("survey", 4, "relevant", "${q1} + ${q1} > 1 or not(${q1})", "elle-même"),
        there("survey", 5, "relevant", "${Q1} = 1", "Écrivez ${q1}, avec les mêmes majuscules"),
        there("survey", 5, "relevant", "${rien} = 1", "n’existe pas"),
        there("survey", 5, "relevant", "${pUn} = 1", "est une page"),
        there("survey", 5, "relevant", "${charge} > 50", "est une échelle"),
        there("survey", 5, "relevant", "${intro} = 1", "est un texte sans réponse"),
        there("survey", 5, "relevant", ". = 1", "ne va que dans une contrainte"),
        there("survey", 7, "calculation", ". + 1", "ne va que dans une contrainte"),
        there("survey", 9, "relevant", "${mots} = 'x'", "plus loin (ligne 11)"),
        there("survey", 9, "relevant", "${q1} == 1", "au caractère 7 :"),
        there("survey", 5, "relevant", "'é' = q1", "au caractère 7 :"),
        there("survey", 6, "constraint", "(. > 1", "parenthèse fermante"),
        there("survey", 7, "calculation", "1 +", "s’arrête trop tôt"),

        there("survey", 6, "constraint_message", "", "la contrainte n’a pas de message"),
        there("survey", 7, "calculation", "", "le calcul manque"),
        there("survey", 4, "calculation", "1 + 1", "seule une ligne de type calculate"),
        {{{"survey", 6, "constraint_message", "De 1 à 5."}, {"survey", 5, "constraint_message", "Non."}},
         "survey",
         5,
         "constraint",
         "sans contrainte"},
        {{{"survey", 3, "constraint", "1 = 1"}, {"survey", 3, "constraint_message", "Non."}},
         "survey",
         3,
         "constraint",
         "ne peut pas avoir de contrainte"},

        there("survey", 10, "vigie::bande", "yes", "seule une question select_one"),
        there("survey", 4, "vigie::croise_avec", "q2", "« q2 » n’est pas une bande"),
        there("survey", 4, "vigie::croise_avec", "inconnu", "n’est pas une question"),
        there("survey", 4, "vigie::croise_avec", "metier metier", "deux fois"),
        there("survey", 13, "vigie::croise_avec", "metier", "elle-même"),
        there("survey", 11, "vigie::croise_avec", "metier", "pas de résultat chiffré"),
        there("survey", 5, "vigie::verbatim", "yes", "aucun texte à citer"),
        there("survey", 11, "vigie::longueur", "0", "de 1 à 2000"),
        there("survey", 11, "vigie::longueur", "2001", "de 1 à 2000"),
        there("survey", 11, "vigie::longueur", "12.5", "de 1 à 2000"),
        there("survey", 11, "vigie::longueur", "cent", "de 1 à 2000"),
        there("survey", 5, "vigie::longueur", "100", "aucun texte à limiter"),
    }));

    check_only_fault(expected, Severity::error);
}

TEST_CASE("a fault of the choices sheet is told where it is", "[questionnaires][reader]") {
    const Case expected = GENERATE(values<Case>({
        there("choices", 9, "name", "", "le code du choix manque"),
        there("choices", 9, "name", "trolong", "1 à 5 lettres ou chiffres"),
        there("choices", 9, "name", "x-y", "sans accent ni espace"),
        there("choices", 9, "name", "é", "sans accent"),
        there("choices", 9, "name", "REFUS", "réservé à « Je préfère ne pas répondre »"),
        there("choices", 10, "name", "X", "a déjà le code « x » (ligne 9)"),
        there("choices", 9, "label", "", "le texte du choix manque"),
        there("choices", 8, "vigie::exclusif", "1", "Écrivez yes"),
        {{{"choices", 12, "list_name", "Metier"}},
         "choices",
         12,
         "list_name",
         "ne diffèrent que par les majuscules"},
        {{{"choices", 6, "vigie::precisez", "yes"}}, "survey", 10, "type", "plusieurs choix « précisez »"},
        {{{"choices", 9, "vigie::precisez", "yes"}}, "survey", 12, "type", "un choix à classer"},
    }));
    // A list written in two ways is also a list that nothing uses.
    if (expected.column == "list_name") {
        SheetCells sheets = tests::good_sheets();
        tests::cell(sheets, "choices", 12, "list_name") = "Metier";
        const Faults faults = faults_of(sheets);
        CHECK(faults.size() == 2);
        CHECK_THAT(faults[0].reason + faults[1].reason, Catch::Contains(expected.reason));
        return;
    }

    check_only_fault(expected, Severity::error);
}

TEST_CASE("a fault of the scales sheet is told where it is", "[questionnaires][reader]") {
    const Case expected = GENERATE(values<Case>({
        there("scales", 4, "name", "", "le nom de l’échelle manque"),
        there("scales", 4, "name", "mon échelle", "une lettre puis au plus 19"),
        there("scales", 4, "name", "REFUS", "réservé"),
        there("scales", 4, "name", "Q1", "est déjà pris (feuille survey, ligne 4)"),
        there("scales", 4, "name", "CHARGE", "est déjà pris (feuille scales, ligne 2)"),
        there("scales", 4, "label", "", "le texte de l’échelle manque"),
        there("scales", 2, "axis", "7", "de 1 à 6"),
        there("scales", 2, "axis", "0", "de 1 à 6"),
        there("scales", 4, "items", "", "les items manquent"),
        there("scales", 4, "items", "q9", "« q9 » n’est pas une question"),
        there("scales", 4, "items", "fins", "ni select_one ni integer"),
        there("scales", 4, "items", "mots", "ni select_one ni integer"),
        there("scales", 4, "items", "pUn", "n’est pas une question"),
        there("scales", 4, "items", "q1 q1", "deux fois"),
        there("scales", 2, "reversed", "q3", "n’est pas un item de cette échelle"),
        there("scales", 2, "weights", "1 2", "2 poids pour 3 items"),
        there("scales", 2, "weights", "1 2 x", "n’est pas un nombre positif"),
        there("scales", 2, "weights", "1 2 -1", "n’est pas un nombre positif"),
        there("scales", 2, "weights", "0 0 0", "tous les poids sont nuls"),
        there("scales", 4, "low", "", "le plus petit code manque"),
        there("scales", 4, "high", "", "le plus grand code manque"),
        there("scales", 4, "low", "un", "n’est pas un nombre"),
        there("scales", 4, "high", "1", "doit dépasser le plus petit"),
        there("scales", 4, "missing", "tous", "complete, half, any"),
        there("scales", 4, "direction", "bon", "risk, resource"),
        there("scales", 4, "direction", "", "le sens de l’échelle manque"),
        there("scales", 2, "threshold", "101", "de 0 à 100"),
        there("scales", 2, "threshold", "", "la valeur du seuil manque"),
        there("scales", 2, "threshold", "beaucoup", "n’est pas un nombre"),
        there("scales", 2, "threshold_operator", "=", "<, <=, >, >="),
        there("scales", 2, "threshold_operator", "", "<, <=, >, >="),
        there("scales", 2, "threshold_kind", "médiane",
              "national_median, sample_median, clinical, convention"),
        there("scales", 2, "threshold_kind", "", "le mot manque"),
        there("scales", 2, "threshold_source", "", "la source du seuil manque"),
        there("scales", 2, "threshold_year", "", "l’année du seuil manque"),
        there("scales", 2, "threshold_year", "hier", "de 1900 à 2100"),
        there("scales", 3, "items", "q1", "dit autre chose que la ligne 2"),
        {{{"scales", 4, "high", "4"}},
         "scales",
         4,
         "items",
         "le code « 5 » de l’item « q1 » n’est pas dans l’échelle"},
        {{{"choices", 5, "vigie::manquant", ""},
          {"scales", 4, "items", "q1"},
          {"scales", 2, "items", "age"},
          {"scales", 2, "reversed", ""},
          {"scales", 2, "weights", ""}},
         "scales",
         4,
         "items",
         "vigie::manquant"},
    }));

    check_only_fault(expected, Severity::error);
}

TEST_CASE("a line that repeats a scale without a threshold is a fault", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    auto& scales = sheets.at("scales");
    scales[2] = scales[1];
    for (std::size_t column = 10; column < 15; ++column) scales[2][column] = "";

    const Faults faults = faults_of(sheets);

    REQUIRE(faults.size() == 1);
    CHECK(faults[0].row == 3);
    CHECK_THAT(faults[0].reason, Catch::Contains("est déjà décrite à la ligne 2"));
}

TEST_CASE("a fault of the settings sheet is told where it is", "[questionnaires][reader]") {
    const Case expected = GENERATE(values<Case>({
        there("settings", 2, "form_title", "", "le titre manque"),
        there("settings", 2, "form_id", "", "l’identifiant manque"),
        there("settings", 2, "form_id", "été 2026", "sans accent"),
        there("settings", 2, "version", "", "la version manque"),
        there("settings", 2, "default_language", "English (en)", "posées en français"),
        there("settings", 2, "vigie::minutes", "dix", "nombre entier"),
        there("settings", 2, "vigie::minutes", "0", "de 1 à 240"),
    }));

    check_only_fault(expected, Severity::error);
}

TEST_CASE("what deserves a second look is a warning", "[questionnaires][reader]") {
    const Case expected = GENERATE(values<Case>({
        there("survey", 1, "hint", "remarque", "la colonne « remarque » n’est pas lue"),
        there("survey", 1, "hint", "label::English (en)", "n’est pas lue"),
        there("survey", 2, "hint", "Aide", "n’a pas d’effet sur une page"),
        there("survey", 3, "required", "yes", "personne ne répond"),
        there("survey", 3, "appearance", "likert", "n’a pas d’effet ici"),
        there("survey", 4, "appearance", "likert minimal", "« minimal » n’a pas d’effet ici"),
        there("survey", 8, "name", "pDeux", "en nomme une autre"),
        there("survey", 11, "relevant", "selected(${fins}, 'b')", "n’a pas de code « b »"),
        there("survey", 9, "relevant", "${q1} != 4", "n’a pas de code « 4 »"),
        there("survey", 9, "relevant", "'x' = ${q1} or ${q1} = ''", "n’a pas de code « x »"),
    }));
    Case placed = expected;
    // A renamed column is named by its new title.
    if (expected.row == 1) {
        placed.column = expected.edits.front().value;
        placed.edits.push_back({"survey", 4, placed.column, ""});
    }

    check_only_fault(placed, Severity::warning);
}

TEST_CASE("an unused list and a number free to leave its scale are warnings", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    sheets.at("choices").push_back({"seule", "a", "A", "", "", ""});
    tests::cell(sheets, "survey", 6, "constraint") = ". >= 1";

    const Faults faults = faults_of(sheets);

    CAPTURE(tests::shown(faults));
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].sheet == "choices");
    CHECK(faults[0].row == 13);
    CHECK_THAT(faults[0].reason, Catch::Contains("aucune question n’utilise la liste"));
    CHECK(faults[1].sheet == "scales");
    CHECK_THAT(faults[1].reason, Catch::Contains(". >= 1 and . <= 5"));
}

TEST_CASE("pages that nest or stay open or were never opened are faults", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    auto& survey = sheets.at("survey");
    const auto row = [&survey](int number) { return survey.begin() + (number - 1); };
    struct Expected {
        int row;
        std::string reason;
    };
    std::vector<Expected> expected;

    SECTION("the last page is never closed") {
        survey.erase(row(14));
        expected = {{9, "n’est jamais fermée"}};
    }
    SECTION("a page inside a page") {
        survey.insert(row(4), survey[1]);
        survey[3][1] = "pDedans";
        survey.insert(row(6), survey[8]);
        expected = {{4, "ne s’emboîtent pas"}};
    }
    SECTION("an end without a beginning") {
        survey.insert(row(9), survey[7]);
        expected = {{9, "n’est pas ouverte"}};
    }
    SECTION("a question between two pages") {
        survey.insert(row(9), survey[2]);
        survey[8][1] = "perdue";
        expected = {{9, "n’est dans aucune page"}};
    }
    SECTION("a page without questions") {
        survey.insert(row(9), {survey[7], survey[7]});
        survey[8] = survey[1];
        survey[8][1] = "pVide";
        expected = {{9, "n’a aucune question"}};
    }

    const Faults faults = faults_of(sheets);

    CAPTURE(tests::shown(faults));
    REQUIRE(faults.size() == expected.size());
    CHECK(faults[0].sheet == "survey");
    CHECK(faults[0].row == expected[0].row);
    CHECK(faults[0].column == "type");
    CHECK_THAT(faults[0].reason, Catch::Contains(expected[0].reason));
}

TEST_CASE("two calculations cannot wait for one another", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "survey", 7, "calculation") = "${autre} + 1";
    auto& survey = sheets.at("survey");
    survey.insert(survey.begin() + 7, survey[6]);
    tests::cell(sheets, "survey", 8, "name") = "autre";
    tests::cell(sheets, "survey", 8, "calculation") = "${calc} + 1";

    const Faults faults = faults_of(sheets);

    REQUIRE(faults.size() == 1);
    CHECK(faults[0].row == 7);
    CHECK_THAT(faults[0].reason, Catch::Contains("posée plus loin"));
}

TEST_CASE("a missing column is one fault and not one for each row", "[questionnaires][reader]") {
    const auto [sheet, column] = GENERATE(values<std::pair<std::string, std::string>>({
        {"survey", "label"},
        {"choices", "label"},
        {"scales", "direction"},
        {"settings", "version"},
    }));
    SheetCells sheets = tests::good_sheets();
    tests::remove_column(sheets, sheet, column);

    const Faults faults = faults_of(sheets);

    CAPTURE(tests::shown(faults));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].sheet == sheet);
    CHECK(faults[0].row == 1);
    CHECK(faults[0].column == column);
    CHECK_THAT(faults[0].reason, Catch::Contains("manque. Ajoutez-la"));
}

TEST_CASE("every fault of a questionnaire is reported in the order of its sheets and rows",
          "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "settings", 2, "version") = "";
    tests::cell(sheets, "scales", 4, "items") = "q9";
    tests::cell(sheets, "scales", 2, "axis") = "9";
    tests::cell(sheets, "choices", 9, "label") = "";
    tests::cell(sheets, "survey", 11, "vigie::longueur") = "9999";
    tests::cell(sheets, "survey", 4, "name") = "q_1";
    tests::cell(sheets, "survey", 4, "label") = "";
    tests::cell(sheets, "survey", 3, "type") = "video";

    const Faults faults = faults_of(sheets);

    std::vector<std::string> places;
    for (const Fault& fault : faults)
        places.push_back(fault.sheet + std::to_string(fault.row) + fault.column);
    CAPTURE(tests::shown(faults));
    const std::vector<std::string> expected{
        "survey3type",   "survey4name", "survey4label", "survey7calculation", "survey11vigie::longueur",
        "choices9label", "scales2axis", "scales2items", "scales4items",       "settings2version",
    };
    CHECK(places == expected);
}

TEST_CASE("rows are counted as a spreadsheet shows them", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    tests::cell(sheets, "survey", 3, "label") = "Bonjour,\ncher\ncollègue";
    tests::cell(sheets, "survey", 4, "hint") = "a\nb";
    tests::cell(sheets, "survey", 5, "label") = "";
    auto& survey = sheets.at("survey");
    survey.insert(survey.begin() + 4, std::vector<std::string>(survey[0].size()));

    const Faults faults = faults_of(sheets);

    REQUIRE(faults.size() == 1);
    CHECK(faults[0].row == 6);
}

TEST_CASE("a sheet that is missing is a fault except scales", "[questionnaires][reader]") {
    for (const std::string name : {"survey", "choices", "settings"}) {
        SheetCells sheets = tests::good_sheets();
        sheets.erase(name);

        const Faults faults = faults_of(sheets);

        CAPTURE(tests::shown(faults));
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].sheet == name);
        CHECK(faults[0].row == 0);
        CHECK_THAT(with_plain_spaces(faults[0].reason),
                   Catch::Contains("la feuille « " + name + " » manque"));
    }
    SheetCells sheets = tests::good_sheets();
    sheets.erase("scales");
    CHECK(faults_of(sheets).empty());
    CHECK(tests::read_sheets(sheets).value().questionnaire.scales.empty());
}

TEST_CASE("settings hold one line", "[questionnaires][reader]") {
    SheetCells sheets = tests::good_sheets();
    auto& settings = sheets.at("settings");

    settings.push_back(settings[1]);
    CHECK_THAT(faults_of(sheets).at(0).reason, Catch::Contains("n’a qu’une ligne"));

    settings.resize(1);
    CHECK_THAT(faults_of(sheets).at(0).reason, Catch::Contains("n’a aucune ligne"));
}
