#pragma once

#include "analysis/answer_profiles.hpp"
#include "analysis/multiple_correspondence.hpp"
#include "analysis/number.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

struct TypologyRequest {
    std::optional<std::size_t> classes;  ///< nullopt: as many as the inertia proposes
    std::optional<std::size_t> axes;     ///< nullopt: those above 1 / Q
    std::size_t replicates = 50;         ///< of the bootstrap, 0 for none
    std::uint64_t seed = 1;
};

/// A category that is more or less frequent in a class than among all.
struct CharacteristicCategory {
    std::size_t category = 0;  ///< index into AnswerProfiles::categories
    std::size_t n = 0;         ///< people of the class who chose it
    double percent_in_class = 0.0;
    double percent_overall = 0.0;
    double percent_of_category = 0.0;  ///< of those who chose it, in the class
    double v_test = 0.0;               ///< > 0 over-represented
};

struct AnswerClass {
    std::string label;               ///< « classe 1 » is the largest
    std::size_t n = 0;               ///< people
    double percent = 0.0;            ///< weighted
    std::vector<double> centre;      ///< on the axes used
    Number jaccard = no_number("");  ///< mean over the replicates
    /// |v| >= 1.96, from the most over-represented to the most under-represented
    std::vector<CharacteristicCategory> characteristic;
};

struct Typology {
    std::size_t axes = 0;              ///< used, of the analysis
    std::vector<AnswerClass> classes;  ///< by falling weight, then by their first profile
    /// Inertia within along the tree, [k - 1] with k classes, k <= 11; shares of the total.
    std::vector<double> within_percent;
    double explained_percent = 0.0;  ///< share of inertia between the classes, after consolidation
    bool grouped = false;            ///< the tree was built on 2,000 groups of neighbouring profiles
    std::size_t replicates = 0;      ///< of which a partition could be made
};

/// Classes of people by their answers: Ward's tree on the distinct profiles, each with its people's weight, on
/// the first axes; cut; moved to the nearest barycentre until nobody moves. Same bits for any order of the
/// rows.
///
/// Number of classes when none is asked for: from 3 to 10, and at most half the distinct profiles, the k for which
/// the inertia within falls most in proportion, W(k) / W(k - 1) least along the tree: the rule of
/// FactoMineR::HCPC.
///
/// v_test: hypergeometric, as FactoMineR::catdes. Under weights the normal approximation on the effective people N,
/// (p_kj - p_j) / sqrt((N - n_k) / (N - 1) p_j (1 - p_j) / n_k). Classes are made from the same answers: it ranks the
/// categories, it is no test.
///
/// jaccard (Hennig 2007): as many people are drawn again with replacement, and everything is done again on them
/// (axes, tree, consolidation); for each class the largest share |C and D| / |C or D| with a class of theirs, on the
/// people drawn at least once. The mean: above 0.75 a stable class, below 0.6 one not to be trusted.
///
/// Reason: fewer profiles than the classes asked for or the rule needs, fewer axes than asked for, no axis
/// above 1 / Q.
///
/// References: Ward (1963), JASA 58, 236-244; Lebart, Morineau, Piron (2006), sections 2.2-2.3; Hennig (2007), CSDA
/// 52, 258-271. Oracle: tests/oracles/typology.R (FactoMineR::HCPC, catdes; hclust; kmeans).
Estimable<Typology> typology(const AnswerProfiles& people, const CorrespondenceAxes& axes,
                             const TypologyRequest& request);

}  // namespace analysis
