#pragma once

#include "analysis/grouping.hpp"
#include "analysis/mean_tests.hpp"
#include "analysis/rank_tests.hpp"
#include "analysis/wave_series.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// From one wave to the next. Waves are independent samples; where the same people answered both, their
/// answers are alike but cannot be linked, so the interval is wider than it need be.
struct WaveChange {
    std::size_t from;  ///< index into the means
    std::size_t to;
    Number difference;
    Estimable<MeanDifference> welch;  ///< interval and p
    std::optional<double> p_bh;       ///< over all changes of the series
    Number minimum_detectable;        ///< (z(0.975) + z(0.80)) sqrt(se1^2 + se2^2)
    std::optional<IntervalOrReason> newcombe =
        {};  ///< for a score of 0 and 1, without weights (share_intervals.hpp)
};

/// Each wave against the one before. Works on any means with standard errors, design-based ones included.
std::vector<WaveChange> changes_between(const std::vector<MeanEstimate>& means);

struct Wave {
    std::string label;
    MeanEstimate score;
};

struct AdjustedMean {
    std::string label;
    double mean;
};

/// First to last wave: total = composition + rate, exactly.
struct Kitagawa {
    double total;
    double composition;  ///< sum_c (W_2c - W_1c) (y_1c + y_2c) / 2
    double rate;         ///< sum_c (y_2c - y_1c) (W_1c + W_2c) / 2
};

struct Trend {
    std::vector<Wave> waves;  ///< in the order of time (wave_order.hpp)
    std::vector<WaveChange> changes;
    Estimable<std::vector<AdjustedMean>> adjusted;
    Estimable<Kitagawa> kitagawa;
    Estimable<CochranArmitage> cochran_armitage;  ///< a score of two values, the higher counted
    Estimable<Jonckheere> jonckheere;
    Estimable<MannKendall> mann_kendall;  ///< over the waves' means
    Estimable<Xmr> xmr;                   ///< over the waves' means
};

/// A score over waves. Rows without score or wave are left out, and waves without a score.
///
/// adjusted: sum_c W_c y_tc, W_c the share of class c of `by` in all waves together, y_tc its mean in wave
/// t. adjusted and kitagawa take the rows that also have a class; a class absent from a wave leaves both
/// without result, with its name, as no mean can be given to it.
///
/// design_means: one estimate per label of `waves` in that order, from a weighted design; the changes and
/// series then use them, and what has no weighted version here (adjusted, kitagawa, Cochran-Armitage, Jonckheere)
/// says so. Empty: independent draws within each wave.
///
/// Same bits for any order of the rows. References: Kitagawa E. M. (1955), JASA 50, 1168-1194; those of
/// rank_tests.hpp and wave_series.hpp. Oracle: tests/oracles/trend.R. Requires as many rows in each argument.
Trend trend(const Answers& score, const Grouping& waves, const std::optional<Grouping>& by,
            const std::vector<MeanEstimate>& design_means = {});

}  // namespace analysis
