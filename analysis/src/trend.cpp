#include "analysis/trend.hpp"

#include "analysis/distributions.hpp"
#include "analysis/multiple_testing.hpp"
#include "analysis/share_intervals.hpp"
#include "analysis/wave_order.hpp"

#include <cmath>
#include <set>
#include <utility>

namespace analysis {
namespace {

constexpr const char* kNotWeighted = "pas de version pondérée";

/// Number and mean of each class in each wave: classes[wave][class].
using Classes = std::vector<std::vector<Sample>>;

Classes classes_by_wave(const Answers& score, const Grouping& waves, const Grouping& by) {
    Classes classes;
    for (std::size_t wave = 0; wave < waves.labels.size(); ++wave) {
        Answers of_wave = score;
        for (std::size_t row = 0; row < score.size(); ++row)
            if (waves.of_row[row] != wave) of_wave[row].reset();
        classes.push_back(samples_by_group(of_wave, by));
    }
    return classes;
}

/// Classes that occur must occur in every wave concerned.
std::optional<std::string> absent_class(const Classes& classes, const Grouping& waves, const Grouping& by) {
    for (std::size_t c = 0; c < by.labels.size(); ++c) {
        bool somewhere = false;
        std::optional<std::size_t> without;
        for (std::size_t wave = 0; wave < classes.size(); ++wave) {
            if (classes[wave][c].size() > 0)
                somewhere = true;
            else if (!without)
                without = wave;
        }
        if (somewhere && without)
            return "aucune réponse de « " + by.labels[c] + " » à la vague " + waves.labels[*without];
    }
    return std::nullopt;
}

double answers_of(const std::vector<Sample>& classes) {
    double n = 0.0;
    for (const auto& sample : classes) n += static_cast<double>(sample.size());
    return n;
}

Estimable<std::vector<AdjustedMean>> adjusted_means(const Classes& classes, const Grouping& waves,
                                                    const Grouping& by) {
    if (const auto absent = absent_class(classes, waves, by)) return not_estimable(*absent);
    double n = 0.0;
    for (const auto& wave : classes) n += answers_of(wave);
    if (!(n > 0.0)) return not_estimable("aucune réponse");
    std::vector<AdjustedMean> result;
    for (std::size_t wave = 0; wave < classes.size(); ++wave) {
        double sum = 0.0;
        for (std::size_t c = 0; c < by.labels.size(); ++c) {
            if (classes[wave][c].size() == 0) continue;
            double everywhere = 0.0;
            for (const auto& one : classes) everywhere += static_cast<double>(one[c].size());
            sum += everywhere / n * classes[wave][c].mean().value();
        }
        result.push_back({waves.labels[wave], sum});
    }
    return result;
}

Estimable<Kitagawa> kitagawa_split(const Classes& all, const Grouping& waves, const Grouping& by) {
    if (all.size() < 2) return not_estimable("une seule vague");
    const Classes ends{all.front(), all.back()};
    const Grouping labels{{waves.labels.front(), waves.labels.back()}, {}};
    if (const auto absent = absent_class(ends, labels, by)) return not_estimable(*absent);
    const double n1 = answers_of(ends[0]);
    const double n2 = answers_of(ends[1]);
    if (!(n1 > 0.0 && n2 > 0.0)) return not_estimable("aucune réponse");
    Kitagawa split{0.0, 0.0, 0.0};
    for (std::size_t c = 0; c < by.labels.size(); ++c) {
        if (ends[0][c].size() == 0) continue;
        const double w1 = static_cast<double>(ends[0][c].size()) / n1;
        const double w2 = static_cast<double>(ends[1][c].size()) / n2;
        const double y1 = ends[0][c].mean().value();
        const double y2 = ends[1][c].mean().value();
        split.composition += (w2 - w1) * (y1 + y2) / 2.0;
        split.rate += (y2 - y1) * (w1 + w2) / 2.0;
    }
    split.total = split.composition + split.rate;
    return split;
}

Estimable<CochranArmitage> binary_trend(const std::vector<Sample>& samples) {
    std::set<double> values;
    for (const auto& sample : samples) {
        values.insert(sample.sorted().begin(), sample.sorted().end());
        if (values.size() > 2) return not_estimable("le score a plus de deux valeurs");
    }
    if (values.size() < 2) return not_estimable("toutes les valeurs sont égales");
    std::vector<double> successes;
    std::vector<double> sizes;
    for (const auto& sample : samples) {
        double high = 0.0;
        for (const double value : sample.sorted())
            if (value == *values.rbegin()) high += 1.0;
        successes.push_back(high);
        sizes.push_back(static_cast<double>(sample.size()));
    }
    return cochran_armitage(successes, sizes);
}

bool is_zero_or_one(const std::vector<Sample>& samples) {
    for (const Sample& sample : samples)
        for (const double x : sample.sorted())
            if (x != 0.0 && x != 1.0) return false;
    return true;
}

void add_newcombe(std::vector<WaveChange>& changes, const std::vector<Sample>& samples) {
    for (WaveChange& change : changes) {
        const Sample& from = samples[change.from];
        const Sample& to = samples[change.to];
        change.newcombe = newcombe_difference(from.mean().value(), static_cast<double>(from.size()),
                                              to.mean().value(), static_cast<double>(to.size()));
    }
}

}  // namespace

std::vector<WaveChange> changes_between(const std::vector<MeanEstimate>& means) {
    std::vector<WaveChange> changes;
    PValues p;
    for (std::size_t to = 1; to < means.size(); ++to) {
        const auto& before = means[to - 1];
        const auto& after = means[to];
        const auto welch = welch_difference(before, after);
        p.push_back(welch ? std::optional{welch.value().p} : std::nullopt);
        changes.push_back({to - 1,
                           to,
                           before.mean && after.mean ? Number{after.mean.value() - before.mean.value()}
                                                     : no_number("aucune réponse"),
                           welch,
                           {},
                           welch ? Number{(normal_quantile(0.975) + normal_quantile(0.80)) * welch.value().se}
                                 : no_number(welch.error().reason),
                           {}});
    }
    const PValues adjusted = benjamini_hochberg(p);
    for (std::size_t i = 0; i < changes.size(); ++i) changes[i].p_bh = adjusted[i];
    return changes;
}

Trend trend(const Answers& score, const Grouping& waves, const std::optional<Grouping>& by,
            const std::vector<MeanEstimate>& design_means) {
    Grouping scored = waves;
    for (std::size_t row = 0; row < score.size(); ++row)
        if (!score[row]) scored.of_row[row].reset();
    const Grouping ordered = in_order_of_time(scored);
    const auto samples = samples_by_group(score, ordered);
    const bool weighted = !design_means.empty();

    std::vector<Wave> shown;
    std::vector<MeanEstimate> means;
    std::vector<double> series;
    for (std::size_t wave = 0; wave < samples.size(); ++wave) {
        std::size_t given = 0;
        while (waves.labels[given] != ordered.labels[wave]) ++given;
        means.push_back(weighted ? design_means[given] : student_mean(samples[wave]));
        shown.push_back({ordered.labels[wave], means.back()});
        if (means.back().mean) series.push_back(means.back().mean.value());
    }

    std::vector<WaveChange> changes = changes_between(means);
    if (!weighted && is_zero_or_one(samples)) add_newcombe(changes, samples);
    const std::string without = weighted ? kNotWeighted : "aucune variable de composition (--by)";
    const bool composed = by && !weighted;
    const Classes classes = composed ? classes_by_wave(score, ordered, *by) : Classes{};
    return {std::move(shown),
            std::move(changes),
            composed ? adjusted_means(classes, ordered, *by)
                     : Estimable<std::vector<AdjustedMean>>{not_estimable(without)},
            composed ? kitagawa_split(classes, ordered, *by) : Estimable<Kitagawa>{not_estimable(without)},
            weighted ? Estimable<CochranArmitage>{not_estimable(kNotWeighted)} : binary_trend(samples),
            weighted ? Estimable<Jonckheere>{not_estimable(kNotWeighted)} : jonckheere_terpstra(samples),
            mann_kendall(series),
            xmr_chart(series)};
}

}  // namespace analysis
