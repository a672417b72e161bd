#include "publication/protection_report.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "estimates/json_results.hpp"
#include "estimates/shown.hpp"
#include "estimates/text_table.hpp"
#include "reports/french_numbers.hpp"

namespace commands {
namespace {

using analysis::CellLattice;
using analysis::MergedGroup;

std::string count_text(std::size_t count) {
    return reports::fmt_count(static_cast<std::int64_t>(count));
}

bool is_shown(const ProtectionReport& report, const CellLattice::Cell& cell) {
    return report.protection.shown[cell.group];
}

std::size_t people_of(const ProtectionReport& report, const CellLattice::Cell& cell) {
    return report.lattice.groups[cell.group].people;
}

void put_cell(JsonWriter& json, const ProtectionReport& report, const CellLattice::Cell& cell) {
    json.begin_object();
    json.key("group");
    json.begin_object();
    for (std::size_t d = 0; d < cell.dimensions.size(); ++d)
        put(json, report.lattice.dimensions[cell.dimensions[d]], cell.values[d]);
    json.end_object();
    put(json, "n", people_of(report, cell));
    json.key("shown");
    json.truth(is_shown(report, cell));
    json.end_object();
}

void put_merged(JsonWriter& json, const ProtectionReport& report, const MergedGroup& merged) {
    json.begin_object();
    json.key("group");
    json.begin_object();
    for (std::size_t d = 0; d < merged.dimensions.size(); ++d)
        put(json, report.lattice.dimensions[merged.dimensions[d]], merged.values[d]);
    json.end_object();
    put(json, "n", merged.people);
    json.key("shown");
    json.truth(merged.shown);
    json.end_object();
}

/// Which combinations can exist, as everybody knows: the audit needs it to read the tables as their readers do.
void put_profiles(JsonWriter& json, const CellLattice& lattice) {
    json.key("profiles");
    json.begin_object();
    put(json, "dimensions", lattice.dimensions);
    json.key("values");
    json.begin_array();
    for (const auto& profile : lattice.profiles) {
        json.begin_array();
        for (const auto& value : profile.values) json.text(value);
        json.end_array();
    }
    json.end_array();
    json.end_object();
}

std::string name_of(const ProtectionReport& report, const CellLattice::Cell& cell) {
    std::string name;
    for (std::size_t d = 0; d < cell.dimensions.size(); ++d)
        name += (d == 0 ? "" : ", ") + report.lattice.dimensions[cell.dimensions[d]] + " = " + cell.values[d];
    return name.empty() ? "ensemble" : name;
}

std::string name_of(const ProtectionReport& report, const MergedGroup& merged) {
    std::string name;
    for (std::size_t d = 0; d < merged.dimensions.size(); ++d) {
        name += (d == 0 ? "" : ", ") + report.lattice.dimensions[merged.dimensions[d]] + " = ";
        for (std::size_t v = 0; v < merged.values[d].size(); ++v)
            name += (v == 0 ? "" : " + ") + merged.values[d][v];
    }
    return name;
}

void print_hidden(const ProtectionReport& report, std::ostream& out) {
    TextTable hidden{{"caché", "effectif"}};
    for (const auto& cell : report.lattice.cells)
        if (!is_shown(report, cell)) hidden.add({name_of(report, cell), count_text(people_of(report, cell))});
    hidden.print(out);
    out << '\n';
}

void print_merged(const ProtectionReport& report, std::ostream& out) {
    TextTable shown{{"montré réuni", "effectif"}};
    for (const auto& merged : report.protection.merged)
        if (merged.shown) shown.add({name_of(report, merged), count_text(merged.people)});
    shown.print(out);
    out << '\n';
}

}  // namespace

void print_json(const ProtectionReport& report, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put(json, "threshold", report.threshold.people());
    json.key("cells");
    json.begin_array();
    for (const auto& cell : report.lattice.cells) put_cell(json, report, cell);
    json.end_array();
    json.key("merged");
    json.begin_array();
    for (const auto& merged : report.protection.merged) put_merged(json, report, merged);
    json.end_array();
    put_profiles(json, report.lattice);
    json.key("audit");
    json.begin_object();
    const auto& audit = report.protection.audit;
    put(json, "sensitive", audit.sensitive);
    put(json, "proved_below", audit.proved_below);
    put(json, "minimum_upper_bound", audit.minimum_upper_bound);
    put(json, "programs", audit.programs);
    json.end_object();
    json.end_object();
}

void print_text(const ProtectionReport& report, std::ostream& out) {
    const auto& cells = report.lattice.cells;
    const auto shown = static_cast<std::size_t>(
        std::count_if(cells.begin(), cells.end(), [&](const auto& cell) { return is_shown(report, cell); }));
    const auto& merged = report.protection.merged;
    if (shown == 0) {
        say(out,
            "Rien n’est montré : moins de " + count_text(report.threshold.people()) + " personnes en tout.");
        return;
    }
    if (shown < cells.size()) print_hidden(report, out);
    if (std::any_of(merged.begin(), merged.end(), [](const auto& group) { return group.shown; }))
        print_merged(report, out);
    say(out, "cases montrées : " + count_text(shown) + " sur " + count_text(cells.size()) +
                 " ; groupes de 1 à " + count_text(report.threshold.people() - 1) +
                 " personnes : " + count_text(report.protection.audit.sensitive));
    say(out, "Aucun groupe de moins de " + count_text(report.threshold.people()) +
                 " personnes ne peut être isolé à partir de ce qui est montré, pris ensemble ; " +
                 count_text(report.protection.audit.programs) + " calculs de bornes.");
}

}  // namespace commands
