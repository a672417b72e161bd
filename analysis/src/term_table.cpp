#include "term_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace analysis {
namespace {

constexpr int kMostSteps = 150;
constexpr double kStillMoves = 1e-7;
constexpr double kRaises = 1e-10;  // relative: below it, rounding could go round in circles

double as_double(std::size_t count) {
    return static_cast<double>(count);
}

/// The first part of a cut while units move, with its chi-square ones^2 / (a (ones - a)) (sum a_j^2 / c_j - a^2 / ones), where a_j of the
/// c_j units that hold term j are in it, and a = sum a_j.
class FirstPart {
public:
    explicit FirstPart(const TermTable& table)
        : table_{table}, holding_(table.columns.size(), 0), inside_(table.profiles.size(), false) {}

    /// sum a_j^2 / c_j after the profile changes sides, and how many ones there are then.
    std::pair<double, std::size_t> changed(std::size_t profile) const {
        const TermProfile& moved = table_.profiles[profile];
        const double copies = as_double(moved.copies) * (inside_[profile] ? -1.0 : 1.0);
        double squares = squares_;
        for (const auto term : moved.terms)
            squares += copies * (2.0 * as_double(holding_[term]) + copies) / as_double(table_.columns[term]);
        return {squares, inside_[profile] ? ones_ - moved.ones() : ones_ + moved.ones()};
    }

    void change(std::size_t profile) {
        std::tie(squares_, ones_) = changed(profile);
        const TermProfile& moved = table_.profiles[profile];
        for (const auto term : moved.terms)
            holding_[term] = inside_[profile] ? holding_[term] - moved.copies : holding_[term] + moved.copies;
        inside_[profile] = !inside_[profile];
    }

    double chi_square() const { return chi_square(squares_, ones_); }
    double chi_square_changed(std::size_t profile) const {
        const auto [squares, ones] = changed(profile);
        return chi_square(squares, ones);
    }
    const std::vector<bool>& inside() const { return inside_; }

    /// Takes the rounding of many changes out.
    void recompute() {
        squares_ = 0.0;
        for (std::size_t j = 0; j < holding_.size(); ++j)
            if (holding_[j] > 0)
                squares_ += as_double(holding_[j]) * as_double(holding_[j]) / as_double(table_.columns[j]);
    }

private:
    /// 0 when a part is empty.
    double chi_square(double squares, std::size_t ones) const {
        if (ones == 0 || ones == table_.ones) return 0.0;
        const double all = as_double(table_.ones);
        const double a = as_double(ones);
        return all * all / (a * (all - a)) * (squares - a * a / all);
    }

    const TermTable& table_;
    std::vector<std::size_t> holding_;
    std::vector<bool> inside_;
    double squares_ = 0.0;
    std::size_t ones_ = 0;
};

/// Profiles by coordinate, equals in their own order.
std::vector<std::size_t> along(const std::vector<double>& coordinates) {
    std::vector<std::size_t> order(coordinates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&coordinates](std::size_t a, std::size_t b) {
        return coordinates[a] < coordinates[b];
    });
    return order;
}

/// The first part that is the best beginning of this order.
FirstPart best_beginning(const TermTable& table, const std::vector<std::size_t>& order) {
    FirstPart walking{table};
    std::size_t best = 0;
    double largest = -1.0;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        walking.change(order[i]);
        if (walking.chi_square() <= largest) continue;
        largest = walking.chi_square();
        best = i;
    }
    FirstPart part{table};
    for (std::size_t i = 0; i <= best; ++i) part.change(order[i]);
    part.recompute();
    return part;
}

}  // namespace

TermTable::TermTable(std::vector<TermProfile> rows, std::size_t terms)
    : profiles{std::move(rows)}, columns(terms, 0) {
    for (const TermProfile& profile : profiles) {
        units += profile.copies;
        ones += profile.ones();
        for (const auto term : profile.terms) columns[term] += profile.copies;
    }
}

std::size_t TermTable::filled_columns() const {
    return static_cast<std::size_t>(
        std::count_if(columns.begin(), columns.end(), [](std::size_t count) { return count > 0; }));
}

std::vector<double> first_axis(const TermTable& table) {
    const double all = as_double(table.ones);
    std::vector<double> terms(table.columns.size());
    for (std::size_t j = 0; j < terms.size(); ++j) terms[j] = std::sin(as_double(j * j + 3 * j + 1));
    std::vector<double> profiles(table.profiles.size());
    for (int round = 0; round < kMostSteps; ++round) {
        double mean = 0.0;  // the trivial axis, on which all are equal
        for (std::size_t j = 0; j < terms.size(); ++j) mean += as_double(table.columns[j]) * terms[j] / all;
        double square = 0.0;
        for (std::size_t j = 0; j < terms.size(); ++j) {
            terms[j] -= mean;
            square += as_double(table.columns[j]) * terms[j] * terms[j] / all;
        }
        if (!(square > 0.0)) break;  // proportional rows: no axis
        for (double& coordinate : terms) coordinate /= std::sqrt(square);

        std::vector<double> next(terms.size(), 0.0);
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            const TermProfile& profile = table.profiles[i];
            double sum = 0.0;
            for (const auto term : profile.terms) sum += terms[term];
            profiles[i] = sum / as_double(profile.terms.size());
            for (const auto term : profile.terms) next[term] += as_double(profile.copies) * profiles[i];
        }
        double eigenvalue = 0.0;
        for (std::size_t j = 0; j < terms.size(); ++j)
            if (table.columns[j] > 0) {
                next[j] /= as_double(table.columns[j]);
                eigenvalue += as_double(table.columns[j]) * next[j] * terms[j] / all;
            }
        double moved = 0.0;
        for (std::size_t j = 0; j < terms.size(); ++j)
            if (table.columns[j] > 0) moved = std::max(moved, std::abs(next[j] - eigenvalue * terms[j]));
        terms = std::move(next);
        if (moved < kStillMoves) break;
    }
    return profiles;
}

double chi_square_of(const TermTable& table, const std::vector<bool>& first) {
    FirstPart part{table};
    for (std::size_t i = 0; i < first.size(); ++i)
        if (first[i]) part.change(i);
    part.recompute();
    return part.chi_square();
}

TwoParts cut_in_two(const TermTable& table) {
    FirstPart part = best_beginning(table, along(first_axis(table)));
    for (bool changed = true; changed;) {
        changed = false;
        part.recompute();
        for (std::size_t i = 0; i < table.profiles.size(); ++i) {
            if (!(part.chi_square_changed(i) > part.chi_square() * (1.0 + kRaises))) continue;
            part.change(i);
            changed = true;
        }
    }
    TwoParts parts{part.inside(), 0, 0.0};
    for (std::size_t i = 0; i < table.profiles.size(); ++i)
        if (parts.first[i]) parts.units += table.profiles[i].copies;
    part.recompute();
    parts.chi_square = part.chi_square();
    return parts;
}

}  // namespace analysis
