#include "analysis/protection.hpp"

#include "analysis/attainable_bounds.hpp"
#include "merge_candidates.hpp"
#include "protection_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>
#include <utility>

namespace analysis {
namespace {

/// What the solver computed in doubles, without their last digits where it is plainly a whole number.
double without_rounding(double bound) {
    constexpr double kRounding = 1e-6;
    const double whole = std::round(bound);
    return std::abs(bound - whole) < kRounding ? whole : bound;
}

/// The tightest of the upper bounds, each computed anew from what is shown and nothing else.
void measure_bounds(const CellLattice& lattice, const std::set<std::size_t>& small, Protection& protection) {
    std::vector<AttainableBounds::Row> rows;
    for (std::size_t g = 0; g < lattice.groups.size(); ++g)
        if (protection.shown[g]) rows.push_back({lattice.groups[g].profiles, lattice.groups[g].people});
    for (const MergedGroup& merged : protection.merged)
        if (merged.shown) rows.push_back({merged.profiles, merged.people});
    AttainableBounds bounds{lattice.profiles.size(), rows};
    double lowest = std::numeric_limits<double>::infinity();
    for (const std::size_t group : small)
        lowest = std::min(lowest, bounds.maximum(lattice.groups[group].profiles));
    protection.audit.programs += bounds.programs();
    if (!small.empty())
        protection.audit.minimum_upper_bound =
            finite_or(without_rounding(lowest), "rien n’est montré qui borne ces groupes");
}

void count_sensitive(const CellLattice& lattice, std::size_t k, Protection& protection) {
    std::set<std::size_t> small;
    std::set<std::size_t> crowds;
    for (std::size_t g = 0; g < lattice.groups.size(); ++g) {
        const CellLattice::Group& group = lattice.groups[g];
        if (group.people == 0 || group.people >= k) continue;
        small.insert(g);
        crowds.insert(group.crowd);
    }
    protection.audit.sensitive = crowds.size();
    measure_bounds(lattice, small, protection);
}

void merge_hidden(const MergeCandidates& candidates, ProtectionSearch& search,
                  std::vector<MergedGroup>& merged) {
    const auto try_all = [&](std::vector<MergedGroup> groups) {
        for (MergedGroup& group : groups) {
            search.try_to_show(group, merged);
            merged.push_back(std::move(group));
        }
    };
    try_all(candidates.along_levels(search.shown()));
    try_all(candidates.residuals(search.shown(), merged));
}

Protection decide(const CellLattice& lattice, const ProtectionRule& rule, bool merge_first) {
    const MergeCandidates candidates{lattice, rule.hierarchies};
    ProtectionSearch search{lattice, rule.threshold};
    search.hide_small_groups();
    if (merge_first)
        for (const std::size_t group : candidates.partners(search.shown(), rule.threshold.people()))
            search.hide(group);
    search.find_witnesses();
    search.show_what_is_free();
    Protection protection;
    merge_hidden(candidates, search, protection.merged);
    protection.shown = search.shown();
    protection.audit.proved_below = search.without_proof();
    protection.audit.programs = search.programs();
    return protection;
}

std::size_t hidden_cells(const CellLattice& lattice, const Protection& protection) {
    return static_cast<std::size_t>(
        std::count_if(lattice.cells.begin(), lattice.cells.end(),
                      [&](const CellLattice::Cell& cell) { return !protection.shown[cell.group]; }));
}

}  // namespace

Protection protect(const CellLattice& lattice, const ProtectionRule& rule) {
    const std::size_t k = rule.threshold.people();
    Protection protection;
    if (lattice.people() < k) {
        protection.shown.assign(lattice.groups.size(), false);
    } else {
        protection = decide(lattice, rule, false);
        if (!rule.hierarchies.empty()) {
            Protection merged_first = decide(lattice, rule, true);
            merged_first.audit.programs += protection.audit.programs;
            if (hidden_cells(lattice, merged_first) <= hidden_cells(lattice, protection))
                protection = std::move(merged_first);
            else
                protection.audit.programs = merged_first.audit.programs;
        }
        if (protection.audit.proved_below > 0)
            throw std::runtime_error("la preuve de la protection a échoué : rien n’est montré");
    }
    count_sensitive(lattice, k, protection);
    return protection;
}

}  // namespace analysis
