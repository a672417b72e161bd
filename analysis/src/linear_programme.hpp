#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace analysis {

/// A linear programme that GLPK solves again and again with other bounds and another objective, from the basis of the
/// time before: a maximum by the primal simplex, a minimum by the dual, which suit changing objectives and changing
/// bounds. Rows and columns count from zero. Same calls, same results.
class LinearProgramme {
public:
    enum class Aim { minimum, maximum };
    enum class Outcome { optimal, unbounded, infeasible };

    /// Columns are >= 0 and weigh nothing; rows are free.
    LinearProgramme(Aim aim, std::size_t rows, std::size_t columns);
    ~LinearProgramme();
    LinearProgramme(const LinearProgramme&) = delete;
    LinearProgramme& operator=(const LinearProgramme&) = delete;

    /// Coefficients by column, each column once.
    void set_row(std::size_t row, const std::vector<std::pair<std::size_t, double>>& coefficients);
    void fix_row(std::size_t row, double value);
    void row_from(std::size_t row, double low);
    void free_row(std::size_t row);
    /// A free row after the others; its place.
    std::size_t add_row();

    void column_from(std::size_t column, double low);
    /// Requires 0 < high.
    void column_up_to(std::size_t column, double high);
    void fix_column(std::size_t column, double value);
    void weigh_column(std::size_t column, double weight);

    /// Throws std::runtime_error when the solver gives up.
    Outcome solve();
    /// Forgets the basis: the next solution starts from every column at its bound.
    void start_anew();

    double objective() const;
    double column(std::size_t column) const;
    std::size_t solved() const { return solved_; }

private:
    struct Problem;
    std::unique_ptr<Problem> problem_;
    std::size_t solved_ = 0;
};

}  // namespace analysis
