#include "analysis/fisher_exact.hpp"

#include "column_walk.hpp"
#include "half_tables.hpp"
#include "log_factorials.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace analysis {
namespace {

constexpr std::size_t kMostLines = 4;
constexpr std::size_t kMostPeople = 1'000'000;
constexpr std::uint64_t kMostSteps = 800'000'000;  // five seconds at most
constexpr std::uint64_t kMostNodeSteps = 20'000'000;
constexpr std::uint64_t kStepsOfNode = 8;  // times the square of the rows
constexpr std::size_t kNodesTried = 64;
constexpr double kEqualWithin = 1.0 + 1e-7;   // as R's fisher.test
constexpr double kSureOfComplement = 1e-5;    // above this, 1 - a sum of doubles keeps nine digits
constexpr double kFairOfComplement = 1e-9;    // four digits
constexpr double kGuessOfComplement = 1e-12;  // one
constexpr double kNegligible = 1e-18;         // of p, for each table that is left out

/// A table turned so that it has no more rows than columns, and its columns dealt in two halves.
struct Layout {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> left;
    std::vector<std::size_t> right;
    std::size_t people = 0;
    std::size_t in_right = 0;
};

Layout layout_of(const Margins<std::size_t>& sums) {
    Layout layout;
    std::vector<std::size_t> cols = sums.cols;
    layout.rows = sums.rows;
    if (layout.rows.size() > cols.size()) std::swap(layout.rows, cols);
    layout.people = sums.total;
    std::sort(layout.rows.begin(), layout.rows.end());
    std::sort(cols.begin(), cols.end(), std::greater<>{});
    // The largest with the smallest, the two between them together: halves of like size. Turning a square
    // table, or pairing otherwise, changes the work by less than half.
    for (std::size_t i = 0; i < cols.size(); ++i) {
        const bool outer = i == 0 || i == 3;
        (outer ? layout.left : layout.right).push_back(cols[i]);
        if (!outer) layout.in_right += cols[i];
    }
    return layout;
}

/// What each row gives to each half, the sums in ascending order, and the probability of that.
struct Node {
    std::vector<std::size_t> left;
    std::vector<std::size_t> right;
    double probability;
};

/// Nodes that may hold a table more probable than the one observed, and the mass of all the others.
struct Nodes {
    std::vector<Node> mixed;
    double improbable = 0.0;
};

Nodes nodes_of(const Layout& layout, double observed, const LogFactorials& factorials, WorkBudget& budget) {
    Nodes nodes;
    const auto met = [&](std::span<const std::size_t> taken, double probability) {
        Node node{layout.rows, {taken.begin(), taken.end()}, probability};
        for (std::size_t i = 0; i < taken.size(); ++i) node.left[i] -= taken[i];
        std::sort(node.left.begin(), node.left.end());
        std::sort(node.right.begin(), node.right.end());
        nodes.mixed.push_back(std::move(node));
        budget.spend(kStepsOfNode * taken.size() * taken.size());
    };
    const auto passed_over = [&nodes](double probability) { nodes.improbable += probability; };
    ColumnWalk{std::span{layout.rows}, layout.in_right, observed, factorials, budget, met, passed_over}.run();
    std::sort(nodes.mixed.begin(), nodes.mixed.end(), [](const Node& a, const Node& b) {
        return std::tie(a.left, a.right, a.probability) < std::tie(b.left, b.right, b.probability);
    });
    return nodes;
}

/// The mass, given the node, of the pairs whose product is at most `bound`.
double improbable_pairs(const HalfTables& one, const HalfTables& other, double bound) {
    double mass = 0.0;
    // How many of `other` make a probable pair with one[i]: falls as i grows.
    std::size_t probable = other.size();
    for (std::size_t i = 0; i < one.size(); ++i) {
        while (probable > 0 && !(other.probability[probable - 1] * one.probability[i] > bound)) --probable;
        if (probable == 0) return mass + one.from_here_on[i];
        mass += one.probability[i] * other.from_here_on[probable];
    }
    return mass + one.from_here_on[one.size()];
}

/// Whether nodes taken here and there have lists so short that all can be done.
bool affordable(const Nodes& nodes, HalfLists& left, HalfLists& right, Listing listing, WorkBudget& budget) {
    const std::size_t tried = std::min(kNodesTried, nodes.mixed.size());
    double in_left = 0.0;
    double in_right = 0.0;
    for (std::size_t i = 0; i < tried; ++i) {
        const Node& node = nodes.mixed[i * nodes.mixed.size() / tried];
        in_left += static_cast<double>(left.of(node.left, listing).size()) / static_cast<double>(tried);
        in_right += static_cast<double>(right.of(node.right, listing).size()) / static_cast<double>(tried);
    }
    const double steps =
        (in_left + in_right) * static_cast<double>(nodes.mixed.size()) +
        static_cast<double>(HalfLists::kStepsOfListed) * (in_left * static_cast<double>(left.expected()) +
                                                          in_right * static_cast<double>(right.expected()));
    return !budget.exhausted() && steps < static_cast<double>(kMostSteps);
}

/// nullopt when it would take too long.
std::optional<double> mass_up_to(double observed, const Layout& layout, const Nodes& nodes, Listing listing,
                                 const LogFactorials& factorials) {
    WorkBudget budget{2 * kMostSteps};  // the estimate may be short
    HalfLists left{layout.left, factorials, budget};
    HalfLists right{layout.right, factorials, budget};
    for (const Node& node : nodes.mixed) {
        left.expect(node.left, node.probability);
        right.expect(node.right, node.probability);
    }
    if (!affordable(nodes, left, right, listing, budget)) return std::nullopt;
    double mass = nodes.improbable;
    for (const Node& node : nodes.mixed) {
        const HalfTables& one = left.of(node.left, listing);
        const HalfTables& other = right.of(node.right, listing);
        if (!budget.spend(one.size() + other.size())) return std::nullopt;
        mass += node.probability * improbable_pairs(one, other, observed / node.probability);
    }
    return mass;
}

double probability_of(const Cells<std::size_t>& table, const Margins<std::size_t>& sums,
                      const LogFactorials& factorials) {
    long double log_probability = -factorials.of(sums.total);
    for (const std::size_t sum : sums.rows) log_probability += factorials.of(sum);
    for (const std::size_t sum : sums.cols) log_probability += factorials.of(sum);
    for (const std::size_t count : table.values) log_probability -= factorials.of(count);
    return static_cast<double>(std::exp(log_probability));
}

}  // namespace

