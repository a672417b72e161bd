#include <algorithm>
#include <map>
#include <utility>

#include "import/limesurvey.hpp"
#include "naming.hpp"
#include "questionnaires/utf8.hpp"

namespace questionnaires {
namespace {

using Row = std::map<std::string, std::string, std::less<>>;

/// Tab-separated rows; a cell in double quotes may hold tabs, line ends and doubled quotes.
std::vector<std::vector<std::string>> cells_of(std::string_view text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    const auto end_cell = [&] { rows.back().push_back(std::exchange(cell, {})); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            cell += '"';
            ++i;
        } else if (quoted) {
            if (c == '"')
                quoted = false;
            else
                cell += c;
        } else if (c == '"' && cell.empty()) {
            quoted = true;
        } else if (c == '\t') {
            end_cell();
        } else if (c == '\n') {
            end_cell();
            rows.emplace_back();
        } else if (c != '\r') {
            cell += c;
        }
    }
    end_cell();
    return rows;
}

const std::string& at(const Row& row, std::string_view name) {
    static const std::string none;
    const auto found = row.find(name);
    return found == row.end() ? none : found->second;
}

/// The base language, or French when the file has it.
std::string language_of(const std::vector<Row>& rows) {
    std::string base;
    for (const Row& row : rows) {
        const std::string language = folded(at(row, "language"));
        if (language.starts_with("fr")) return at(row, "language");
        if (base.empty()) base = at(row, "language");
    }
    return base;
}

constexpr std::string_view kKnown[] = {
    "class",       "type/scale", "id",        "related_id", "name",       "relevance",       "text",
    "help",        "language",   "mandatory", "other",      "validation", "em_validation_q", "default",
    "same_default"};

void read(const Row& row, LimeSurvey& survey) {
    const std::string& kind = at(row, "class");
    if (kind == "S") {
        if (at(row, "name") == "sid") survey.id = at(row, "text");
    } else if (kind == "SL") {
        if (at(row, "name") == "surveyls_title") survey.title = at(row, "text");
    } else if (kind == "G") {
        survey.groups.push_back({at(row, "name"), at(row, "relevance"), {}});
    } else if (kind == "Q") {
        if (survey.groups.empty()) survey.groups.push_back({"Questions", "", {}});
        LimeQuestion question{at(row, "type/scale"),
                              at(row, "name"),
                              at(row, "text"),
                              at(row, "help"),
                              at(row, "relevance"),
                              at(row, "mandatory") == "Y" || at(row, "mandatory") == "S",
                              at(row, "other") == "Y",
                              {},
                              {},
                              {}};
        for (const auto& [name, cell] : row)
            if (!cell.empty() && std::find(std::begin(kKnown), std::end(kKnown), name) == std::end(kKnown))
                question.attributes[name] = cell;
        for (const std::string_view name : {"validation", "em_validation_q", "default"})
            if (!at(row, name).empty()) question.attributes[std::string{name}] = at(row, name);
        survey.groups.back().questions.push_back(std::move(question));
    } else if ((kind == "SQ" || kind == "A") && !survey.groups.empty() &&
               !survey.groups.back().questions.empty()) {
        LimeQuestion& question = survey.groups.back().questions.back();
        if (at(row, "type/scale") == "1" && kind == "SQ")
            survey.losses.push_back(
                {question.code, "seconde échelle du tableau, « " + at(row, "text") + " » : non reprise."});
        else
            (kind == "SQ" ? question.rows : question.answers).push_back({at(row, "name"), at(row, "text")});
    } else if (kind == "AS" || kind == "C" || kind.starts_with("QTA")) {
        survey.losses.push_back(
            {"", kind == "AS" ? "règle d’évaluation « " + at(row, "name") + " » : non reprise."
                 : kind == "C" ? "condition ancienne « " + at(row, "text") + " » : à récrire dans relevant."
                               : "quota « " + at(row, "name") +
                                     " » : un quota montrerait les réponses pendant la collecte."});
    }
}

}  // namespace

Result<LimeSurvey, ImportError> read_lime_tsv(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (well_formed_utf8(bytes) != bytes.size())
        return Failure{ImportError{"le texte n’est pas en UTF-8. Exportez-le de nouveau depuis LimeSurvey."}};
    const auto table = cells_of(bytes);
    const auto& header = table.front();
    if (std::find(header.begin(), header.end(), "class") == header.end() ||
        std::find(header.begin(), header.end(), "type/scale") == header.end())
        return Failure{
            ImportError{"sa première ligne n’a pas les colonnes « class » et « type/scale » d’un export "
                        "LimeSurvey. Choisissez l’export « Tab-separated values »."}};
    std::vector<Row> rows;
    for (std::size_t i = 1; i < table.size(); ++i) {
        Row row;
        for (std::size_t j = 0; j < header.size() && j < table[i].size(); ++j)
            row.emplace(header[j], std::string{trimmed(table[i][j])});
        if (!at(row, "class").empty()) rows.push_back(std::move(row));
    }
    LimeSurvey survey;
    const std::string language = language_of(rows);
    std::size_t others = 0;
    for (const Row& row : rows) {
        if (at(row, "language").empty() || at(row, "language") == language)
            read(row, survey);
        else
            ++others;
    }
    if (others > 0)
        survey.losses.push_back({"", "traductions retirées : seule la langue « " + language +
                                         " » est reprise (" + std::to_string(others) +
                                         " lignes dans d’autres langues)."});
    return survey;
}

}  // namespace questionnaires
