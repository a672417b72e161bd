#include "analysis/profile_counts.hpp"

#include "in_quotes.hpp"

#include "questionnaires/csv.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace analysis {
namespace {

using questionnaires::CsvTable;
using questionnaires::Failure;

Failure<DataError> refused(const std::string& source, std::size_t line, const std::string& reason) {
    const std::string where = line == 0 ? "" : ", ligne " + std::to_string(line);
    return Failure{DataError{"fichier " + in_quotes(source) + where + " : " + reason}};
}

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// The column whose cell is empty, if one is.
std::optional<std::size_t> empty_cell(const CsvTable::Row& row) {
    const auto found = std::find(row.cells.begin(), row.cells.end(), std::string{});
    if (found == row.cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - row.cells.begin());
}

std::optional<std::size_t> place_of(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::size_t ProfileCounts::people() const {
    std::size_t sum = 0;
    for (const Profile& profile : profiles) sum += profile.people;
    return sum;
}

ProfileCountsResult read_profile_counts(std::string_view text, const std::string& source) {
    const auto parsed = questionnaires::parse_csv(text);
    if (!parsed) return refused(source, parsed.error().line, parsed.error().reason);
    const CsvTable& table = parsed.value();
    const auto count_column = place_of(table.header, "n");
    if (!count_column)
        return refused(source, 1, "aucune colonne « n » : elle porte l’effectif de chaque combinaison");

    ProfileCounts counts;
    for (std::size_t c = 0; c < table.header.size(); ++c)
        if (c != *count_column) counts.dimensions.push_back(table.header[c]);
    if (counts.dimensions.empty())
        return refused(source, 1, "aucune dimension : il faut au moins une colonne à côté de « n »");

    std::map<std::vector<std::string>, std::size_t> seen;
    std::size_t people = 0;
    for (const CsvTable::Row& row : table.rows) {
        if (const auto empty = empty_cell(row))
            return refused(source, row.line,
                           "la case de la colonne " + in_quotes(table.header[*empty]) + " est vide" +
                               (*empty == *count_column ? " ; écrivez 0 si la combinaison n’a personne"
                                                        : " ; écrivez une valeur, par exemple « non dit »"));
        ProfileCounts::Profile profile;
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            if (c != *count_column) profile.values.push_back(row.cells[c]);
        const auto n = whole_number(row.cells[*count_column]);
        if (!n)
            return refused(source, row.line,
                           "l’effectif " + in_quotes(row.cells[*count_column]) +
                               " n’est pas un nombre entier, zéro compris, écrit en chiffres");
        people += std::min(*n, ProfileCounts::kMostPeople + 1);
        if (people > ProfileCounts::kMostPeople)
            return refused(source, row.line,
                           "plus de " + std::to_string(ProfileCounts::kMostPeople) +
                               " personnes en tout ; protégez des fichiers plus petits");
        const auto [first, fresh] = seen.try_emplace(profile.values, row.line);
        if (!fresh)
            return refused(source, row.line,
                           "cette combinaison est déjà à la ligne " + std::to_string(first->second) +
                               " ; gardez une seule ligne avec l’effectif total");
        profile.people = *n;
        counts.profiles.push_back(std::move(profile));
    }
    if (counts.profiles.empty()) return refused(source, 0, "aucune combinaison sous l’en-tête");
    return counts;
}

HierarchyResult read_hierarchy(std::string_view text, const std::string& source, std::string_view variable) {
    const auto parsed = questionnaires::parse_csv(text);
    if (!parsed) return refused(source, parsed.error().line, parsed.error().reason);
    const CsvTable& table = parsed.value();
    if (table.header.front() != variable)
        return refused(source, 1,
                       "la première colonne est " + in_quotes(table.header.front()) + " ; attendu : " +
                           in_quotes(variable) + ", puis les niveaux de plus en plus larges");
    if (table.header.size() < 2)
        return refused(source, 1, "aucun niveau plus large que " + in_quotes(variable));

    Hierarchy hierarchy{table.header, {}};
    std::vector<std::map<std::string, std::pair<std::string, std::size_t>>> wider(table.header.size() - 1);
    std::map<std::string, std::size_t> seen;
    for (const CsvTable::Row& row : table.rows) {
        if (const auto empty = empty_cell(row))
            return refused(source, row.line,
                           "la case de la colonne " + in_quotes(table.header[*empty]) + " est vide");
        const auto [first, fresh] = seen.try_emplace(row.cells.front(), row.line);
        if (!fresh)
            return refused(
                source, row.line,
                in_quotes(row.cells.front()) + " est déjà à la ligne " + std::to_string(first->second));
        for (std::size_t level = 0; level + 1 < row.cells.size(); ++level) {
            const auto [above, unseen] =
                wider[level].try_emplace(row.cells[level], row.cells[level + 1], row.line);
            if (!unseen && above->second.first != row.cells[level + 1])
                return refused(source, row.line,
                               in_quotes(row.cells[level]) + " appartient à " +
                                   in_quotes(row.cells[level + 1]) + " mais à " +
                                   in_quotes(above->second.first) + " à la ligne " +
                                   std::to_string(above->second.second));
        }
        hierarchy.rows.push_back(row.cells);
    }
    return hierarchy;
}

ProfileCountsResult widened(ProfileCounts counts, const Hierarchy& hierarchy, const std::string& source) {
    const auto fine = place_of(counts.dimensions, hierarchy.levels.front());
    if (!fine)
        return refused(source, 0,
                       "les effectifs n’ont pas de colonne " + in_quotes(hierarchy.levels.front()));
    std::map<std::string_view, const std::vector<std::string>*> row_of;
    for (const auto& row : hierarchy.rows) row_of.emplace(row.front(), &row);
    for (const auto& profile : counts.profiles)
        if (!row_of.contains(profile.values[*fine]))
            return refused(source, 0,
                           in_quotes(profile.values[*fine]) + ", qui est dans les effectifs, n’y est pas ; " +
                               "ajoutez sa ligne");
    for (std::size_t level = 1; level < hierarchy.levels.size(); ++level) {
        const std::string& name = hierarchy.levels[level];
        if (name == "n") return refused(source, 1, "un niveau ne peut pas s’appeler « n »");
        const auto there = place_of(counts.dimensions, name);
        if (!there) counts.dimensions.push_back(name);
        for (auto& profile : counts.profiles) {
            const std::string& value = (*row_of.at(profile.values[*fine]))[level];
            if (!there)
                profile.values.push_back(value);
            else if (profile.values[*there] != value)
                return refused(source, 0,
                               "la colonne " + in_quotes(name) + " des effectifs donne " +
                                   in_quotes(profile.values[*there]) + " là où la hiérarchie donne " +
                                   in_quotes(value));
        }
    }
    return counts;
}

}  // namespace analysis
