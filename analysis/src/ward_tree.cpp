#include "ward_tree.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace analysis {
namespace {

/// The classes not merged yet, each in the place of one of its points.
class WardMerging {
public:
    explicit WardMerging(const PointCloud& points)
        : classes_{points}, number_(points.size()), height_(points.size(), 0.0) {
        std::iota(number_.begin(), number_.end(), std::size_t{0});
        alive_ = number_;
    }

    std::vector<Merge> run() {
        std::vector<Merge> merges;
        std::vector<std::size_t> chain;
        while (alive_.size() > 1) {
            if (chain.empty()) chain.push_back(alive_.front());
            const std::size_t top = chain.back();
            const std::size_t before = chain.size() > 1 ? chain[chain.size() - 2] : top;
            const std::size_t next = nearest(top, before);
            if (next != before || before == top) {
                chain.push_back(next);
                continue;
            }
            chain.resize(chain.size() - 2);
            merges.push_back(merge(top, before, merges.size()));
        }
        return merges;
    }

private:
    double cost(std::size_t a, std::size_t b) const {
        const double wa = classes_.weights[a];
        const double wb = classes_.weights[b];
        return wa * wb / (wa + wb) * squared_distance(classes_, a, classes_, b);
    }

    /// The cheapest to merge with; `preferred` when nothing is cheaper, so that chains end.
    std::size_t nearest(std::size_t of, std::size_t preferred) const {
        std::size_t best = preferred;
        double least = preferred == of ? std::numeric_limits<double>::infinity() : cost(of, preferred);
        for (const std::size_t other : alive_) {
            if (other == of) continue;
            const double price = cost(of, other);
            if (price < least) {
                least = price;
                best = other;
            }
        }
        return best;
    }

    /// The merged class takes the place of the lower of both. A merge is never lower than those below it, which only
    /// rounding could make.
    Merge merge(std::size_t a, std::size_t b, std::size_t merges) {
        const std::size_t kept = std::min(a, b);
        const std::size_t gone = std::max(a, b);
        const Merge born{number_[kept], number_[gone],
                         std::max({cost(kept, gone), height_[kept], height_[gone]})};
        const double weight = classes_.weights[kept] + classes_.weights[gone];
        const double share = classes_.weights[gone] / weight;
        for (std::size_t s = 0; s < classes_.dimensions(); ++s)
            classes_.at.at(kept, s) += share * (classes_.at.at(gone, s) - classes_.at.at(kept, s));
        classes_.weights[kept] = weight;
        height_[kept] = born.height;
        number_[kept] = number_.size() + merges;
        alive_.erase(std::lower_bound(alive_.begin(), alive_.end(), gone));
        return born;
    }

    PointCloud classes_;
    std::vector<std::size_t> number_;
    std::vector<double> height_;
    std::vector<std::size_t> alive_;  ///< ascending
};

}  // namespace

std::vector<Merge> ward_tree(const PointCloud& points) {
    const std::vector<Merge> found = WardMerging{points}.run();
    std::vector<std::size_t> order(found.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&found](std::size_t i, std::size_t j) { return found[i].height < found[j].height; });
    std::vector<std::size_t> place(found.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    const auto renumbered = [&](std::size_t number) {
        return number < points.size() ? number : points.size() + place[number - points.size()];
    };
    std::vector<Merge> tree;
    for (const std::size_t i : order)
        tree.push_back({renumbered(found[i].a), renumbered(found[i].b), found[i].height});
    return tree;
}

std::vector<std::size_t> cut_tree(const std::vector<Merge>& tree, std::size_t classes) {
    const std::size_t points = tree.size() + 1;
    std::vector<std::size_t> parent(points + tree.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    for (std::size_t m = 0; m < points - classes; ++m) parent[tree[m].a] = parent[tree[m].b] = points + m;

    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> number(parent.size(), kNone);
    std::vector<std::size_t> of_point;
    std::size_t next = 0;
    for (std::size_t i = 0; i < points; ++i) {
        std::size_t root = i;
        while (parent[root] != root) root = parent[root];
        if (number[root] == kNone) number[root] = next++;
        of_point.push_back(number[root]);
    }
    return of_point;
}

}  // namespace analysis
