#include <pugixml.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "import/limesurvey.hpp"
#include "naming.hpp"

namespace questionnaires {
namespace {

using Row = std::map<std::string, std::string, std::less<>>;
using Rows = std::vector<Row>;

constexpr std::size_t kLargest = std::size_t{32} << 20U;

const std::string& at(const Row& row, std::string_view name) {
    static const std::string none;
    const auto found = row.find(name);
    return found == row.end() ? none : found->second;
}

Rows rows_of(const pugi::xml_node& document, const char* table) {
    Rows rows;
    for (const pugi::xml_node& row : document.child(table).child("rows").children("row")) {
        Row cells;
        for (const pugi::xml_node& cell : row.children()) cells.emplace(cell.name(), cell.text().get());
        rows.push_back(std::move(cells));
    }
    return rows;
}

double place(const Row& row, std::string_view column) {
    return std::strtod(at(row, column).c_str(), nullptr);
}

void sort_by(Rows& rows, std::string_view column) {
    std::stable_sort(rows.begin(), rows.end(),
                     [column](const Row& a, const Row& b) { return place(a, column) < place(b, column); });
}

/// Texts of the rows: in a table of their own since LimeSurvey 4, beside the rows before.
class Texts {
public:
    Texts(const Rows& rows, const Rows& texts, std::string_view key, const std::string& language)
        : rows_{rows}, texts_{texts}, key_{key}, language_{language} {}

