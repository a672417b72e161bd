#include "merge_candidates.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace analysis {
namespace {

std::size_t place_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

MergeCandidates::MergeCandidates(const CellLattice& lattice, const std::vector<Levels>& hierarchies)
    : lattice_{lattice}, wider_(lattice.dimensions.size()) {
    for (const Levels& levels : hierarchies)
        for (std::size_t fine = 0; fine < levels.size(); ++fine)
            for (std::size_t wide = fine + 1; wide < levels.size(); ++wide)
                wider_[place_of(lattice.dimensions, levels[fine])].push_back(
                    place_of(lattice.dimensions, levels[wide]));

    using Key = std::pair<std::vector<std::size_t>, std::vector<std::string>>;
    std::map<Key, std::size_t> cell_at;
    for (std::size_t c = 0; c < lattice.cells.size(); ++c)
        cell_at.emplace(Key{lattice.cells[c].dimensions, lattice.cells[c].values}, c);
    std::map<std::pair<std::size_t, std::size_t>, Line> lines;  // by parent cell and dimension
    for (std::size_t c = 0; c < lattice.cells.size(); ++c)
        for (std::size_t d = 0; d < lattice.cells[c].dimensions.size(); ++d) {
            Key above{lattice.cells[c].dimensions, lattice.cells[c].values};
            const std::size_t along = above.first[d];
            above.first.erase(above.first.begin() + static_cast<std::ptrdiff_t>(d));
            above.second.erase(above.second.begin() + static_cast<std::ptrdiff_t>(d));
            const std::size_t parent = cell_at.at(above);
            Line& line = lines[{parent, along}];
            line.along = along;
            line.parent = lattice.cells[parent].group;
            line.cells.push_back(c);
        }
    for (auto& [key, line] : lines)
        if (line.cells.size() > 1) lines_.push_back(std::move(line));
}

MergedGroup MergeCandidates::merge(const Line& line, const std::vector<std::size_t>& cells) const {
    const CellLattice::Cell& first = lattice_.cells[cells.front()];
    MergedGroup merged{first.dimensions, line.along, {}, {}, 0, false};
    for (std::size_t d = 0; d < first.dimensions.size(); ++d) {
        merged.values.emplace_back();
        if (first.dimensions[d] != line.along)
            merged.values.back().push_back(first.values[d]);
        else
            for (const std::size_t c : cells) merged.values.back().push_back(lattice_.cells[c].values[d]);
    }
    for (const std::size_t c : cells) {
        merged.profiles.insert(merged.profiles.end(), group(c).profiles.begin(), group(c).profiles.end());
        merged.people += group(c).people;
    }
    std::sort(merged.profiles.begin(), merged.profiles.end());
    return merged;
}

std::vector<std::size_t> MergeCandidates::hidden_cells(const Line& line,
                                                       const std::vector<bool>& shown) const {
    std::vector<std::size_t> hidden;
    for (const std::size_t c : line.cells)
        if (!shown[lattice_.cells[c].group]) hidden.push_back(c);
    return hidden;
}

std::vector<MergedGroup> MergeCandidates::along_levels(const std::vector<bool>& shown) const {
    std::vector<MergedGroup> candidates;
    for (const Line& line : lines_)
        for (const std::size_t level : wider_[line.along]) {
            std::map<std::string, std::vector<std::size_t>> under;
            for (const std::size_t c : hidden_cells(line, shown)) under[value_of(c, level)].push_back(c);
            for (const auto& [value, cells] : under)
                if (cells.size() > 1) candidates.push_back(merge(line, cells));
        }
    std::stable_sort(candidates.begin(), candidates.end(), [](const MergedGroup& a, const MergedGroup& b) {
        return a.profiles.size() < b.profiles.size();
    });
    return candidates;
}

std::vector<MergedGroup> MergeCandidates::residuals(const std::vector<bool>& shown,
                                                    const std::vector<MergedGroup>& merged) const {
    std::vector<ProfileSet> taken;
    for (const MergedGroup& other : merged)
        if (other.shown) taken.push_back(other.profiles);
    std::vector<MergedGroup> candidates;
    for (const Line& line : lines_) {
        if (!shown[line.parent]) continue;
        auto hidden = hidden_cells(line, shown);
        std::erase_if(hidden, [&](std::size_t c) {
            const ProfileSet& cell = group(c).profiles;
            return std::any_of(taken.begin(), taken.end(), [&cell](const ProfileSet& all) {
                return std::includes(all.begin(), all.end(), cell.begin(), cell.end());
            });
        });
        if (hidden.size() > 1) candidates.push_back(merge(line, hidden));
    }
    return candidates;
}

std::vector<std::size_t> MergeCandidates::partners(const std::vector<bool>& shown, std::size_t enough) const {
    std::set<std::size_t> partners;
    for (const Line& line : lines_) {
        if (wider_[line.along].empty()) continue;
        std::map<std::string, std::vector<std::size_t>> under;
        for (const std::size_t c : line.cells) under[value_of(c, wider_[line.along].front())].push_back(c);
        for (auto& [value, cells] : under) {
            std::size_t hidden = 0;
            for (const std::size_t c : cells)
                if (!shown[lattice_.cells[c].group]) hidden += group(c).people;
            if (hidden == 0) continue;
            std::stable_sort(cells.begin(), cells.end(), [this](std::size_t a, std::size_t b) {
                return group(a).people < group(b).people;
            });
            for (const std::size_t c : cells) {
                if (hidden > enough) break;
                if (!shown[lattice_.cells[c].group] || group(c).people == 0) continue;
                partners.insert(lattice_.cells[c].group);
                hidden += group(c).people;
            }
        }
    }
    return {partners.begin(), partners.end()};
}

}  // namespace analysis
