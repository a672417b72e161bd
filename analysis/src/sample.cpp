#include "analysis/sample.hpp"

#include "analysis/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {

double compensated_sum(const std::vector<double>& values) {
    double sum = 0.0;
    double lost = 0.0;
    for (const double x : values) {
        const double next = sum + x;
        lost += std::fabs(sum) >= std::fabs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
    return sum + lost;
}

Sample::Sample(std::vector<double> values) : values_{std::move(values)} {
    if (values_.empty()) return;
    std::sort(values_.begin(), values_.end());
    const auto n = static_cast<double>(values_.size());
    mean_ = compensated_sum(values_) / n;

    std::vector<double> deviations(values_.size());
    std::transform(values_.begin(), values_.end(), deviations.begin(),
                   [this](double x) { return x - mean_; });
    const double drift = compensated_sum(deviations);  // what the rounding of the mean leaves
    for (double& d : deviations) d *= d;
    squares_ = values_.front() == values_.back() ? 0.0 : compensated_sum(deviations) - drift * drift / n;
}

Number Sample::mean() const {
    if (values_.empty()) return no_number("aucune réponse");
    return mean_;
}

Number Sample::variance() const {
    if (values_.empty()) return no_number("aucune réponse");
    if (values_.size() < 2) return no_number("une seule réponse");
    return squares_ / static_cast<double>(values_.size() - 1);
}

Number Sample::sd() const {
    const Number v = variance();
    if (!v) return v;
    return std::sqrt(v.value());
}

Number Sample::quantile(double p) const {
    if (values_.empty()) return no_number("aucune réponse");
    const double position = static_cast<double>(values_.size() - 1) * p;
    const double floor = std::floor(position);
    const auto below = static_cast<std::size_t>(floor);
    const auto above = std::min(below + 1, values_.size() - 1);
    return values_[below] + (position - floor) * (values_[above] - values_[below]);
}

Sample answered(const Answers& answers) {
    std::vector<double> values;
    values.reserve(answers.size());
    for (const auto& answer : answers)
        if (answer) values.push_back(*answer);
    return Sample{std::move(values)};
}

MeanEstimate student_mean(const Sample& sample) {
    const Number sd = sample.sd();
    if (!sd) {
        const std::string& reason = sd.error().reason;
        return {sample.size(), sample.mean(), sd, no_number(reason), no_number(reason), no_interval(reason)};
    }
    const auto n = static_cast<double>(sample.size());
    const double mean = sample.mean().value();
    const double se = sd.value() / std::sqrt(n);
    const double reach = t_quantile(0.975, n - 1.0) * se;
    return {sample.size(), mean, sd, se, n - 1.0, Interval{mean - reach, mean + reach}};
}

}  // namespace analysis