    std::string text(const Row& row, std::string_view column) const {
        for (const Row& one : texts_)
            if (at(one, key_) == at(row, key_) && at(one, "language") == language_) return at(one, column);
        for (const Row& one : rows_)
            if (at(one, key_) == at(row, key_) && at(one, "language") == language_) return at(one, column);
        return at(row, column);
    }

private:
    const Rows& rows_;
    const Rows& texts_;
    std::string_view key_;
    const std::string& language_;
};

/// One row of each key: older files repeat a row for each language.
Rows once(const Rows& rows, std::initializer_list<std::string_view> keys) {
    Rows kept;
    std::set<std::string> seen;
    for (const Row& row : rows) {
        std::string key;
        for (const std::string_view one : keys) key += at(row, one) + "\n";
        if (seen.insert(key).second) kept.push_back(row);
    }
    return kept;
}

constexpr std::string_view kUnused[] = {"anonymized", "datestamp",   "ipaddr",
                                        "refurl",     "savetimings", "tokenanswerspersistence"};

void lose_the_rest(const pugi::xml_node& document, LimeSurvey& survey) {
    for (const Row& row : rows_of(document, "surveys"))
        for (const std::string_view flag : kUnused)
            if (at(row, flag) == "Y")
                survey.losses.push_back(
                    {"", "réglage « " + std::string{flag} +
                             " » : jamais repris, l’anonymat est celui que Vigie définit."});
    for (const auto& [table, reason] : std::initializer_list<std::pair<const char*, const char*>>{
             {"quota", "quotas : un quota montrerait les réponses pendant la collecte."},
             {"conditions", "conditions anciennes : à récrire dans relevant."},
             {"assessments", "règles d’évaluation : non reprises."},
             {"defaultvalues", "valeurs par défaut : non reprises, rien n’est coché d’avance."}}) {
        const auto count = rows_of(document, table).size();
        if (count > 0) survey.losses.push_back({"", std::to_string(count) + " × " + reason});
    }
}

}  // namespace

Result<LimeSurvey, ImportError> read_lime_lss(std::string_view bytes) {
    if (bytes.size() > kLargest)
        return Failure{ImportError{"il dépasse 32 Mo : ce n’est pas un questionnaire."}};
    pugi::xml_document file;
    const auto parsed =
        file.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    const pugi::xml_node document = file.child("document");
    if (!parsed || !document ||
        std::string_view{document.child("LimeSurveyDocType").text().get()} != "Survey")
        return Failure{
            ImportError{"ce n’est pas la structure d’une enquête LimeSurvey. Exportez-la en « .lss »."}};

    LimeSurvey survey;
    std::string language;
    for (const Row& row : rows_of(document, "surveys_languagesettings")) {
        const bool french = at(row, "surveyls_language").starts_with("fr");
        if (!language.empty() && !french) {
            survey.losses.push_back(
                {"", "traduction « " + at(row, "surveyls_language") + " » : non reprise."});
            continue;
        }
        if (!language.empty())
            survey.losses.push_back({"", "traduction « " + language + " » : non reprise."});
        language = at(row, "surveyls_language");
        survey.title = at(row, "surveyls_title");
        for (const std::string_view column : {"surveyls_welcometext", "surveyls_endtext"})
            if (!at(row, column).empty())
                survey.losses.push_back({"", "texte d’accueil ou de fin (« " + std::string{column} +
                                                 " ») : Vigie a ses propres pages, qui disent l’anonymat."});
    }
    const Rows surveys = rows_of(document, "surveys");
    if (!surveys.empty()) survey.id = at(surveys.front(), "sid");

    const Rows groups = rows_of(document, "groups");
    const Rows group_texts = rows_of(document, "group_l10ns");
    Rows questions = rows_of(document, "questions");
    const Rows question_texts = rows_of(document, "question_l10ns");
    const Rows subquestions = rows_of(document, "subquestions");
    const Rows answers = rows_of(document, "answers");
    const Rows answer_texts = rows_of(document, "answer_l10ns");
    const Rows attributes = rows_of(document, "question_attributes");
    const Texts group_text{groups, group_texts, "gid", language};
    const Texts question_text{questions, question_texts, "qid", language};
    const Texts sub_text{subquestions, question_texts, "qid", language};
    const Texts answer_text{answers, answer_texts, "aid", language};

    Rows ordered_groups = once(groups, {"gid"});
    sort_by(ordered_groups, "group_order");
    Rows ordered_questions = once(questions, {"qid"});
    sort_by(ordered_questions, "question_order");
    Rows ordered_subs = once(subquestions, {"qid"});
    sort_by(ordered_subs, "question_order");
    for (const Row& row : ordered_groups) {
        LimeGroup group{group_text.text(row, "group_name"), at(row, "grelevance"), {}};
        for (const Row& one : ordered_questions) {
            const std::string& parent = at(one, "parent_qid");
            if (at(one, "gid") != at(row, "gid") || (!parent.empty() && parent != "0")) continue;
            LimeQuestion question{at(one, "type"),
                                  at(one, "title"),
                                  question_text.text(one, "question"),
                                  question_text.text(one, "help"),
                                  at(one, "relevance"),
                                  at(one, "mandatory") == "Y" || at(one, "mandatory") == "S",
                                  at(one, "other") == "Y",
                                  {},
                                  {},
                                  {}};
            for (const Row& sub : ordered_subs) {
                if (at(sub, "parent_qid") != at(one, "qid")) continue;
                if (at(sub, "scale_id") == "1")
                    survey.losses.push_back({question.code, "seconde échelle du tableau : non reprise."});
                else
                    question.rows.push_back({at(sub, "title"), sub_text.text(sub, "question")});
            }
            Rows own;
            for (const Row& answer : answers)
                if (at(answer, "qid") == at(one, "qid") && at(answer, "scale_id") != "1" &&
                    (at(answer, "language").empty() || at(answer, "language") == language))
                    own.push_back(answer);
            sort_by(own, "sortorder");
            for (const Row& answer : own)
                question.answers.push_back({at(answer, "code"), at(answer, "answer").empty()
                                                                    ? answer_text.text(answer, "answer")
                                                                    : at(answer, "answer")});
            for (const Row& attribute : attributes)
                if (at(attribute, "qid") == at(one, "qid") && !at(attribute, "value").empty())
                    question.attributes[at(attribute, "attribute")] = at(attribute, "value");
            if (!at(one, "preg").empty()) question.attributes["validation"] = at(one, "preg");
            group.questions.push_back(std::move(question));
        }
        survey.groups.push_back(std::move(group));
    }
    lose_the_rest(document, survey);
    return survey;
}

}  // namespace questionnaires
