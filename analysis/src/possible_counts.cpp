#include "possible_counts.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace analysis {
namespace {

constexpr double kLargestDenominator = 60.0;
constexpr double kNear = 1e-4;  ///< a part that near to a whole number is it; else the sums would not agree
constexpr double kRounding = 1e-6;  ///< of sums
constexpr double kMargin = 1e-3;

std::optional<std::vector<double>> whole_parts(const std::vector<double>& point, double denominator) {
    std::vector<double> parts;
    parts.reserve(point.size());
    for (const double coordinate : point) {
        const double part = std::round(coordinate * denominator);
        if (!(std::abs(coordinate * denominator - part) < kNear) || part < 0.0) return std::nullopt;
        parts.push_back(part);
    }
    return parts;
}

}  // namespace

PossibleCounts::PossibleCounts(const std::vector<double>& point) : parts_{point} {
    for (double denominator = 1.0; denominator <= kLargestDenominator && !exact_; ++denominator)
        if (auto parts = whole_parts(point, denominator)) {
            denominator_ = denominator;
            parts_ = std::move(*parts);
            exact_ = true;
        }
}

double PossibleCounts::sum(Members profiles) const {
    double sum = 0.0;
    for (const std::uint32_t p : profiles) sum += parts_[p];
    return sum;
}

bool PossibleCounts::agrees(Members profiles, std::size_t people) const {
    return std::abs(sum(profiles) - denominator_ * static_cast<double>(people)) <= (exact_ ? 0.0 : kRounding);
}

bool PossibleCounts::reaches(Members profiles, std::size_t people) const {
    return sum(profiles) >= denominator_ * static_cast<double>(people) + (exact_ ? 0.0 : kMargin);
}

}  // namespace analysis
