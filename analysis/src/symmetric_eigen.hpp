#pragma once

#include "analysis/cells.hpp"

#include <optional>
#include <vector>

namespace analysis {

/// Eigenvalues in descending order and their vectors of length one.
struct SymmetricEigen {
    std::vector<double> values;
    Cells<double> vectors;  ///< one a column, in the order of the values; sign as it comes
};

/// Reads the lower triangle of a square matrix. nullopt when the iteration does not converge (a matrix with a
/// NaN or an infinity). Same bits for the same bits.
std::optional<SymmetricEigen> symmetric_eigen(const Cells<double>& matrix);

/// The eigenvalues alone, several times cheaper.
std::optional<std::vector<double>> symmetric_eigenvalues(const Cells<double>& matrix);

}  // namespace analysis
