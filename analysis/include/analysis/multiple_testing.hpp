#pragma once

#include <optional>
#include <vector>

namespace analysis {

/// Adjusted p-values for a family of tests shown together; a test without p-value stays without one
/// and does not count in the family.
using PValues = std::vector<std::optional<double>>;

/// Holm: p_(i) becomes max over j <= i of min(1, (m - j + 1) p_(j)); keeps the chance of any false
/// discovery below the level. Reference: Holm S. (1979), Scandinavian Journal of Statistics 6(2), 65-70.
/// Oracle: tests/oracles/comparison.R (p.adjust).
PValues holm(const PValues& p);

/// Benjamini-Hochberg: p_(i) becomes min over j >= i of min(1, m p_(j) / j); keeps the expected share
/// of false discoveries below the level. Reference: Benjamini Y., Hochberg Y. (1995), JRSS B 57(1),
/// 289-300. Oracle: tests/oracles/comparison.R (p.adjust).
PValues benjamini_hochberg(const PValues& p);

}  // namespace analysis
