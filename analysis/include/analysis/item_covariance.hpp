#pragma once

#include "analysis/number.hpp"
#include "analysis/sample.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace analysis {

/// Respondents who gave the same answers to every item, counted once.
struct ItemProfile {
    std::vector<std::optional<double>> values;  ///< one per item
    std::size_t count;
};

/// The distinct profiles in lexicographic order, whatever the order of the rows: sums over them are
/// reproducible to the last bit, and cost the number of profiles rather than of people.
std::vector<ItemProfile> item_profiles(const std::vector<Answers>& items);

/// Those without a missing answer.
std::vector<ItemProfile> complete_only(const std::vector<ItemProfile>& profiles);

/// Symmetric k x k matrix by rows.
struct ItemMatrix {
    std::size_t k = 0;
    std::vector<double> values;

    double at(std::size_t i, std::size_t j) const { return values[i * k + j]; }
    double trace() const;
    double total() const;
    double row_total(std::size_t i) const;
};

/// Covariances (divisor n - 1) of the items, each pair on the respondents who answered both, values
/// centred at their means over those. On complete profiles this is the usual covariance matrix.
/// nullopt when a pair was answered by fewer than two respondents.
std::optional<ItemMatrix> item_covariances(const std::vector<ItemProfile>& profiles, std::size_t items);

/// c_ij / sqrt(c_ii c_jj); nullopt when an item is constant.
std::optional<ItemMatrix> correlations(const ItemMatrix& covariances);

/// Loadings of one factor that minimise sum_{i<j} (r_ij - l_i l_j)^2 (Harman & Jones 1966), by cyclic
/// exact minimisation over each loading until none moves by more than 1e-13. The sign is such that
/// their sum is positive. nullopt for k < 3, without convergence, or when a loading passes 1 in absolute
/// value (uniqueness below zero: Heywood case).
std::optional<std::vector<double>> minres_loadings(const ItemMatrix& correlations);

}  // namespace analysis
