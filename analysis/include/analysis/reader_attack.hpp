#pragma once

#include "analysis/number.hpp"
#include "analysis/reader_knowledge.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace analysis {

/// A small group that a reader can prove to be small.
struct ReaderProof {
    enum class Kind {
        bound,       ///< no counts that agree with everything shown give it k people
        difference,  ///< what a group shown leaves of another one: its exact size
        insider      ///< one of its people, who leaves himself out, proves the others to be fewer than k
    };
    Kind kind = Kind::bound;
    ReaderKnowledge::Group group;
    double most = 0.0;                 ///< people it may hold at most, for that reader
    std::vector<std::string> because;  ///< the sums that prove it, each with its sign
};

struct ReaderAttack {
    std::size_t sensitive = 0;  ///< groups of 1 to k - 1 people
    std::size_t programs = 0;   ///< linear programmes solved
    Number minimum_upper_bound = no_number("aucun groupe sous le seuil");
    std::vector<ReaderProof> proofs;
    /// The sensitive groups with the most people each may hold, the tightest first.
    std::vector<std::pair<ReaderKnowledge::Group, double>> bounds;
    std::string solver;  ///< name and version
};

/// What somebody who has every publication can prove: of each group of 1 to k - 1 people the maximum over all counts
/// >= 0 that agree with what is shown, by the primal simplex of GLPK; every difference of two groups shown of which one
/// holds the other. Shares nothing with the search for what to hide. Refuses what no counts agree with.
questionnaires::Result<ReaderAttack, DataError> attack(const ReaderKnowledge& knowledge);

}  // namespace analysis
