#include "questionnaires/import.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "import/limesurvey.hpp"
#include "questionnaires/reader.hpp"
#include "temporary_folder.hpp"
#include "xlsx_files.hpp"

using namespace questionnaires;
using Catch::Matchers::Contains;

namespace {

Import imported(const std::string& name, const std::string& bytes) {
    auto result = import_questionnaire(name, bytes);
    if (!result) FAIL(result.error().reason);
    return std::move(result).value();
}

/// What the reader makes of the sheets; fails the test when it finds a fault.
Questionnaire checked(const Import& import) {
    const tests::TemporaryFolder folder;
    for (const auto& [name, content] : import.sheets) folder.file(name, content);
    auto reading = read_questionnaire(folder.path());
    if (!reading)
        FAIL(reading.error().front().sheet << " " << reading.error().front().row << " "
                                           << reading.error().front().reason);
    return std::move(reading).value().questionnaire;
}

bool loses(const Import& import, const std::string& question, const std::string& words) {
    return std::any_of(import.losses.begin(), import.losses.end(), [&](const Loss& loss) {
        return loss.question == question && loss.reason.find(words) != std::string::npos;
    });
}

std::string file_content(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string tsv(std::vector<std::vector<std::string>> rows) {
    std::string text = "\xEF\xBB\xBF";
    rows.insert(rows.begin(),
                {"class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
                 "em_validation_q", "mandatory", "other", "default", "same_default", "num_value_int_only"});
    for (auto& row : rows) {
        row.resize(14);
        for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : "\t") + row[i];
        text += "\n";
    }
    return text;
}

const std::string kTsv =
    tsv({{"S", "", "sid", "", "4321"},
         {"S", "", "language", "", "fr"},
         {"SL", "", "surveyls_title", "", "Enquête IA", "", "fr"},
         {"G", "G1", "Travail", "1", "", "", "fr"},
         {"Q", "L", "outil", "1", "<p>Utilisez-vous l&rsquo;outil ?</p>", "Un seul choix", "fr", "", "", "Y",
          "Y"},
         {"A", "0", "A1", "", "Oui", "", "fr"},
         {"A", "0", "A2", "", "Non", "", "fr"},
         {"Q", "M", "usages", "((outil.NAOK == \"A1\"))", "Pour quoi ?", "", "fr"},
         {"SQ", "0", "tri", "", "Trier", "", "fr"},
         {"SQ", "0", "ecrire", "", "Écrire", "", "fr"},
         {"Q", "T", "detail", "usages_tri == \"Y\" and outil == \"A1\"", "<b>Dites-en plus</b>", "", "fr"},
         {"Q", "F", "charge", "1", "\"Êtes-vous d’accord \"\"ou non\"\" ?\"", "", "fr"},
         {"SQ", "0", "1", "", "La charge est lourde", "", "fr"},
         {"SQ", "0", "2", "", "Le rythme est tenable", "", "fr"},
         {"A", "0", "1", "", "Non", "", "fr"},
         {"A", "0", "2", "", "Oui", "", "fr"},
         {"Q", "N", "heures", "count(that.usages) > 1", "Combien d’heures ?", "", "fr", "", "", "", "", "",
          "", "1"},
         {"Q", "T", "suite", "usages_ecrire == \"Y\"", "Et pour écrire ?", "", "fr"},
         {"Q", "L", "vide", "1", "Sans choix", "", "fr"},
         {"Q", "D", "naissance", "1", "Date de naissance", "", "fr"},
         {"Q", "R", "ordre_tres_long_de_priorites", "1", "Classez", "", "fr"},
         {"A", "0", "emploi", "", "Emploi", "", "fr"},
         {"A", "0", "sante", "", "Santé", "", "fr"},
         {"G", "G1", "Work", "1", "", "", "en"},
         {"Q", "L", "outil", "1", "Do you use it?", "", "en"},
         {"QTA", "", "quota hommes", "", "10", "", "fr"}});

}  // namespace

