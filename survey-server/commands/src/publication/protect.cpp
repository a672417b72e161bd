#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analysis/profile_counts.hpp"
#include "campaign/durable_file.hpp"
#include "estimates/data_request.hpp"
#include "publication/protection_report.hpp"
#include "publication/tables_file.hpp"
#include "publication/verbs.hpp"

namespace commands {
namespace {

constexpr std::size_t kMostCells = 200'000;

analysis::Threshold threshold_of(const Arguments& arguments) {
    constexpr auto kLimit = std::numeric_limits<std::int64_t>::max();
    const auto people = arguments.integer("threshold", -kLimit, kLimit);
    if (!people) return {};
    return value_or_refuse(
        analysis::Threshold::of(static_cast<std::size_t>(std::max<std::int64_t>(*people, 0))));
}

/// The counts with the levels of every hierarchy as further dimensions.
analysis::ProfileCounts counts_of(const Arguments& arguments, std::vector<analysis::Levels>& levels) {
    const std::string file = arguments.positional("COUNTS");
    auto counts = value_or_refuse(analysis::read_profile_counts(campaign::read_file(file), file));
    for (const std::string& written : arguments.all("hierarchy")) {
        const auto equals = written.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == written.size())
            throw WrongUsage{"--hierarchy attend VARIABLE=FICHIER.csv, pas « " + written + " »"};
        const std::string levels_file = written.substr(equals + 1);
        const auto hierarchy = value_or_refuse(analysis::read_hierarchy(
            campaign::read_file(levels_file), levels_file, written.substr(0, equals)));
        counts = value_or_refuse(analysis::widened(std::move(counts), hierarchy, levels_file));
        levels.push_back(hierarchy.levels);
    }
    return counts;
}

ProtectionReport report_on(const Arguments& arguments) {
    const auto threshold = threshold_of(arguments);
    analysis::ProtectionRule rule{threshold, {}};
    const auto counts = counts_of(arguments, rule.hierarchies);
    const std::string file = arguments.option("tables").value();
    const Tables tables = read_tables(campaign::read_file(file), file, counts.dimensions);
    auto lattice = analysis::cell_lattice(counts, tables);
    if (lattice.cells.size() > kMostCells)
        throw Refused("fichier « " + file + " » : plus de " + std::to_string(kMostCells) +
                      " cases en tout ; demandez moins de tableaux, ou des groupes plus larges.");
    auto protection = analysis::protect(lattice, rule);
    return {std::move(lattice), threshold, std::move(protection)};
}

void run(const Arguments& arguments, std::ostream& out) {
    const ProtectionReport report = report_on(arguments);
    if (arguments.has("json"))
        print_json(report, out);
    else
        print_text(report, out);
}

}  // namespace

Verb protect_verb() {
    return {
        .name = "protect",
        .summary = "décide ce qu’on peut montrer de tableaux d’effectifs, pris ensemble",
        .example = "vigie protect effectifs.csv --tables tableaux.json --hierarchy site=sites.csv --json",
        .positionals = {{.name = "COUNTS",
                         .help = "CSV : une ligne par combinaison qui peut exister, son effectif dans la "
                                 "colonne n, les autres colonnes sont les dimensions"}},
        .options = {{.name = "tables",
                     .value = "FILE",
                     .help =
                         "JSON : liste de tableaux, chacun liste de dimensions, comme "
                         "[[\"site\",\"metier\"],[\"metier\",\"age\"]] ; chacun vaut pour toutes ses marges",
                     .required = true},
                    {.name = "threshold",
                     .value = "K",
                     .help = "plus petit groupe montré : 10 par défaut, 5 au moins"},
                    {.name = "hierarchy",
                     .value = "VARIABLE=FILE",
                     .help = "CSV : niveaux de la dimension, du plus fin au plus large ; peut être répété",
                     .repeatable = true},
                    {.name = "json", .value = "", .help = "toutes les cases, en JSON"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { run(arguments, out); }};
}

}  // namespace commands
