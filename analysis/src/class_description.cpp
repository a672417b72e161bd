#include "class_description.hpp"

#include "v_test.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace analysis {
namespace {

constexpr double kShown = 1.959963984540054;  // 5 %, two-sided

/// People and weights of each class, and of each class by category.
struct ClassCounts {
    std::vector<std::size_t> people;
    std::vector<double> weights;
    Cells<std::size_t> people_with;
    Cells<double> weights_with;
    bool weighted = false;
};

ClassCounts count(const AnswerProfiles& people, const std::vector<std::size_t>& class_of_profile,
                  std::size_t classes) {
    const std::size_t categories = people.categories.size();
    ClassCounts counts{std::vector<std::size_t>(classes, 0),
                       std::vector<double>(classes, 0.0),
                       {classes, categories, 0},
                       {classes, categories, 0.0}};
    for (std::size_t p = 0; p < people.profiles.size(); ++p) {
        const auto& profile = people.profiles[p];
        const std::size_t k = class_of_profile[p];
        counts.people[k] += profile.weights.size();
        counts.weights[k] += profile.weight;
        for (const std::size_t j : profile.answers) {
            counts.people_with.at(k, j) += profile.weights.size();
            counts.weights_with.at(k, j) += profile.weight;
        }
        for (const double weight : profile.weights) counts.weighted |= weight < 1.0 || weight > 1.0;
    }
    return counts;
}

/// On the effective number of people; nullopt when it is one at most.
std::optional<double> weighted_v_test(const CharacteristicCategory& shares, double class_share,
                                      const Number& base) {
    if (!base || !(base.value() > 1.0)) return std::nullopt;
    const double n = base.value();
    const double p = shares.percent_overall / 100.0;
    const double variance = (1.0 - class_share) * n / (n - 1.0) * p * (1.0 - p) / (n * class_share);
    if (!(variance > 0.0)) return std::nullopt;
    return (shares.percent_in_class / 100.0 - p) / std::sqrt(variance);
}

std::vector<CharacteristicCategory> characteristic(const AnswerProfiles& people, const ClassCounts& counts,
                                                   std::size_t k, const LogFactorials& factorials) {
    const auto with = margins_of(counts.people_with);
    const auto weights_with = margins_of(counts.weights_with);
    double total = 0.0;
    for (const double weight : counts.weights) total += weight;
    std::vector<CharacteristicCategory> result;
    for (std::size_t j = 0; j < people.categories.size(); ++j) {
        CharacteristicCategory one{j,
                                   counts.people_with.at(k, j),
                                   100.0 * counts.weights_with.at(k, j) / counts.weights[k],
                                   100.0 * weights_with.cols[j] / total,
                                   100.0 * counts.weights_with.at(k, j) / weights_with.cols[j],
                                   0.0};
        std::optional<double> v;
        if (counts.weighted)
            v = weighted_v_test(one, counts.weights[k] / total, people.base);
        else
            v = overlap_v_test({one.n, counts.people[k], with.cols[j], people.n}, factorials);
        if (!v || std::fabs(*v) < kShown) continue;
        one.v_test = *v;
        result.push_back(one);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return a.v_test > b.v_test; });
    return result;
}

}  // namespace

std::vector<AnswerClass> describe_classes(const AnswerProfiles& people,
                                          const std::vector<std::size_t>& class_of_profile,
                                          std::size_t classes) {
    const ClassCounts counts = count(people, class_of_profile, classes);
    const LogFactorials factorials{people.n};
    double total = 0.0;
    for (const double weight : counts.weights) total += weight;
    std::vector<AnswerClass> result;
    for (std::size_t k = 0; k < classes; ++k) {
        auto& one = result.emplace_back();
        one.label = "classe " + std::to_string(k + 1);
        one.n = counts.people[k];
        one.percent = 100.0 * counts.weights[k] / total;
        one.characteristic = characteristic(people, counts, k, factorials);
    }
    return result;
}

}  // namespace analysis
