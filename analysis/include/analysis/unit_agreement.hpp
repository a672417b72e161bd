#pragma once

#include "analysis/grouping.hpp"
#include "analysis/mean_tests.hpp"
#include "analysis/number.hpp"
#include "analysis/scale_reliability.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

struct UnitAgreement {
    std::string label;
    std::size_t n = 0;           ///< people with a score
    std::size_t n_complete = 0;  ///< who answered every item
    Number rwg = no_number("");
};

/// Do the people of a unit agree enough, and do units differ enough, for the mean of a unit to say something of it?
struct ScaleAgreement {
    std::vector<UnitAgreement> units;  ///< in the order of the labels, those without score left out
    Number mean_size;                  ///< people by unit
    Number icc1;
    Number icc2;
    Estimable<FTest> f;  ///< of the score between units
    Number rwg_median;   ///< of the units that have one
    bool supported;      ///< unit means may be compared
    std::string reason;  ///< why, or why not, in French
};

/// On the scores (person means under the scale's missing rule), MSB and MSW the mean squares between and within
/// units, m the mean number of people by unit:
///
///     icc1 = (MSB - MSW) / (MSB + (m - 1) MSW)    share of the variance that lies between units
///     icc2 = (MSB - MSW) / MSB                    reliability of the units' means
///
/// In each unit, on its people who answered all k items, s2 the mean variance of the items (divisor n - 1),
/// at most e2 = ((HI - LO + 1)^2 - 1) / 12, that of answers given at random:
///
///     rwg(j) = k (1 - s2 / e2) / (k (1 - s2 / e2) + s2 / e2)
///
/// supported: F significant at 5 %, icc2 >= 0.70 and median rwg(j) >= 0.70 (LeBreton, Senter 2008; customary marks,
/// not laws). icc1 may be negative and is shown as it is.
///
/// Reason: fewer than two units with a score, no unit of two people, no variance within; rwg without a range of whole
/// numbers or for a unit with fewer than two complete rows.
///
/// Definitions of multilevel::ICC1, ICC2 and rwg.j. References: Bliese (2000), in Klein, Kozlowski, Multilevel Theory;
/// James, Demaree, Wolf (1984), JAP 69, 85-98; LeBreton, Senter (2008), ORM 11, 815-852. Oracle:
/// tests/oracles/structure.R. Requires !fault(scale) and a group for each row.
ScaleAgreement scale_agreement(const Scale& scale, const Grouping& units);

}  // namespace analysis
