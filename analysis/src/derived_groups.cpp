#include "derived_groups.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace analysis {
namespace {

using Groups = std::vector<CellLattice::Group>;

ProfileSet without(const ProfileSet& from, const ProfileSet& taken) {
    ProfileSet left;
    std::set_difference(from.begin(), from.end(), taken.begin(), taken.end(), std::back_inserter(left));
    return left;
}

}  // namespace

DerivedGroups::DerivedGroups(const CellLattice& lattice, std::size_t enough)
    : lattice_{lattice},
      of_nobody_(lattice.profiles.size()),
      pairs_of_(lattice.groups.size()),
      lines_of_(lattice.groups.size()) {
    const Groups& groups = lattice.groups;
    for (const auto& group : groups)
        if (group.people == 0)
            for (const std::uint32_t p : group.profiles) of_nobody_[p] = true;
    std::vector<std::vector<std::size_t>> groups_of(lattice.profiles.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (const std::uint32_t p : groups[g].profiles) groups_of[p].push_back(g);
        known_.insert(groups[g].profiles);
        if (groups[g].people >= enough) crowds_.insert(without_nobody(groups[g].profiles));
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (groups[g].people == 0) continue;  // what remains without nobody is the same people
        for (const std::size_t wide : groups_of[groups[g].profiles.front()]) {
            const ProfileSet& all = groups[wide].profiles;
            const ProfileSet& part = groups[g].profiles;
            if (all.size() <= part.size() || !std::includes(all.begin(), all.end(), part.begin(), part.end()))
                continue;
            pairs_of_[g].push_back(nested_.size());
            pairs_of_[wide].push_back(nested_.size());
            nested_.emplace_back(wide, g);
        }
    }
    for (std::size_t l = 0; l < lattice.lines.size(); ++l) {
        lines_of_[lattice.lines[l].parent].push_back(l);
        for (const std::size_t child : lattice.lines[l].children) lines_of_[child].push_back(l);
    }
}

ProfileSet DerivedGroups::without_nobody(const ProfileSet& profiles) const {
    ProfileSet present;
    for (const std::uint32_t p : profiles)
        if (!of_nobody_[p]) present.push_back(p);
    return present;
}

bool DerivedGroups::known(const ProfileSet& profiles) const {
    return known_.contains(profiles) || crowds_.contains(without_nobody(profiles));
}

void DerivedGroups::add_pair(std::size_t pair, const std::vector<bool>& shown, std::size_t most,
                             std::vector<ProfileSet>& found) const {
    const auto& [wide, part] = nested_[pair];
    if (!shown[wide] || !shown[part]) return;
    const std::size_t people = lattice_.groups[wide].people - lattice_.groups[part].people;
    if (people == 0 || people > most) return;
    found.push_back(without(lattice_.groups[wide].profiles, lattice_.groups[part].profiles));
}

void DerivedGroups::add_line(std::size_t line, const std::vector<bool>& shown, std::size_t most,
                             std::vector<ProfileSet>& found) const {
    const CellLattice::Line& sum = lattice_.lines[line];
    if (!shown[sum.parent]) return;
    std::size_t people = 0;
    for (const std::size_t child : sum.children)
        if (!shown[child]) people += lattice_.groups[child].people;
    if (people == 0 || people > most) return;
    found.push_back(hidden_in(sum, shown));
}

ProfileSet DerivedGroups::hidden_in(const CellLattice::Line& line, const std::vector<bool>& shown) const {
    ProfileSet hidden;
    for (const std::size_t child : line.children) {
        const ProfileSet& part = lattice_.groups[child].profiles;
        if (!shown[child]) hidden.insert(hidden.end(), part.begin(), part.end());
    }
    std::sort(hidden.begin(), hidden.end());
    return hidden;
}

void DerivedGroups::add_rest(const ProfileSet& all, const ProfileSet& part, std::size_t most,
                             std::vector<ProfileSet>& found) const {
    if (all.size() <= part.size() || !std::includes(all.begin(), all.end(), part.begin(), part.end())) return;
    ProfileSet rest = without(all, part);
    const std::size_t people = people_in(lattice_, rest);
    if (people > 0 && people <= most) found.push_back(std::move(rest));
}

std::vector<ProfileSet> DerivedGroups::new_ones(std::vector<ProfileSet> found) const {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [this](const ProfileSet& profiles) { return known(profiles); });
    return found;
}

std::vector<ProfileSet> DerivedGroups::small_ones(const std::vector<bool>& shown, std::size_t most) const {
    std::vector<ProfileSet> found;
    for (std::size_t pair = 0; pair < nested_.size(); ++pair) add_pair(pair, shown, most, found);
    for (std::size_t line = 0; line < lattice_.lines.size(); ++line) add_line(line, shown, most, found);
    return new_ones(std::move(found));
}

std::vector<ProfileSet> DerivedGroups::small_ones_with(std::size_t group, const std::vector<bool>& shown,
                                                       std::size_t most) const {
    std::vector<ProfileSet> found;
    for (const std::size_t pair : pairs_of_[group]) add_pair(pair, shown, most, found);
    for (const std::size_t line : lines_of_[group]) add_line(line, shown, most, found);
    return new_ones(std::move(found));
}

std::vector<ProfileSet> DerivedGroups::small_ones_with(const MergedGroup& merged,
                                                       const std::vector<bool>& shown,
                                                       const std::vector<MergedGroup>& others,
                                                       std::size_t most) const {
    std::vector<ProfileSet> found;
    for (std::size_t g = 0; g < shown.size(); ++g) {
        if (!shown[g]) continue;
        add_rest(lattice_.groups[g].profiles, merged.profiles, most, found);
        add_rest(merged.profiles, lattice_.groups[g].profiles, most, found);
    }
    for (const MergedGroup& other : others) {
        if (!other.shown) continue;
        add_rest(other.profiles, merged.profiles, most, found);
        add_rest(merged.profiles, other.profiles, most, found);
    }
    for (const CellLattice::Line& line : lattice_.lines) {
        if (!shown[line.parent]) continue;
        ProfileSet hidden = hidden_in(line, shown);
        add_rest(hidden, merged.profiles, most, found);
        for (const MergedGroup& other : others)  // what other sums leave of it
            if (other.shown &&
                std::includes(hidden.begin(), hidden.end(), other.profiles.begin(), other.profiles.end()))
                hidden = without(hidden, other.profiles);
        add_rest(hidden, merged.profiles, most, found);
    }
    return new_ones(std::move(found));
}

}  // namespace analysis