TEST_CASE("a questionnaire of LimeSurvey in tab-separated values passes the check") {
    const Import import = imported("enquete.txt", kTsv);
    const Questionnaire questionnaire = checked(import);
    CHECK(questionnaire.settings.title == "Enquête IA");
    REQUIRE(questionnaire.pages.size() == 1);
    const Question* tool = questionnaire.question("outil");
    REQUIRE(tool != nullptr);
    CHECK(tool->kind == QuestionKind::select_one);
    CHECK(tool->label == "Utilisez-vous l’outil ?");
    CHECK(tool->required);
    CHECK(questionnaire.choices_of(*tool).back().specify);
    REQUIRE(questionnaire.question("usages") != nullptr);
    CHECK(questionnaire.question("usages")->relevant->source() == "( ( ${outil} = 'A1' ) )");
    CHECK(questionnaire.question("detail")->relevant->source() ==
          "selected(${usages}, 'tri') and ${outil} = 'A1'");
    CHECK(questionnaire.question("detail")->multiline);
    CHECK(questionnaire.question("suite")->relevant->source() == "selected(${usages}, 'ecrir')");
    CHECK(questionnaire.question("charge")->label == "Êtes-vous d’accord \"ou non\" ?");
    CHECK(questionnaire.question("charge1")->likert);
    CHECK(questionnaire.question("heures")->kind == QuestionKind::integer);
}

TEST_CASE("what LimeSurvey has and the profile has not is told with its question and reason") {
    const Import import = imported("enquete.tsv", kTsv);
    CHECK(loses(import, "naissance", "date précise"));
    CHECK(loses(import, "vide", "aucun choix"));
    CHECK(loses(import, "heures", "count(that.usages) > 1"));
    CHECK(loses(import, "detail", "HTML"));
    CHECK(loses(import, "charge", "chaque ligne devient une question"));
    CHECK(loses(import, "ordre_tres_long_de_priorites", "ordretreslongdeprior"));
    CHECK(loses(import, "", "« ecrire » devient « ecrir »"));
    CHECK(loses(import, "", "quota"));
    CHECK(loses(import, "", "traductions"));
}

TEST_CASE("a structure of LimeSurvey is read in both of its generations") {
    const bool with_tables_of_texts = GENERATE(true, false);
    const auto table = [](const std::string& name, const std::string& rows) {
        return "<" + name + "><fields/><rows>" + rows + "</rows></" + name + ">";
    };
    std::string xml = "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>";
    xml += table("surveys", "<row><sid>77</sid><ipaddr>Y</ipaddr><anonymized>N</anonymized></row>");
    xml += table("surveys_languagesettings",
                 "<row><surveyls_language>fr</surveyls_language><surveyls_title><![CDATA[Charge]]></"
                 "surveyls_title></row>");
    const std::string in_row = with_tables_of_texts ? "" : "<language>fr</language>";
    const auto text = [&](const std::string& column, const std::string& words) {
        return with_tables_of_texts ? "" : "<" + column + ">" + words + "</" + column + ">";
    };
    xml += table("groups", "<row><gid>1</gid>" + text("group_name", "Travail") + in_row + "</row>");
    xml += table("questions",
                 "<row><qid>5</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>avis</title>"
                 "<question_order>1</question_order><mandatory>N</mandatory>" +
                     text("question", "Votre avis ?") + in_row + "</row>");
    xml += table("answers",
                 "<row><aid>9</aid><qid>5</qid><code>N</code><sortorder>2</sortorder><scale_id>0</scale_id>" +
                     text("answer", "Non") + in_row +
                     "</row><row><aid>8</aid><qid>5</qid><code>O</code><sortorder>1</sortorder><scale_id>0</"
                     "scale_id>" +
                     text("answer", "Oui") + in_row + "</row>");
    if (with_tables_of_texts) {
        xml += table("group_l10ns",
                     "<row><gid>1</gid><group_name>Travail</group_name><language>fr</language></row>");
        xml += table("question_l10ns",
                     "<row><qid>5</qid><question>Votre avis ?</question><language>fr</language></row>");
        xml += table("answer_l10ns",
                     "<row><aid>9</aid><answer>Non</answer><language>fr</language></row>"
                     "<row><aid>8</aid><answer>Oui</answer><language>fr</language></row>");
    }
    const Import import = imported("enquete.lss", xml + "</document>");
    const Questionnaire questionnaire = checked(import);
    CHECK(questionnaire.settings.id == "limesurvey-77");
    CHECK(questionnaire.pages.front().title == "Travail");
    const Question* view = questionnaire.question("avis");
    REQUIRE(view != nullptr);
    CHECK(view->label == "Votre avis ?");
    REQUIRE(questionnaire.choices_of(*view).size() == 2);
    CHECK(questionnaire.choices_of(*view).front().label == "Oui");
    CHECK(loses(import, "", "« ipaddr »"));
}

