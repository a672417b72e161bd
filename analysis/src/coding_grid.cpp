#include "analysis/coding_grid.hpp"

#include "in_quotes.hpp"

#include "analysis/french_words.hpp"
#include "analysis/specificities.hpp"
#include "questionnaires/csv.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace analysis {
namespace {

using questionnaires::Failure;

constexpr std::size_t kTermsOfClass = 10;
constexpr std::size_t kTermsOfName = 3;
constexpr std::size_t kFrequentThemes = 12;
constexpr double kTellsClass = 3.841458820694124;  // chi-square, one degree of freedom, 5 %

DataError at_line(const std::string& file, std::size_t line, const std::string& what) {
    return {"grille " + in_quotes(file) + (line == 0 ? "" : ", ligne " + std::to_string(line)) + " : " +
            what};
}

std::optional<std::size_t> column_named(const std::vector<std::string>& header,
                                        std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < header.size(); ++i)
        if (std::find(names.begin(), names.end(), header[i]) != names.end()) return i;
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

std::vector<std::string> terms_in(std::string_view cell) {
    std::vector<std::string> terms;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of("|;,\n"), cell.size());
        const auto term = trimmed(cell.substr(0, end));
        if (!term.empty()) terms.emplace_back(term);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return terms;
}

Theme& theme_named(CodingGrid& grid, std::string_view name) {
    const auto place =
        std::find_if(grid.begin(), grid.end(), [name](const Theme& theme) { return theme.name == name; });
    return place == grid.end() ? grid.emplace_back(Theme{std::string{name}, {}}) : *place;
}

std::vector<std::string> telling_terms(const OpenAnswers& answers, const TextClass& text_class,
                                       std::size_t at_most) {
    std::vector<std::string> forms;
    for (const ClassTerm& term : text_class.terms)
        if (forms.size() < at_most && term.chi_square >= kTellsClass)
            forms.push_back(answers.terms[term.term].form);
    return forms;
}

}  // namespace

questionnaires::Result<CodingGrid, DataError> read_coding_grid(std::string_view text,
                                                               const std::string& file) {
    const auto read = questionnaires::parse_csv(text);
    if (!read) return Failure{at_line(file, read.error().line, read.error().reason)};
    const questionnaires::CsvTable& table = read.value();
    const auto theme_column = column_named(table.header, {"theme", "thème"});
    const auto term_column = column_named(table.header, {"term", "terms", "terme", "termes"});
    if (!theme_column || !term_column)
        return Failure{at_line(file, 1, "il faut les colonnes « theme » et « term ».")};
    CodingGrid grid;
    for (const auto& row : table.rows) {
        const std::string_view name = trimmed(row.cells[*theme_column]);
        const auto terms = terms_in(row.cells[*term_column]);
        if (name.empty() && terms.empty()) continue;
        if (name.empty())
            return Failure{at_line(file, row.line, "un terme sans thème. Remplissez « theme ».")};
        if (terms.empty())
            return Failure{at_line(
                file, row.line, "le thème " + in_quotes(name) + " n’a pas de terme. Remplissez « term ».")};
        for (const auto& term : terms)
            if (french_words(term).empty())
                return Failure{at_line(
                    file, row.line, in_quotes(term) + " n’a pas de mot à chercher (deux lettres au moins).")};
        auto& all = theme_named(grid, name).terms;
        all.insert(all.end(), terms.begin(), terms.end());
    }
    if (grid.empty())
        return Failure{at_line(file, 0, "aucun thème. Une ligne par terme, sous « theme » et « term ».")};
    return grid;
}

questionnaires::Result<CodingGrid, DataError> read_coding_grid_file(const std::string& path) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem))
        return Failure{at_line(path, 0, "il n’y a pas de tel fichier. Vérifiez le nom et le dossier.")};
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return Failure{at_line(path, 0, "elle ne peut pas être ouverte. Vérifiez les droits de lecture.")};
    return read_coding_grid(std::string{std::istreambuf_iterator<char>{file}, {}}, path);
}

std::string coding_grid_csv(const CodingGrid& grid) {
    std::string text = questionnaires::csv_line({"theme", "term"});
    for (const Theme& theme : grid)
        for (const auto& term : theme.terms) text += questionnaires::csv_line({theme.name, term});
    return text;
}

CodingGrid frequent_themes(const OpenAnswers& answers, std::size_t at_most) {
    std::vector<const Term*> terms;
    for (const Term& term : answers.terms)
        if (term.answers >= kFewestAnswers) terms.push_back(&term);
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term* a, const Term* b) { return a->answers > b->answers; });
    CodingGrid grid;
    for (std::size_t i = 0; i < terms.size() && i < at_most; ++i)
        grid.push_back({terms[i]->form, {terms[i]->form}});
    return grid;
}

std::string class_name(const OpenAnswers& answers, const TextClass& text_class) {
    std::string name;
    for (const auto& form : telling_terms(answers, text_class, kTermsOfName))
        name += (name.empty() ? "" : " · ") + form;
    return name;
}

CodingGrid starting_grid(const OpenAnswers& answers, const Classification* classes) {
    CodingGrid grid;
    std::vector<std::string> taken;
    if (classes != nullptr)
        for (const TextClass& text_class : classes->classes) {
            auto terms = telling_terms(answers, text_class, kTermsOfClass);
            taken.insert(taken.end(), terms.begin(), terms.end());
            if (!terms.empty()) grid.push_back({class_name(answers, text_class), std::move(terms)});
        }
    for (Theme& theme : frequent_themes(answers, kFrequentThemes))
        if (std::find(taken.begin(), taken.end(), theme.name) == taken.end())
            grid.push_back(std::move(theme));
    return grid;
}

}  // namespace analysis
