#include "linear_programme.hpp"

#include <glpk.h>

#include <optional>
#include <stdexcept>
#include <string>

namespace analysis {
namespace {

int number(std::size_t position) {
    return static_cast<int>(position) + 1;  // GLPK counts from one
}

std::optional<LinearProgramme::Outcome> outcome_of(const glp_prob* problem) {
    switch (glp_get_status(const_cast<glp_prob*>(problem))) {
        case GLP_OPT:
            return LinearProgramme::Outcome::optimal;
        case GLP_UNBND:
            return LinearProgramme::Outcome::unbounded;
        case GLP_NOFEAS:
            return LinearProgramme::Outcome::infeasible;
        default:
            return std::nullopt;
    }
}

}  // namespace

struct LinearProgramme::Problem {
    glp_prob* glpk = glp_create_prob();

    Problem() = default;
    ~Problem() { glp_delete_prob(glpk); }
    Problem(const Problem&) = delete;
    Problem& operator=(const Problem&) = delete;

    std::optional<Outcome> solve() const {
        glp_smcp settings;
        glp_init_smcp(&settings);
        settings.msg_lev = GLP_MSG_OFF;
        settings.meth = glp_get_obj_dir(glpk) == GLP_MIN ? GLP_DUALP : GLP_PRIMAL;
        if (glp_simplex(glpk, &settings) != 0) return std::nullopt;
        return outcome_of(glpk);
    }
};

LinearProgramme::LinearProgramme(Aim aim, std::size_t rows, std::size_t columns)
    : problem_{std::make_unique<Problem>()} {
    glp_set_obj_dir(problem_->glpk, aim == Aim::minimum ? GLP_MIN : GLP_MAX);
    if (rows > 0) glp_add_rows(problem_->glpk, static_cast<int>(rows));
    if (columns > 0) glp_add_cols(problem_->glpk, static_cast<int>(columns));
    for (std::size_t r = 0; r < rows; ++r) free_row(r);
    for (std::size_t c = 0; c < columns; ++c) column_from(c, 0.0);
}

LinearProgramme::~LinearProgramme() = default;

void LinearProgramme::set_row(std::size_t row,
                              const std::vector<std::pair<std::size_t, double>>& coefficients) {
    std::vector<int> columns{0};
    std::vector<double> values{0.0};
    for (const auto& [column, value] : coefficients) {
        columns.push_back(number(column));
        values.push_back(value);
    }
    glp_set_mat_row(problem_->glpk, number(row), static_cast<int>(coefficients.size()), columns.data(),
                    values.data());
}

void LinearProgramme::fix_row(std::size_t row, double value) {
    glp_set_row_bnds(problem_->glpk, number(row), GLP_FX, value, value);
}

void LinearProgramme::free_row(std::size_t row) {
    glp_set_row_bnds(problem_->glpk, number(row), GLP_FR, 0.0, 0.0);
}

void LinearProgramme::row_from(std::size_t row, double low) {
    glp_set_row_bnds(problem_->glpk, number(row), GLP_LO, low, 0.0);
}

std::size_t LinearProgramme::add_row() {
    const int row = glp_add_rows(problem_->glpk, 1);
    glp_set_row_bnds(problem_->glpk, row, GLP_FR, 0.0, 0.0);
    return static_cast<std::size_t>(row) - 1;
}

void LinearProgramme::column_from(std::size_t column, double low) {
    glp_set_col_bnds(problem_->glpk, number(column), GLP_LO, low, 0.0);
}

void LinearProgramme::column_up_to(std::size_t column, double high) {
    glp_set_col_bnds(problem_->glpk, number(column), GLP_DB, 0.0, high);
}

void LinearProgramme::start_anew() {
    glp_std_basis(problem_->glpk);
}

void LinearProgramme::fix_column(std::size_t column, double value) {
    glp_set_col_bnds(problem_->glpk, number(column), GLP_FX, value, value);
}

void LinearProgramme::weigh_column(std::size_t column, double weight) {
    glp_set_obj_coef(problem_->glpk, number(column), weight);
}

LinearProgramme::Outcome LinearProgramme::solve() {
    ++solved_;
    if (const auto outcome = problem_->solve()) return *outcome;
    glp_std_basis(problem_->glpk);  // from an unlucky basis: once more from none
    if (const auto outcome = problem_->solve()) return *outcome;
    throw std::runtime_error("le solveur GLPK n’a pas abouti sur un calcul de bornes");
}

double LinearProgramme::objective() const {
    return glp_get_obj_val(problem_->glpk);
}

double LinearProgramme::column(std::size_t column) const {
    return glp_get_col_prim(problem_->glpk, number(column));
}

}  // namespace analysis
