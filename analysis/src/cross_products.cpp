#include "cross_products.hpp"

#include <cmath>

namespace analysis {

double CrossProducts::root_mean_square(std::size_t column) const {
    return std::sqrt(products.at(column, column) / total);
}

Cells<double> CrossProducts::correlations() const {
    Cells<double> result{means.size(), means.size(), 0.0};
    for (std::size_t i = 0; i < means.size(); ++i)
        for (std::size_t j = 0; j < means.size(); ++j) {
            const double scale = std::sqrt(products.at(i, i)) * std::sqrt(products.at(j, j));
            if (scale > 0.0) result.at(i, j) = i == j ? 1.0 : products.at(i, j) / scale;
        }
    return result;
}

CrossProducts cross_products(const ModelSample& sample, const std::vector<double>& weights) {
    const std::size_t size = sample.columns + 1;
    CrossProducts result{0.0, std::vector<double>(size, 0.0), Cells<double>{size, size, 0.0}};
    const auto score = [&](const AlikePeople& one) { return sample.scores[one.level]; };
    for (std::size_t i = 0; i < sample.alike.size(); ++i) {
        const AlikePeople& one = sample.alike[i];
        result.total += weights[i];
        for (std::size_t j = 0; j < sample.columns; ++j) result.means[j] += weights[i] * one.x[j];
        result.means.back() += weights[i] * score(one);
    }
    for (double& mean : result.means) mean /= result.total;
    std::vector<double> apart(size, 0.0);
    for (std::size_t i = 0; i < sample.alike.size(); ++i) {
        if (!(weights[i] > 0.0)) continue;
        const AlikePeople& one = sample.alike[i];
        for (std::size_t j = 0; j < sample.columns; ++j) apart[j] = one.x[j] - result.means[j];
        apart.back() = score(one) - result.means.back();
        for (std::size_t j = 0; j < size; ++j) {
            if (apart[j] == 0.0) continue;
            const double weighted = weights[i] * apart[j];
            for (std::size_t k = 0; k <= j; ++k) result.products.at(j, k) += weighted * apart[k];
        }
    }
    for (std::size_t j = 0; j < size; ++j)
        for (std::size_t k = 0; k < j; ++k) result.products.at(k, j) = result.products.at(j, k);
    return result;
}

CrossProducts cross_products(const ModelSample& sample) {
    std::vector<double> weights;
    weights.reserve(sample.alike.size());
    for (const AlikePeople& one : sample.alike) weights.push_back(one.total());
    return cross_products(sample, weights);
}

}  // namespace analysis
