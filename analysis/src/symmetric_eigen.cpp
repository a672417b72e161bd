#include "symmetric_eigen.hpp"

#include <Eigen/Eigenvalues>

#include <cstddef>

namespace analysis {
namespace {

using Eigen::Index;
using ByRows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Solver = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>;

Solver solved(const Cells<double>& matrix, int what) {
    const Eigen::Map<const ByRows> view{matrix.values.data(), static_cast<Index>(matrix.rows),
                                        static_cast<Index>(matrix.cols)};
    return Solver{Eigen::MatrixXd{view}, what};
}

std::vector<double> descending(const Solver& solver) {
    const auto& ascending = solver.eigenvalues();
    std::vector<double> values;
    for (Index i = ascending.size(); i > 0; --i) values.push_back(ascending[i - 1]);
    return values;
}

}  // namespace

std::optional<SymmetricEigen> symmetric_eigen(const Cells<double>& matrix) {
    const Solver solver = solved(matrix, Eigen::ComputeEigenvectors);
    if (solver.info() != Eigen::Success) return std::nullopt;
    SymmetricEigen result{descending(solver), {matrix.rows, matrix.cols, 0.0}};
    for (std::size_t i = 0; i < matrix.rows; ++i)
        for (std::size_t j = 0; j < matrix.cols; ++j)
            result.vectors.at(i, j) =
                solver.eigenvectors()(static_cast<Index>(i), static_cast<Index>(matrix.cols - 1 - j));
    return result;
}

std::optional<std::vector<double>> symmetric_eigenvalues(const Cells<double>& matrix) {
    const Solver solver = solved(matrix, Eigen::EigenvaluesOnly);
    if (solver.info() != Eigen::Success) return std::nullopt;
    return descending(solver);
}

}  // namespace analysis
