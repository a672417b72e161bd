#include "cheapest_shift.hpp"

#include <algorithm>
#include <utility>

namespace analysis {
namespace {

constexpr std::size_t kAim = 0;  ///< the row of the set
constexpr double kStill = 1e-7;  ///< a movement of less is the rounding of the solver

/// A little for every change, never twice the same: among equal shifts the solver would wander for long.
double price_of_profile(std::size_t profile) {
    constexpr std::size_t kSpread = 1000;
    return 0.3 * (1.0 + static_cast<double>(profile * 619 % kSpread) / static_cast<double>(kSpread));
}

std::size_t columns_of(const CellLattice& lattice, const CheapestShift::Prices& prices) {
    const auto priced =
        std::count_if(prices.begin(), prices.end(), [](const auto& price) { return price.has_value(); });
    return 2 * (lattice.profiles.size() + static_cast<std::size_t>(priced));
}

}  // namespace

std::vector<std::pair<std::size_t, double>> CheapestShift::change_of(const ProfileSet& profiles) const {
    std::vector<std::pair<std::size_t, double>> terms;
    for (const std::uint32_t p : profiles) {
        terms.emplace_back(won(p), 1.0);
        terms.emplace_back(lost(p), -1.0);
    }
    return terms;
}

CheapestShift::CheapestShift(const CellLattice& lattice, const Prices& prices)
    : lattice_{lattice},
      prices_{prices},
      up_(prices.size()),
      shown_(prices.size(), true),
      linear_{LinearProgramme::Aim::minimum, lattice.groups.size() + 1, columns_of(lattice, prices)} {
    for (std::size_t p = 0; p < lattice.profiles.size(); ++p) {
        for (const std::size_t column : {won(p), lost(p)}) linear_.weigh_column(column, price_of_profile(p));
        if (lattice.profiles[p].people > 0)
            linear_.column_up_to(lost(p), static_cast<double>(lattice.profiles[p].people));
        else
            linear_.fix_column(lost(p), 0.0);
    }
    std::size_t column = 2 * lattice.profiles.size();
    for (std::size_t g = 0; g < lattice.groups.size(); ++g) {
        auto row = change_of(lattice.groups[g].profiles);
        if (prices[g]) {
            up_[g] = column;
            row.emplace_back(column, -1.0);
            row.emplace_back(column + 1, 1.0);
            for (const std::size_t movement : {column, column + 1})
                linear_.weigh_column(movement, *prices[g]);
            column += 2;
        }
        linear_.set_row(row_of(g), row);
        linear_.fix_row(row_of(g), 0.0);
    }
}

void CheapestShift::show(std::size_t group) {
    shown_[group] = true;
    linear_.fix_row(row_of(group), 0.0);
}

void CheapestShift::hide(std::size_t group) {
    shown_[group] = false;
    linear_.free_row(row_of(group));
}

std::size_t CheapestShift::add(const ProfileSet& profiles) {
    const std::size_t group = shown_.size();
    linear_.set_row(linear_.add_row(), change_of(profiles));
    shown_.push_back(false);
    up_.emplace_back();
    return group;
}

std::optional<CheapestShift::Shift> CheapestShift::towards(const ProfileSet& set, std::size_t needed) {
    linear_.set_row(kAim, change_of(set));
    linear_.row_from(kAim, static_cast<double>(needed) - static_cast<double>(people_in(lattice_, set)));
    linear_.start_anew();
    const auto outcome = linear_.solve();
    linear_.free_row(kAim);
    if (outcome != LinearProgramme::Outcome::optimal) return std::nullopt;

    Shift shift;
    for (std::size_t g = 0; g < lattice_.groups.size(); ++g)
        if (shown_[g] && up_[g] && linear_.column(*up_[g]) + linear_.column(*up_[g] + 1) > kStill)
            shift.moved.push_back(g);
    for (std::size_t p = 0; p < lattice_.profiles.size(); ++p)
        shift.counts.push_back(static_cast<double>(lattice_.profiles[p].people) + linear_.column(won(p)) -
                               linear_.column(lost(p)));
    return shift;
}

}  // namespace analysis
