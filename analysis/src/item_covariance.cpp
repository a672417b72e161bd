#include "analysis/item_covariance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace analysis {
namespace {

/// Covariance of items a and b on those who answered both.
std::optional<double> covariance(const std::vector<ItemProfile>& profiles, std::size_t a, std::size_t b) {
    std::size_t answered = 0;
    std::vector<double> left;
    std::vector<double> right;
    for (const auto& profile : profiles) {
        if (!profile.values[a] || !profile.values[b]) continue;
        const auto count = static_cast<double>(profile.count);
        answered += profile.count;
        left.push_back(count * *profile.values[a]);
        right.push_back(count * *profile.values[b]);
    }
    if (answered < 2) return std::nullopt;
    const auto n = static_cast<double>(answered);
    const double left_mean = compensated_sum(left) / n;
    const double right_mean = compensated_sum(right) / n;

    std::vector<double> products;
    products.reserve(left.size());
    for (const auto& profile : profiles) {
        if (!profile.values[a] || !profile.values[b]) continue;
        products.push_back(static_cast<double>(profile.count) * (*profile.values[a] - left_mean) *
                           (*profile.values[b] - right_mean));
    }
    return compensated_sum(products) / (n - 1.0);
}

bool constant(const std::vector<ItemProfile>& profiles, std::size_t item) {
    std::optional<double> first;
    for (const auto& profile : profiles) {
        if (!profile.values[item]) continue;
        if (first && *first != *profile.values[item]) return false;
        first = profile.values[item];
    }
    return true;
}

}  // namespace

std::vector<ItemProfile> item_profiles(const std::vector<Answers>& items) {
    std::map<std::vector<std::optional<double>>, std::size_t> counts;
    const std::size_t rows = items.empty() ? 0 : items.front().size();
    std::vector<std::optional<double>> values(items.size());
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t j = 0; j < items.size(); ++j) values[j] = items[j][row];
        ++counts[values];
    }
    std::vector<ItemProfile> profiles;
    profiles.reserve(counts.size());
    for (auto& [key, count] : counts) profiles.push_back({key, count});
    return profiles;
}

std::vector<ItemProfile> complete_only(const std::vector<ItemProfile>& profiles) {
    std::vector<ItemProfile> complete;
    for (const auto& profile : profiles)
        if (std::all_of(profile.values.begin(), profile.values.end(),
                        [](const auto& v) { return v.has_value(); }))
            complete.push_back(profile);
    return complete;
}

double ItemMatrix::trace() const {
    double sum = 0.0;
    for (std::size_t i = 0; i < k; ++i) sum += at(i, i);
    return sum;
}

double ItemMatrix::total() const {
    return compensated_sum(values);
}

double ItemMatrix::row_total(std::size_t i) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < k; ++j) sum += at(i, j);
    return sum;
}

std::optional<ItemMatrix> item_covariances(const std::vector<ItemProfile>& profiles, std::size_t items) {
    ItemMatrix matrix{items, std::vector<double>(items * items)};
    for (std::size_t i = 0; i < items; ++i) {
        const bool flat = constant(profiles, i);
        for (std::size_t j = i; j < items; ++j) {
            const auto c = covariance(profiles, i, j);
            if (!c) return std::nullopt;
            const double value = flat || constant(profiles, j) ? 0.0 : *c;
            matrix.values[i * items + j] = value;
            matrix.values[j * items + i] = value;
        }
    }
    return matrix;
}

std::optional<ItemMatrix> correlations(const ItemMatrix& covariances) {
    ItemMatrix matrix{covariances.k, std::vector<double>(covariances.values.size())};
    for (std::size_t i = 0; i < matrix.k; ++i) {
        if (!(covariances.at(i, i) > 0.0)) return std::nullopt;
        for (std::size_t j = 0; j < matrix.k; ++j)
            matrix.values[i * matrix.k + j] =
                i == j ? 1.0 : covariances.at(i, j) / std::sqrt(covariances.at(i, i) * covariances.at(j, j));
    }
    return matrix;
}

std::optional<std::vector<double>> minres_loadings(const ItemMatrix& r) {
    if (r.k < 3) return std::nullopt;
    const double total = r.total();
    std::vector<double> loadings(r.k, 0.5);
    if (total > 0.0)
        for (std::size_t i = 0; i < r.k; ++i) loadings[i] = r.row_total(i) / std::sqrt(total);

    constexpr int kMostRounds = 100'000;
    for (int round = 0; round < kMostRounds; ++round) {
        double moved = 0.0;
        for (std::size_t i = 0; i < r.k; ++i) {
            double product = 0.0;
            double squares = 0.0;
            for (std::size_t j = 0; j < r.k; ++j) {
                if (j == i) continue;
                product += r.at(i, j) * loadings[j];
                squares += loadings[j] * loadings[j];
            }
            if (!(squares > 0.0)) return std::nullopt;
            moved = std::max(moved, std::fabs(product / squares - loadings[i]));
            loadings[i] = product / squares;
        }
        if (moved > 1e-13) continue;

        double sum = 0.0;
        for (const double l : loadings) {
            if (std::fabs(l) > 1.0) return std::nullopt;
            sum += l;
        }
        if (sum < 0.0)
            for (double& l : loadings) l = -l;
        return loadings;
    }
    return std::nullopt;
}

}  // namespace analysis
