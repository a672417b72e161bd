#include "protection_search.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace analysis {
namespace {

constexpr std::size_t kTotal = 0;  ///< the group that is never hidden: bounded by it alone, every set holds k

/// What it costs to hide a group: crossings lose detail before margins, small groups before large ones.
double weight_of(const CellLattice::Group& group) {
    const double order = group.crossed >= 3 ? 1.0 : group.crossed == 2 ? 4.0 : 1000.0;
    return order * (1.0 + 0.3 * std::log1p(static_cast<double>(group.people)));
}

AttainableBounds bounds_of(const CellLattice& lattice) {
    std::vector<AttainableBounds::Row> rows;
    for (const auto& group : lattice.groups) rows.push_back({group.profiles, group.people});
    return {lattice.profiles.size(), rows};
}

CheapestShift::Prices weights_of(const CellLattice& lattice) {
    CheapestShift::Prices weights;
    for (const auto& group : lattice.groups) weights.emplace_back(weight_of(group));
    weights[kTotal].reset();
    return weights;
}

bool overlap(const ProfileSet& a, const ProfileSet& b) {
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (*left == *right) return true;
        if (*left < *right)
            ++left;
        else
            ++right;
    }
    return false;
}

}  // namespace

ProtectionSearch::ProtectionSearch(const CellLattice& lattice, Threshold threshold)
    : lattice_{lattice},
      k_{threshold.people()},
      needed_{std::min(k_ + 1, lattice.people())},
      derived_{lattice, threshold.people()},
      shown_(lattice.groups.size(), true),
      bounds_{bounds_of(lattice)},
      shift_{lattice, weights_of(lattice)},
      rigid_{lattice, CheapestShift::Prices(lattice.groups.size())} {}

bool ProtectionSearch::is_small(std::size_t group) const {
    const std::size_t people = lattice_.groups[group].people;
    return people > 0 && people < k_;
}

void ProtectionSearch::hide(std::size_t group) {
    shown_[group] = false;
    shift_.hide(group);
    set_row(group, false);
}

void ProtectionSearch::set_row(std::size_t row, bool shown) {
    if (shown) {
        bounds_.show(row);
        rigid_.show(row);
    } else {
        bounds_.hide(row);
        rigid_.hide(row);
    }
}

void ProtectionSearch::hide_small_groups() {
    std::vector<std::size_t> small;
    for (std::size_t g = 0; g < shown_.size(); ++g)
        if (is_small(g)) small.push_back(g);
    for (const std::size_t g : small) hide(g);
    std::stable_sort(small.begin(), small.end(), [this](std::size_t a, std::size_t b) {
        return lattice_.groups[a].people > lattice_.groups[b].people;
    });
    for (const std::size_t g : small) targets_.push_back({lattice_.groups[g].profiles});
}

void ProtectionSearch::find_witnesses() {
    std::size_t next = 0;
    do {
        for (; next < targets_.size(); ++next) find_witness(next);
        add_targets(derived_.small_ones(shown_, k_));
    } while (next < targets_.size());
}

void ProtectionSearch::find_witness(std::size_t target) {
    Target& sought = targets_[target];
    if (sought.witness) return;
    if (auto counts = proof(sought.profiles)) {
        share(std::move(*counts));
        return;
    }
    auto shift = shift_.towards(sought.profiles, needed_);
    if (!shift)
        throw std::runtime_error("le solveur ne trouve aucune protection, même en ne montrant que le total");
    for (const std::size_t group : shift->moved) hide(group);
    std::optional<PossibleCounts> counts{shift->counts};
    if (!counts->reaches(sought.profiles, needed_) || !agrees(*counts)) counts.reset();
    while (!counts) {  // its fractions are no proof
        counts = proof(sought.profiles);
        if (counts) break;
        const auto next = next_to_hide(sought.profiles);
        if (!next)
            throw std::runtime_error("aucune protection ne se prouve, même en ne montrant que le total");
        hide(*next);
        shift->moved.push_back(*next);
    }
    sought.hidden_for = std::move(shift->moved);
    share(std::move(*counts));
}

std::optional<PossibleCounts> ProtectionSearch::proof(const ProfileSet& set) {
    constexpr double kRounding = 1e-6;
    if (bounds_.maximum(set) < static_cast<double>(needed_) - kRounding) return std::nullopt;
    PossibleCounts farthest{bounds_.point()};
    if (farthest.reaches(set, needed_) && agrees(farthest)) return farthest;
    const auto shift = rigid_.towards(set, needed_);
    if (!shift) return std::nullopt;
    PossibleCounts nearest{shift->counts};
    if (nearest.reaches(set, needed_) && agrees(nearest)) return nearest;
    return std::nullopt;
}

