#include "analysis/cell_lattice.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace analysis {
namespace {

using Dimensions = std::vector<std::size_t>;
/// For each profile the group it belongs to: a margin cuts the profiles into disjoint groups.
using Partition = std::vector<std::size_t>;

/// The dimensions in alphabetical order, the profiles in the order of their values.
void put_in_order(CellLattice& lattice, const ProfileCounts& counts) {
    Dimensions order(counts.dimensions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return counts.dimensions[a] < counts.dimensions[b]; });
    for (const std::size_t d : order) lattice.dimensions.push_back(counts.dimensions[d]);
    for (const auto& profile : counts.profiles) {
        ProfileCounts::Profile ordered{{}, profile.people};
        for (const std::size_t d : order) ordered.values.push_back(profile.values[d]);
        lattice.profiles.push_back(std::move(ordered));
    }
    std::sort(lattice.profiles.begin(), lattice.profiles.end(),
              [](const auto& a, const auto& b) { return a.values < b.values; });
}

/// Every subset of every table, the smallest first.
std::vector<Dimensions> margins_of(const std::vector<std::string>& dimensions,
                                   const std::vector<std::vector<std::string>>& tables) {
    std::set<std::pair<std::size_t, Dimensions>> margins{{0, {}}};
    for (const auto& table : tables) {
        std::set<std::size_t> places;
        for (const auto& name : table) {
            const auto found = std::lower_bound(dimensions.begin(), dimensions.end(), name);
            places.insert(static_cast<std::size_t>(found - dimensions.begin()));
        }
        std::vector<Dimensions> subsets{{}};
        for (const std::size_t place : places) {
            const std::size_t before = subsets.size();
            for (std::size_t s = 0; s < before; ++s) {
                subsets.push_back(subsets[s]);
                subsets.back().push_back(place);
            }
        }
        for (auto& subset : subsets) margins.emplace(subset.size(), std::move(subset));
    }
    std::vector<Dimensions> ordered;
    for (const auto& margin : margins) ordered.push_back(margin.second);
    return ordered;
}

std::map<std::vector<std::string>, ProfileSet> cells_of(const CellLattice& lattice,
                                                        const Dimensions& margin) {
    std::map<std::vector<std::string>, ProfileSet> cells;
    for (std::size_t p = 0; p < lattice.profiles.size(); ++p) {
        std::vector<std::string> values;
        for (const std::size_t d : margin) values.push_back(lattice.profiles[p].values[d]);
        cells[std::move(values)].push_back(static_cast<std::uint32_t>(p));
    }
    return cells;
}

/// Whether every group of `fine` lies in one group of `wide`, and they are not the same.
bool refines(const Partition& fine, const Partition& wide, std::vector<std::size_t>& group_above) {
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::fill(group_above.begin(), group_above.end(), kNone);
    bool finer = false;
    for (std::size_t p = 0; p < fine.size(); ++p) {
        std::size_t& above = group_above[fine[p]];
        if (above != kNone && above != wide[p]) return false;
        above = wide[p];
        finer = finer || fine[p] != wide[p];
    }
    return finer;
}

/// One line for each group of `wide` that `fine` cuts.
void add_lines(const Partition& fine, const Partition& wide, std::vector<CellLattice::Line>& lines) {
    std::map<std::size_t, std::set<std::size_t>> children;
    for (std::size_t p = 0; p < fine.size(); ++p) children[wide[p]].insert(fine[p]);
    for (const auto& [parent, parts] : children)
        if (parts.size() > 1) lines.push_back({parent, {parts.begin(), parts.end()}});
}

/// Lines between margins that have no other margin in between: the others are sums of these.
void find_lines(CellLattice& lattice, const std::set<Partition>& distinct) {
    const std::vector<Partition> partitions{distinct.begin(), distinct.end()};
    const std::size_t count = partitions.size();
    std::vector<std::vector<bool>> finer(count, std::vector<bool>(count, false));
    std::vector<std::size_t> group_above(lattice.groups.size());
    for (std::size_t fine = 0; fine < count; ++fine)
        for (std::size_t wide = 0; wide < count; ++wide)
            finer[fine][wide] = fine != wide && refines(partitions[fine], partitions[wide], group_above);
    for (std::size_t fine = 0; fine < count; ++fine)
        for (std::size_t wide = 0; wide < count; ++wide) {
            bool next = finer[fine][wide];
            for (std::size_t between = 0; next && between < count; ++between)
                next = !(finer[fine][between] && finer[between][wide]);
            if (next) add_lines(partitions[fine], partitions[wide], lattice.lines);
        }
    const auto by_groups = [](const CellLattice::Line& a, const CellLattice::Line& b) {
        return std::tie(a.parent, a.children) < std::tie(b.parent, b.children);
    };
    std::sort(lattice.lines.begin(), lattice.lines.end(), by_groups);
    const auto same = [](const CellLattice::Line& a, const CellLattice::Line& b) {
        return a.parent == b.parent && a.children == b.children;
    };
    lattice.lines.erase(std::unique(lattice.lines.begin(), lattice.lines.end(), same), lattice.lines.end());
}

}  // namespace

std::size_t people_in(const CellLattice& lattice, const ProfileSet& profiles) {
    std::size_t people = 0;
    for (const std::uint32_t p : profiles) people += lattice.profiles[p].people;
    return people;
}

CellLattice cell_lattice(const ProfileCounts& counts, const std::vector<std::vector<std::string>>& tables) {
    CellLattice lattice;
    put_in_order(lattice, counts);
    std::map<ProfileSet, std::size_t> group_of;
    std::map<ProfileSet, std::size_t> crowd_of;
    std::set<Partition> partitions;
    for (const Dimensions& margin : margins_of(lattice.dimensions, tables)) {
        Partition partition(lattice.profiles.size());
        for (auto& [values, profiles] : cells_of(lattice, margin)) {
            const auto [found, fresh] = group_of.try_emplace(profiles, lattice.groups.size());
            if (fresh) {
                ProfileSet present;
                for (const std::uint32_t p : profiles)
                    if (lattice.profiles[p].people > 0) present.push_back(p);
                const std::size_t crowd = crowd_of.try_emplace(present, crowd_of.size()).first->second;
                lattice.groups.push_back({profiles, people_in(lattice, profiles), margin.size(), crowd});
            }
            lattice.cells.push_back({margin, values, found->second});
            for (const std::uint32_t p : profiles) partition[p] = found->second;
        }
        partitions.insert(std::move(partition));
    }
    lattice.crowds = crowd_of.size();
    find_lines(lattice, partitions);
    return lattice;
}

}  // namespace analysis
