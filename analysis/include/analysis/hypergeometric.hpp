#pragma once

#include <cstddef>
#include <memory>

namespace analysis {

class LogFactorials;

/// A draw without replacement: `drawn` among `all`, of whom `marked` are marked.
struct Draw {
    std::size_t all;
    std::size_t marked;
    std::size_t drawn;
};

/// Tails of the hypergeometric distribution as logarithms to base 10: a probability of 1e-5000 keeps its digits. Each is
/// summed from its largest term, never as 1 - the other. Oracle: tests/oracles/text.R (phyper, log.p = TRUE).
class HypergeometricTails {
public:
    /// For draws among at most `all`.
    explicit HypergeometricTails(std::size_t all);
    ~HypergeometricTails();

    /// log10 P(X >= k). Requires marked, drawn <= all <= the most there may be.
    double log10_at_least(std::size_t k, const Draw& draw) const;
    /// log10 P(X <= k). Requires a possible k.
    double log10_at_most(std::size_t k, const Draw& draw) const;

private:
    std::unique_ptr<const LogFactorials> logs_;
};

}  // namespace analysis
