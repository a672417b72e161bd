#pragma once

#include "analysis/attainable_bounds.hpp"
#include "analysis/protection.hpp"
#include "cheapest_shift.hpp"
#include "derived_groups.hpp"
#include "possible_counts.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace analysis {

/// The search for what may be shown. Every set of people to protect has a witness: counts that agree with all that is
/// shown, and in which the set is large enough. While one lasts nothing more need be computed for its set.
class ProtectionSearch {
public:
    /// Everything is shown at first. Requires k people or more.
    ProtectionSearch(const CellLattice& lattice, Threshold threshold);

    void hide(std::size_t group);
    void hide_small_groups();
    /// Hides others until every target has a witness.
    void find_witnesses();
    /// Shows again, the dearest first, each group without which every target would still have a witness.
    void show_what_is_free();
    /// Shows the sum of hidden cells where every target keeps a witness and no small group follows from it and the
    /// others. The group must outlive the search.
    void try_to_show(MergedGroup& merged, const std::vector<MergedGroup>& others);

    const std::vector<bool>& shown() const { return shown_; }
    /// Small groups whose witness does not agree with everything shown, or that follow from it: none, unless the
    /// search is wrong.
    std::size_t without_proof() const;
    std::size_t programs() const { return shift_.programs() + bounds_.programs() + rigid_.programs(); }

private:
    using Counts = std::shared_ptr<const PossibleCounts>;
    struct Target {
        ProfileSet profiles;
        Counts witness = nullptr;
        std::vector<std::size_t> hidden_for = {};  ///< groups
    };

    bool is_small(std::size_t group) const;
    void find_witness(std::size_t target);
    void share(PossibleCounts counts);
    void add_targets(const std::vector<ProfileSet>& derived);
    void try_to_show(std::size_t group);
    void set_row(std::size_t row, bool shown);
    /// Counts that agree with every group shown, and in which the set is large enough.
    std::optional<PossibleCounts> proof(const ProfileSet& set);
    /// Shows the row if every target has a witness then too; `group` is the one that the row is of, if it is one.
    bool show_if_harmless(std::size_t row, const ProfileSet& profiles, std::size_t people,
                          std::optional<std::size_t> group);
    bool agrees(const PossibleCounts& counts) const;
    /// The lightest of the groups shown that the set has a part in, failing that of all but the total.
    std::optional<std::size_t> next_to_hide(const ProfileSet& set) const;

    const CellLattice& lattice_;
    std::size_t k_;
    std::size_t needed_;  ///< people that each target must be able to hold
    DerivedGroups derived_;
    std::vector<bool> shown_;  ///< by group
    AttainableBounds bounds_;
    CheapestShift shift_;  ///< groups shown may move, at a price
    CheapestShift
        rigid_;  ///< none may: finds counts in whole numbers where a maximum is too tight to prove in doubles
    std::vector<Target> targets_;
    std::vector<std::pair<ProfileSet, std::size_t>> sums_;  ///< the merged groups shown, with their people
};

}  // namespace analysis
