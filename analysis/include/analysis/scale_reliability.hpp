#pragma once

#include "analysis/design_mean.hpp"
#include "analysis/item_covariance.hpp"
#include "analysis/number.hpp"
#include "analysis/sample.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// One item of a scale as it was answered.
struct ScaleItem {
    std::string name;
    Answers answers;
    bool reversed = false;  ///< scored low + high - x
};

/// The codes an item may take.
struct ScaleRange {
    double low;
    double high;
};

/// How many items a respondent must have answered to have a score.
enum class MissingRule {
    half,      ///< at least half of them
    complete,  ///< all
    any,       ///< at least one
};

struct Scale {
    std::vector<ScaleItem> items;     ///< as many answers in each
    std::optional<ScaleRange> range;  ///< needed as soon as an item is reversed
    MissingRule missing = MissingRule::half;
};

/// Why these items are no scale (no item, unequal lengths, a reversed item without range, a code
/// outside the range, named), or nullopt.
std::optional<DataError> fault(const Scale& scale);

/// The answers of every item after reversal, in the order of the rows. Requires !fault(scale).
std::vector<Answers> scored_items(const Scale& scale);

/// Mean of the answered items of each respondent, after reversal, nullopt where the missing rule says so.
/// In the order of the rows. Requires !fault(scale).
Answers person_means(const Scale& scale);

/// k / (k - 1) * (1 - trace / total) of a covariance matrix: raw alpha, of a correlation matrix: standardised
/// alpha, of a polychoric one: ordinal alpha (Zumbo, Gadermann, Zeisser 2007). Reason for k < 2 or a constant sum.
Number alpha_of(const ItemMatrix& covariances);

struct Alpha {
    Number raw;
    Number standardised;
    IntervalOrReason ci;
    Number pairwise;
};

struct ItemAnalysis {
    std::string name;
    Number mean;  ///< of all its answers, after reversal
    Number sd;    ///< of all its answers
    Number item_total;
    Number alpha_if_dropped;
    std::size_t missing;
    Number floor_percent;     ///< of its answers at the low end of the range, 0 to 100
    Number ceiling_percent;   ///< at the high end
    bool perhaps_to_reverse;  ///< item_total < 0: « item à inverser ? », never done automatically
};

struct Quartiles {
    double first;
    double median;
    double third;
};

struct ScaleReport {
    std::size_t n;           ///< rows
    std::size_t n_complete;  ///< rows that answered every item
    Alpha alpha;
    Number omega_total;
    std::vector<ItemAnalysis> items;
    MeanEstimate score;
    questionnaires::Result<Quartiles, NotEstimable> quartiles;
    Number floor_percent;    ///< of the scores at the low end of the range, 0 to 100
    Number ceiling_percent;  ///< at the high end: above 15 the scale no longer tells people apart there
};

/// Reliability of a scale and distribution of its score. k items, X their sum, on the n complete rows:
///
///     raw              k / (k - 1) * (1 - sum_j var(X_j) / var(X))
///     standardised     k r / (1 + (k - 1) r), r the mean correlation between items
///     ci               1 - (1 - raw) F(0.975 ; 0.025; n - 1, (n - 1)(k - 1)), after Feldt
///     pairwise         as raw, each covariance on the rows that answered both items
///     omega_total      (sum l)^2 / ((sum l)^2 + sum (1 - l^2)), l the loadings of one factor that
///                      minimise sum_{i<j} (r_ij - l_i l_j)^2 (minres)
///     item_total       correlation of the item with the sum of the others
///     alpha_if_dropped raw alpha of the k - 1 others
///
/// psych::omega prints 1 - sum(1 - l^2) / sum(R) instead, with the observed correlations in the
/// denominator; the two differ from the fourth decimal when one factor fits imperfectly.
///
/// Score: person means, with Student's interval; quartiles as R's type 7.
///
/// Undefined, with the reason: alpha for k < 2, n < 2, a constant sum; standardised and omega when an
/// item is constant; omega for k < 3 or a uniqueness below zero (Heywood case); alpha_if_dropped for
/// k = 2; pairwise when two items were never answered together twice.
///
/// Covariances are of values centred before the product; rows are put in lexicographic order first, so
/// every result is the same to the last bit for any order of the rows.
///
/// floor_percent, ceiling_percent: reason without a range; the mark of 15 % is that of Terwee et al. (2007),
/// Journal of Clinical Epidemiology 60, 34-42.
///
/// With a plan, item means, the score (mean, sd, se, interval) and both shares are design-based; item sd, quartiles, alpha,
/// omega and item-total correlations have no weighted version here and say so.
///
/// References: Cronbach (1951), Psychometrika 16, 297-334; Feldt, Woodruff, Salih (1987), Applied
/// Psychological Measurement 11, 93-103; McDonald (1999), Test Theory; Harman, Jones (1966),
/// Psychometrika 31, 351-368. Oracle: tests/oracles/scale.R (psych::alpha, psych::omega, optim).
questionnaires::Result<ScaleReport, DataError> scale_reliability(const Scale& scale,
                                                                 const SamplingPlan* plan = nullptr);

}  // namespace analysis
