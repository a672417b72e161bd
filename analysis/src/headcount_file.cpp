#include "analysis/headcount_file.hpp"

#include "in_quotes.hpp"

#include "analysis/column_roles.hpp"
#include "analysis/data_file.hpp"

#include <set>
#include <utility>

namespace analysis {
namespace {

using questionnaires::Failure;

Failure<DataError> refused(const std::string& path, std::uint32_t line, const std::string& reason) {
    return Failure{
        DataError{"fichier " + in_quotes(path) + ", ligne " + std::to_string(line) + " : " + reason}};
}

}  // namespace

HeadcountResult read_headcounts(const std::string& path, std::string_view strata) {
    const auto read = read_data_file(path);
    if (!read) return Failure{read.error()};
    const Dataset& file = read.value();
    const auto names = categories_of(file, strata);
    if (!names) return Failure{names.error()};
    const auto people = score_of(file, "headcount");
    if (!people) return Failure{people.error()};

    std::vector<Headcount> headcounts;
    std::set<std::string> seen;
    for (std::size_t row = 0; row < file.rows; ++row) {
        const auto code = names.value()->codes[row];
        const auto& count = people.value()[row];
        if (code >= names.value()->categories.size())
            return refused(path, file.lines[row], "la strate n’a pas de nom");
        const std::string& name = names.value()->categories[code].code;
        if (!count || !(*count >= 0.0))
            return refused(
                path, file.lines[row],
                "l’effectif de la strate " + in_quotes(name) + " doit être un nombre, zéro compris");
        if (!seen.insert(name).second)
            return refused(path, file.lines[row], "la strate " + in_quotes(name) + " est là deux fois");
        headcounts.push_back({name, *count});
    }
    return headcounts;
}

}  // namespace analysis
