#include "analysis/attainable_bounds.hpp"

#include "linear_programme.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

namespace analysis {

struct AttainableBounds::Programme {
    LinearProgramme linear;
    std::size_t profiles;
    std::vector<double> people = {};  ///< of the rows
    std::vector<std::uint32_t> objective = {};

    void set(std::size_t row, const Row& sum) {
        std::vector<std::pair<std::size_t, double>> ones;
        for (const std::uint32_t p : sum.members) ones.emplace_back(p, 1.0);
        linear.set_row(row, ones);
        people.push_back(static_cast<double>(sum.people));
    }
};

AttainableBounds::AttainableBounds(std::size_t profiles, std::span<const Row> rows)
    : programme_{new Programme{{LinearProgramme::Aim::maximum, rows.size(), profiles}, profiles}} {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        programme_->set(r, rows[r]);
        show(r);
    }
}

AttainableBounds::~AttainableBounds() = default;
AttainableBounds::AttainableBounds(AttainableBounds&&) noexcept = default;
AttainableBounds& AttainableBounds::operator=(AttainableBounds&&) noexcept = default;

std::size_t AttainableBounds::add(const Row& row) {
    const std::size_t place = programme_->linear.add_row();
    programme_->set(place, row);
    return place;
}

void AttainableBounds::show(std::size_t row) {
    programme_->linear.fix_row(row, programme_->people[row]);
}

void AttainableBounds::hide(std::size_t row) {
    programme_->linear.free_row(row);
}

double AttainableBounds::maximum(Members set) {
    for (const std::uint32_t p : programme_->objective) programme_->linear.weigh_column(p, 0.0);
    programme_->objective.assign(set.begin(), set.end());
    for (const std::uint32_t p : set) programme_->linear.weigh_column(p, 1.0);
    switch (programme_->linear.solve()) {
        case LinearProgramme::Outcome::optimal:
            return programme_->linear.objective();
        case LinearProgramme::Outcome::unbounded:
            return std::numeric_limits<double>::infinity();
        case LinearProgramme::Outcome::infeasible:
            break;
    }
    throw std::runtime_error("les effectifs montrés se contredisent : aucun tableau ne les vérifie tous");
}

std::vector<double> AttainableBounds::point() const {
    std::vector<double> point(programme_->profiles);
    for (std::size_t p = 0; p < point.size(); ++p) point[p] = programme_->linear.column(p);
    return point;
}

std::size_t AttainableBounds::programs() const {
    return programme_->linear.solved();
}

}  // namespace analysis