TEST_CASE("an XLSForm of other tools is brought to the profile") {
    tests::SheetCells sheets{
        {"survey",
         {{"type", "name", "label::English (en)", "label::Français (fr)", "relevant", "constraint",
           "appearance", "guidance_hint"},
          {"start", "debut"},
          {"select_one avis", "mon_avis", "Opinion", "Votre avis ?", "", "", "minimal", "aide"},
          {"begin group", "g1", "Work", "Travail", "${mon_avis} = 'ok'"},
          {"begin group", "g2", "", "Détail", "${mon_avis} != ''"},
          {"integer", "heures", "Hours", "Heures ?", "", ". >= 0"},
          {"end group"},
          {"geopoint", "lieu", "Where", "Où ?"},
          {"text", "mots", "Words", "Vos mots ?", "pulldata('a', 'b', 'c', 'd') = 1"},
          {"end group"}}},
        {"choices",
         {{"list_name", "name", "label::Français (fr)"},
          {"avis", "ok", "D’accord"},
          {"avis", "non", "Pas d’accord"}}},
        {"settings", {{"form_title", "form_id", "style"}, {"Essai", "essai", "pages"}}}};
    for (auto& [name, rows] : sheets)
        for (auto& row : rows) row.resize(rows.front().size());
    const tests::TemporaryFolder folder;
    const auto path = tests::write_archive(tests::workbook_parts(sheets), folder.path());
    const Import import = imported("essai.xlsx", file_content(path));
    const Questionnaire questionnaire = checked(import);
    REQUIRE(questionnaire.pages.size() == 3);
    CHECK(questionnaire.pages[1].title == "Détail");
    CHECK(questionnaire.pages[1].relevant->source() == "(${monavis} = 'ok') and (${monavis} != '')");
    CHECK(questionnaire.question("monavis")->label == "Votre avis ?");
    CHECK_FALSE(questionnaire.question("mots")->relevant);
    CHECK(loses(import, "mon_avis", "renommée"));
    CHECK(loses(import, "mon_avis", "minimal"));
    CHECK(loses(import, "debut", "qui répond"));
    CHECK(loses(import, "lieu", "lieu précis"));
    CHECK(loses(import, "mots", "pulldata"));
    CHECK(loses(import, "heures", "message"));
    CHECK(loses(import, "", "guidance_hint"));
    CHECK(loses(import, "", "style"));
}

TEST_CASE("conditions of LimeSurvey are translated or given up whole") {
    const std::map<std::string, std::string> multiple{{"m_a", "selected(${m}, 'a')"}};
    CHECK(lime_expression("(a.NAOK >= 3 || b == 'x')", multiple) == "( ${a} >= 3 or ${b} = 'x' )");
    CHECK(lime_expression("m_a.NAOK != \"Y\"", multiple) == "not(selected(${m}, 'a'))");
    CHECK(lime_expression("a eq 2", multiple) == "${a} = 2");
    for (const std::string source :
         {"is_empty(a)", "a == \"l'un\"", "!a", "a.shown == 1", "\"ouvert", "a ? b : c"})
        CHECK_FALSE(lime_expression(source, multiple));
}

TEST_CASE("a file that is no questionnaire is refused with what to do") {
    const auto refused = [](const std::string& name, const std::string& bytes) {
        const auto result = import_questionnaire(name, bytes);
        REQUIRE_FALSE(result);
        return result.error().reason;
    };
    CHECK_THAT(refused("a.pdf", "%PDF"), Contains("LimeSurvey"));
    CHECK_THAT(refused("a.lss", "<document/>"), Contains("lss"));
    CHECK_THAT(refused("a.lss", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><document>&e;"),
               Contains("lss"));
    CHECK_THAT(refused("a.txt", "un,deux"), Contains("class"));
    CHECK_THAT(refused("a.txt", "caf\xE9"), Contains("UTF-8"));
    CHECK_FALSE(refused("a.xlsx", "rien").empty());
}
