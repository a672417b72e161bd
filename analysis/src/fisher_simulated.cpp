#include "analysis/fisher_simulated.hpp"

#include "log_factorials.hpp"
#include "seeded_draws.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace analysis {
namespace {

constexpr std::size_t kMostPeople = 50'000;
constexpr std::size_t kMostMoves = 40'000'000;
constexpr std::size_t kFewestTables = 2'000;
constexpr std::size_t kMostTables = 20'000;
constexpr double kEqualWithin = 1e-7;  // as in the exact test, in logarithms

/// Minus the sum of ln(count!): what tells the probabilities of tables of the same margins apart.
double log_weight(const std::vector<std::size_t>& counts, const LogFactorials& factorials) {
    double sum = 0.0;
    for (const std::size_t count : counts) sum -= static_cast<double>(factorials.of(count));
    return sum;
}

}  // namespace

Estimable<SimulatedFisher> fisher_simulated(const Cells<std::size_t>& counts, std::uint64_t seed) {
    const auto table = without_empty_lines(counts);
    if (table.rows < 2 || table.cols < 2)
        return not_estimable("moins de deux lignes ou de deux colonnes non vides");
    const auto sums = margins_of(table);
    if (sums.total > kMostPeople) return not_estimable("trop de réponses pour simuler ; lire le χ²");
    const LogFactorials factorials{sums.total};
    std::vector<std::uint32_t> column_of;  // of each person, row after row
    for (std::size_t j = 0; j < table.cols; ++j)
        column_of.insert(column_of.end(), sums.cols[j], static_cast<std::uint32_t>(j));
    const double observed = log_weight(table.values, factorials) + kEqualWithin;
    const std::size_t tables = std::clamp(kMostMoves / sums.total, kFewestTables, kMostTables);

    SeededDraws draws{seed, 0};
    std::size_t as_rare = 0;
    std::vector<std::size_t> drawn(table.values.size());
    for (std::size_t i = 0; i < tables; ++i) {
        for (std::size_t last = column_of.size(); last > 1; --last)
            std::swap(column_of[last - 1], column_of[draws.below(last)]);
        std::fill(drawn.begin(), drawn.end(), 0);
        std::size_t person = 0;
        for (std::size_t row = 0; row < table.rows; ++row)
            for (std::size_t end = person + sums.rows[row]; person < end; ++person)
                ++drawn[row * table.cols + column_of[person]];
        if (log_weight(drawn, factorials) <= observed) ++as_rare;
    }
    const double p = static_cast<double>(1 + as_rare) / static_cast<double>(1 + tables);
    return SimulatedFisher{p, std::sqrt(p * (1.0 - p) / static_cast<double>(tables)), tables, seed};
}

}  // namespace analysis