Estimable<FisherTest> fisher_exact(const Cells<std::size_t>& counts) {
    const auto table = without_empty_lines(counts);
    if (table.rows < 2 || table.cols < 2)
        return not_estimable("moins de deux lignes ou de deux colonnes non vides");
    if (table.rows > kMostLines || table.cols > kMostLines)
        return not_estimable("test exact limité à quatre lignes et quatre colonnes");
    const auto too_many = not_estimable("trop de réponses pour un calcul exact ; lire le χ²");
    const auto sums = margins_of(table);
    if (sums.total > kMostPeople) return too_many;
    const Layout layout = layout_of(sums);
    const LogFactorials factorials{sums.total};
    const double observed = probability_of(table, sums, factorials) * kEqualWithin;
    WorkBudget node_budget{kMostNodeSteps};
    const Nodes nodes = nodes_of(layout, observed, factorials, node_budget);
    if (node_budget.exhausted()) return too_many;

    const auto quick = mass_up_to(observed, layout, nodes, {observed, Listing::Rest::complement}, factorials);
    if (!quick) return too_many;
    if (*quick >= kSureOfComplement || layout.left.size() == 1) return FisherTest{std::min(1.0, *quick)};
    const double at_least = *quick > kGuessOfComplement ? 0.5 * *quick : observed;
    const auto p =
        mass_up_to(observed, layout, nodes, {kNegligible * at_least, Listing::Rest::negligible}, factorials);
    if (p) return FisherTest{*p};
    if (*quick >= kFairOfComplement) return FisherTest{*quick};
    return too_many;
}

}  // namespace analysis
