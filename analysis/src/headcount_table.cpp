#include "analysis/headcount_table.hpp"

#include "analysis/column_roles.hpp"
#include "analysis/data_file.hpp"

#include "in_quotes.hpp"

#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace analysis {
namespace {

using questionnaires::Failure;

constexpr const char* kPeople = "headcount";
constexpr double kMostPeople = 1e8;

Failure<DataError> refused(const Dataset& file, std::size_t row, const std::string& reason) {
    return Failure{DataError{"fichier " + in_quotes(file.source) + ", ligne " +
                             std::to_string(file.lines[row]) + " : " + reason}};
}

}  // namespace

std::size_t HeadcountTable::total() const {
    std::size_t people = 0;
    for (const Row& row : rows) people += row.people;
    return people;
}

std::vector<HeadcountTable::Row> HeadcountTable::summed_over(const std::vector<std::size_t>& kept) const {
    std::map<std::vector<std::string>, std::size_t> people;
    for (const Row& row : rows) {
        std::vector<std::string> categories;
        for (const std::size_t column : kept) categories.push_back(row.categories[column]);
        people[std::move(categories)] += row.people;
    }
    std::vector<Row> sums;
    for (const auto& [categories, count] : people) sums.push_back({categories, count});
    return sums;
}

questionnaires::Result<HeadcountTable, DataError> read_headcount_table(const std::string& path,
                                                                       std::vector<std::string> columns) {
    const auto read = read_data_file(path);
    if (!read) return Failure{read.error()};
    const Dataset& file = read.value();
    const auto people = score_of(file, kPeople);
    if (!people) return Failure{people.error()};
    if (columns.empty())
        for (const NamedColumn& column : file.columns)
            if (column.name != kPeople) columns.push_back(column.name);
    std::vector<const CodedColumn*> cuts;
    for (const std::string& name : columns) {
        const auto column = categories_of(file, name);
        if (!column) return Failure{column.error()};
        cuts.push_back(column.value());
    }

    HeadcountTable table{file.source, std::move(columns), {}};
    std::set<std::vector<std::string>> seen;
    for (std::size_t row = 0; row < file.rows; ++row) {
        std::vector<std::string> categories;
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            const auto code = cuts[i]->codes[row];
            if (code >= cuts[i]->categories.size())
                return refused(file, row, "la case de " + in_quotes(table.columns[i]) + " est vide");
            categories.push_back(cuts[i]->categories[code].code);
        }
        const auto& count = people.value()[row];
        if (!count || !(*count >= 0.0 && *count <= kMostPeople) || *count != std::floor(*count))
            return refused(file, row, "headcount doit être un nombre entier de personnes, zéro compris");
        const bool whole_file = cuts.size() + 1 == file.columns.size();
        if (whole_file && !cuts.empty() && !seen.insert(categories).second)
            return refused(file, row, "cette ligne est déjà là : additionnez les deux effectifs");
        table.rows.push_back({std::move(categories), static_cast<std::size_t>(*count)});
    }
    if (table.total() == 0)
        return Failure{DataError{"fichier " + in_quotes(file.source) + " : l’effectif total est nul"}};
    return table;
}

}  // namespace analysis