std::optional<std::size_t> ProtectionSearch::next_to_hide(const ProfileSet& set) const {
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t g) {
        return std::pair{!overlap(lattice_.groups[g].profiles, set), weight_of(lattice_.groups[g])};
    };
    for (std::size_t g = 0; g < shown_.size(); ++g)
        if (g != kTotal && shown_[g] && (!best || rank(g) < rank(*best))) best = g;
    return best;
}

void ProtectionSearch::share(PossibleCounts counts) {
    const auto shared = std::make_shared<const PossibleCounts>(std::move(counts));
    for (Target& target : targets_)
        if (!target.witness && shared->reaches(target.profiles, needed_)) target.witness = shared;
}

void ProtectionSearch::add_targets(const std::vector<ProfileSet>& derived) {
    for (const ProfileSet& profiles : derived)
        if (std::none_of(targets_.begin(), targets_.end(),
                         [&](const Target& target) { return target.profiles == profiles; }))
            targets_.push_back({profiles});
}

void ProtectionSearch::show_what_is_free() {
    std::vector<std::size_t> candidates;
    for (std::size_t g = 0; g < shown_.size(); ++g)
        if (!shown_[g] && !is_small(g)) candidates.push_back(g);
    std::stable_sort(candidates.begin(), candidates.end(), [this](std::size_t a, std::size_t b) {
        return weight_of(lattice_.groups[a]) > weight_of(lattice_.groups[b]);
    });
    for (const std::size_t g : candidates) try_to_show(g);
}

void ProtectionSearch::try_to_show(std::size_t group) {
    const CellLattice::Group& sought = lattice_.groups[group];
    shown_[group] = true;
    shown_[group] = derived_.small_ones_with(group, shown_, k_).empty() &&
                    show_if_harmless(group, sought.profiles, sought.people, group);
}

void ProtectionSearch::try_to_show(MergedGroup& merged, const std::vector<MergedGroup>& others) {
    if (merged.people > 0 && merged.people < k_) return;
    if (!derived_.small_ones_with(merged, shown_, others, k_).empty()) return;
    const std::size_t row = bounds_.add({merged.profiles, merged.people});
    rigid_.add(merged.profiles);
    sums_.emplace_back(merged.profiles, merged.people);
    merged.shown = show_if_harmless(row, merged.profiles, merged.people, std::nullopt);
    if (!merged.shown) sums_.pop_back();
}

bool ProtectionSearch::show_if_harmless(std::size_t row, const ProfileSet& profiles, std::size_t people,
                                        std::optional<std::size_t> group) {
    std::vector<std::size_t> contradicted;
    for (std::size_t t = 0; t < targets_.size(); ++t)
        if (!targets_[t].witness->agrees(profiles, people)) contradicted.push_back(t);
    if (group)  // those it was hidden for will object first
        std::stable_partition(contradicted.begin(), contradicted.end(), [&](std::size_t t) {
            const auto& groups = targets_[t].hidden_for;
            return std::find(groups.begin(), groups.end(), *group) != groups.end();
        });
    set_row(row, true);
    std::vector<Counts> witnesses;
    for (const std::size_t t : contradicted) {
        const Target& target = targets_[t];
        const auto one = std::find_if(witnesses.begin(), witnesses.end(), [&](const Counts& counts) {
            return counts->reaches(target.profiles, needed_);
        });
        if (one != witnesses.end()) {
            witnesses.push_back(*one);
            continue;
        }
        auto counts = proof(target.profiles);
        if (!counts) {
            set_row(row, false);
            return false;
        }
        witnesses.push_back(std::make_shared<const PossibleCounts>(std::move(*counts)));
    }
    for (std::size_t i = 0; i < contradicted.size(); ++i) targets_[contradicted[i]].witness = witnesses[i];
    return true;
}

bool ProtectionSearch::agrees(const PossibleCounts& counts) const {
    for (std::size_t g = 0; g < shown_.size(); ++g)
        if (shown_[g] && !counts.agrees(lattice_.groups[g].profiles, lattice_.groups[g].people)) return false;
    return std::all_of(sums_.begin(), sums_.end(),
                       [&](const auto& sum) { return counts.agrees(sum.first, sum.second); });
}

std::size_t ProtectionSearch::without_proof() const {
    std::size_t unproved = derived_.small_ones(shown_, k_).size();
    for (const Target& target : targets_)
        if (!target.witness || !agrees(*target.witness) || !target.witness->reaches(target.profiles, needed_))
            ++unproved;
    return unproved;
}

}  // namespace analysis
