#include "analysis/descending_classes.hpp"

#include "seeded_draws.hpp"
#include "term_table.hpp"

#include "analysis/distributions.hpp"
#include "analysis/specificities.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace analysis {
namespace {

constexpr std::size_t kLeastUnits = 5;
constexpr std::size_t kLeastShare = 20;  // one in so many
constexpr std::size_t kApartShare = 5;   // no more than one in so many is set apart by one cut
constexpr double kContingency = 0.3;
constexpr std::size_t kTradesAUnit = 5;
constexpr std::uint64_t kSeed = 19831987;

using Profiles = std::vector<TermProfile>;

/// Some of the profiles, and the terms that go on telling them apart.
struct Part {
    std::vector<std::size_t> profiles;  ///< ascending
    std::vector<bool> terms;
    std::size_t units = 0;
    bool whole = false;  ///< cannot be cut
};

struct Cut {
    std::vector<std::size_t> first;  ///< places in the rows that were cut
    std::vector<std::size_t> second;
    std::size_t first_units = 0;
    std::size_t second_units = 0;
    std::size_t terms = 0;
    double chi_square = 0.0;
};

/// Cuts, sets small parts aside and cuts again; nullopt when no two parts of the least size come of it.
std::optional<Cut> cut_of(const Profiles& rows, std::size_t terms, std::size_t least) {
    std::vector<std::size_t> kept;
    std::size_t all = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].terms.empty()) continue;
        kept.push_back(i);
        all += rows[i].copies;
    }
    for (;;) {
        Profiles of_kept;
        for (const auto i : kept) of_kept.push_back(rows[i]);
        const TermTable table{std::move(of_kept), terms};
        if (table.profiles.size() < 2 || table.units < 2 * least || table.units + all / kApartShare < all)
            return std::nullopt;
        const TwoParts parts = cut_in_two(table);
        const std::size_t others = table.units - parts.units;
        Cut cut{{}, {}, parts.units, others, table.filled_columns(), parts.chi_square};
        for (std::size_t i = 0; i < kept.size(); ++i)
            (parts.first[i] ? cut.first : cut.second).push_back(kept[i]);
        if (std::min(parts.units, others) >= least) return cut;
        kept = parts.units > others ? std::move(cut.first) : std::move(cut.second);
    }
}

using Unit = std::vector<std::uint32_t>;

/// Two units trade terms that only one of them holds.
void trade(Unit& a, Unit& b, SeededDraws& random) {
    Unit both;
    Unit either;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(either));
    for (std::size_t i = either.size(); i > 1; --i) std::swap(either[i - 1], either[random.below(i)]);
    const auto of_a = either.begin() + static_cast<std::ptrdiff_t>(a.size() - both.size());
    Unit new_a = both;
    Unit new_b = std::move(both);
    new_a.insert(new_a.end(), either.begin(), of_a);
    new_b.insert(new_b.end(), of_a, either.end());
    std::sort(new_a.begin(), new_a.end());
    std::sort(new_b.begin(), new_b.end());
    a = std::move(new_a);
    b = std::move(new_b);
}

Profiles profiles_of(std::vector<Unit> units) {
    std::sort(units.begin(), units.end());
    Profiles profiles;
    for (Unit& unit : units) {
        if (!profiles.empty() && profiles.back().terms == unit)
            ++profiles.back().copies;
        else
            profiles.push_back({std::move(unit), 1});
    }
    return profiles;
}

/// Units of the same sizes and terms of the same frequencies, otherwise drawn at random.
Profiles shuffled(const Profiles& rows, SeededDraws& random) {
    std::vector<Unit> units;
    for (const TermProfile& row : rows)
        if (!row.terms.empty()) units.insert(units.end(), row.copies, row.terms);
    for (std::size_t i = 0; i < kTradesAUnit * units.size(); ++i) {
        const std::size_t a = random.below(units.size());
        const std::size_t b = random.below(units.size() - 1);
        trade(units[a], units[b + (b >= a ? 1 : 0)], random);
    }
    return profiles_of(std::move(units));
}

/// The largest chi-square of cuts of shuffled rows; stops at the first that reaches `beaten`.
double by_chance(const Profiles& rows, std::size_t terms, std::size_t least, double beaten,
                 std::uint64_t stream) {
    double largest = 0.0;
    for (std::size_t i = 0; i < kShuffles && largest < beaten; ++i) {
        SeededDraws random{kSeed, stream + i};
        const auto cut = cut_of(shuffled(rows, random), terms, least);
        if (cut) largest = std::max(largest, cut->chi_square);
    }
    return largest;
}

/// x of the 2 x 2 table of `both` units that hold a term and are in a part, among n.
double two_by_two(std::size_t both, std::size_t holding, std::size_t in_part, std::size_t n) {
    const auto of = [](std::size_t count) { return static_cast<double>(count); };
    const double spread = of(holding) * of(n - holding) * of(in_part) * of(n - in_part);
    if (!(spread > 0.0)) return 0.0;
    const double excess = of(both) * of(n) - of(holding) * of(in_part);
    return of(n) * excess * excess / spread;
}

/// Cuts profiles until there are enough parts.
class Division {
public:
    Division(const Profiles& profiles, std::size_t terms, std::size_t at_most, bool against_chance)
        : profiles_{profiles}, terms_{terms}, against_chance_{against_chance} {
        Part all{{}, std::vector<bool>(terms, true), 0, false};
        for (std::size_t i = 0; i < profiles.size(); ++i)
            if (profiles[i].copies > 0) all.profiles.push_back(i);
        all.units = units_in(all.profiles);
        least_ = std::max(kLeastUnits, (all.units + kLeastShare - 1) / kLeastShare);
        parts_.push_back(std::move(all));
        while (parts_.size() < at_most && cut_largest()) {
        }
    }

    const std::vector<Part>& parts() const { return parts_; }
    const std::vector<ClassSplit>& splits() const { return splits_; }

private:
    std::size_t units_in(const std::vector<std::size_t>& profiles) const {
        std::size_t units = 0;
        for (const auto i : profiles) units += profiles_[i].copies;
        return units;
    }

    /// The parts stay in order: the larger first, then the one with the first profile. False when none can be cut.
    bool cut_largest() {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i].whole) continue;
            if (cut(i)) return true;
            parts_[i].whole = true;
        }
        return false;
    }

    bool cut(std::size_t which) {
        const Part& part = parts_[which];
        Profiles rows;
        for (const auto i : part.profiles) {
            rows.push_back({{}, profiles_[i].copies});
            for (const auto term : profiles_[i].terms)
                if (part.terms[term]) rows.back().terms.push_back(term);
        }
        const auto cut = cut_of(rows, terms_, least_);
        if (!cut) return false;
        double chance = 0.0;
        if (against_chance_) {
            chance = by_chance(rows, terms_, least_, cut->chi_square, 1000 * ++tried_);
            if (!(cut->chi_square > chance)) return false;
        }
        splits_.push_back({part.units, std::max(cut->first_units, cut->second_units),
                           std::min(cut->first_units, cut->second_units),
                           part.units - cut->first_units - cut->second_units, cut->terms, cut->chi_square,
                           static_cast<double>(cut->terms) - 1.0, chance});
        auto [first, second] = both_parts(rows, *cut, part);
        parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(which));
        parts_.push_back(std::move(first));
        parts_.push_back(std::move(second));
        std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
            return a.units != b.units ? a.units > b.units : a.profiles.front() < b.profiles.front();
        });
        return true;
    }

    std::pair<Part, Part> both_parts(const Profiles& rows, const Cut& cut, const Part& whole) const {
        std::vector<std::size_t> in_first(terms_, 0);
        std::vector<std::size_t> in_second(terms_, 0);
        const auto count = [&rows](const std::vector<std::size_t>& places,
                                   std::vector<std::size_t>& holding) {
            for (const auto i : places)
                for (const auto term : rows[i].terms) holding[term] += rows[i].copies;
        };
        count(cut.first, in_first);
        count(cut.second, in_second);

        Part first{{}, std::vector<bool>(terms_, false), cut.first_units, false};
        Part second{{}, std::vector<bool>(terms_, false), cut.second_units, false};
        for (const auto i : cut.first) first.profiles.push_back(whole.profiles[i]);
        for (const auto i : cut.second) second.profiles.push_back(whole.profiles[i]);
        const std::size_t n = cut.first_units + cut.second_units;
        for (std::size_t j = 0; j < terms_; ++j) {
            const std::size_t holding = in_first[j] + in_second[j];
            const double x = two_by_two(in_first[j], holding, cut.first_units, n);
            const bool weak = std::sqrt(x / (x + static_cast<double>(n))) <= kContingency;
            first.terms[j] =
                in_first[j] >= kFewestAnswers && (weak || in_first[j] * n >= holding * cut.first_units);
            second.terms[j] =
                in_second[j] >= kFewestAnswers && (weak || in_second[j] * n >= holding * cut.second_units);
        }
        return {std::move(first), std::move(second)};
    }

    const Profiles& profiles_;
    std::size_t terms_;
    bool against_chance_;
    std::size_t least_ = kLeastUnits;
    std::uint64_t tried_ = 0;
    std::vector<Part> parts_;
    std::vector<ClassSplit> splits_;
};

/// For each profile the part it is in, parts.size() for none.
std::vector<std::size_t> part_of_profile(const std::vector<Part>& parts, std::size_t profiles) {
    std::vector<std::size_t> part(profiles, parts.size());
    for (std::size_t k = 0; k < parts.size(); ++k)
        for (const auto i : parts[k].profiles) part[i] = k;
    return part;
}

/// What a resample drew: how often each profile, and how many different units of it.
struct Resample {
    Profiles drawn;
    std::vector<std::size_t> distinct;
};

Resample resample(const Profiles& profiles, SeededDraws& random) {
    std::vector<std::size_t> profile_of;
    for (std::size_t i = 0; i < profiles.size(); ++i)
        profile_of.insert(profile_of.end(), profiles[i].copies, i);
    Resample result{profiles, std::vector<std::size_t>(profiles.size(), 0)};
    for (TermProfile& profile : result.drawn) profile.copies = 0;
    std::vector<bool> met(profile_of.size(), false);
    for (std::size_t draw = 0; draw < profile_of.size(); ++draw) {
        const std::size_t unit = random.below(profile_of.size());
        ++result.drawn[profile_of[unit]].copies;
        if (!met[unit]) ++result.distinct[profile_of[unit]];
        met[unit] = true;
    }
    return result;
}

/// Of each class, the largest Jaccard index with a part of the resample, over the units drawn.
std::vector<double> nearest(const std::vector<Part>& classes, const std::vector<Part>& parts,
                            const std::vector<std::size_t>& distinct) {
    const auto of_class = part_of_profile(classes, distinct.size());
    const auto of_part = part_of_profile(parts, distinct.size());
    std::vector<std::size_t> class_sizes(classes.size() + 1, 0);
    std::vector<std::size_t> part_sizes(parts.size() + 1, 0);
    std::vector<std::size_t> both((classes.size() + 1) * (parts.size() + 1), 0);
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        class_sizes[of_class[i]] += distinct[i];
        part_sizes[of_part[i]] += distinct[i];
        both[of_class[i] * (parts.size() + 1) + of_part[i]] += distinct[i];
    }
    std::vector<double> best(classes.size(), 0.0);
    for (std::size_t k = 0; k < classes.size(); ++k)
        for (std::size_t m = 0; m < parts.size(); ++m) {
            const std::size_t common = both[k * (parts.size() + 1) + m];
            if (common > 0)
                best[k] = std::max(best[k], static_cast<double>(common) /
                                                static_cast<double>(class_sizes[k] + part_sizes[m] - common));
        }
    return best;
}

std::vector<double> stabilities(const Profiles& profiles, std::size_t terms,
                                const std::vector<Part>& classes) {
    std::vector<double> sums(classes.size(), 0.0);
    for (std::size_t b = 0; b < kResamples; ++b) {
        SeededDraws random{kSeed, b};
        const Resample drawn = resample(profiles, random);
        const Division division{drawn.drawn, terms, classes.size(), false};
        const auto best = nearest(classes, division.parts(), drawn.distinct);
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += best[k];
    }
    for (double& sum : sums) sum /= static_cast<double>(kResamples);
    return sums;
}

/// The units: answers with enough kept terms, as profiles in the order of their terms.
struct Units {
    std::vector<std::uint32_t> terms;            ///< kept, as indices into the answers' terms
    Profiles profiles;                           ///< over the kept terms
    std::vector<std::vector<std::size_t>> rows;  ///< of each profile
    std::size_t units = 0;
};

Units units_of(const OpenAnswers& answers) {
    Units result;
    std::vector<std::optional<std::uint32_t>> kept(answers.terms.size());
    for (std::uint32_t t = 0; t < answers.terms.size(); ++t)
        if (answers.terms[t].answers >= kFewestAnswers) {
            kept[t] = static_cast<std::uint32_t>(result.terms.size());
            result.terms.push_back(t);
        }
    std::map<Unit, std::vector<std::size_t>> rows_of;
    for (std::size_t row = 0; row < answers.terms_of_row.size(); ++row) {
        Unit unit;
        for (const auto term : answers.terms_of_row[row])
            if (kept[term]) unit.push_back(*kept[term]);
        if (unit.size() < kFewestTerms) continue;
        rows_of[std::move(unit)].push_back(row);
        ++result.units;
    }
    for (auto& [unit, rows] : rows_of) {
        result.profiles.push_back({unit, rows.size()});
        result.rows.push_back(std::move(rows));
    }
    return result;
}

std::vector<ClassTerm> terms_of_class(const Units& units, const std::vector<std::size_t>& of_profile,
                                      std::size_t which, const Classification& found) {
    std::vector<std::size_t> inside(units.terms.size(), 0);
    std::vector<std::size_t> total(units.terms.size(), 0);
    for (std::size_t i = 0; i < units.profiles.size(); ++i) {
        if (of_profile[i] >= found.classes.size()) continue;
        for (const auto term : units.profiles[i].terms) {
            total[term] += units.profiles[i].copies;
            if (of_profile[i] == which) inside[term] += units.profiles[i].copies;
        }
    }
    std::vector<ClassTerm> terms;
    const std::size_t n = found.classes[which].n;
    for (std::uint32_t j = 0; j < units.terms.size(); ++j) {
        const double x = two_by_two(inside[j], total[j], n, found.classed);
        const bool rarer = inside[j] * found.classed < total[j] * n;
        terms.push_back({units.terms[j], inside[j], total[j], rarer ? -x : x, chi_square_tail(x, 1.0)});
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const ClassTerm& a, const ClassTerm& b) { return a.chi_square > b.chi_square; });
    return terms;
}

}  // namespace

Estimable<Classification> descending_classes(const OpenAnswers& answers, std::size_t at_most) {
    const Units units = units_of(answers);
    if (units.units < kFewestClassed)
        return not_estimable("trop peu de réponses pour des classes : " + std::to_string(units.units) +
                             " d’au moins deux mots retenus, il en faut " + std::to_string(kFewestClassed));
    const Division division{units.profiles, units.terms.size(), at_most, true};
    if (division.parts().size() < 2)
        return not_estimable(
            "pas de classes : le meilleur partage des réponses ne fait pas mieux que des mots tirés au "
            "hasard");

    Classification found;
    found.of_row.resize(answers.words.size());
    found.splits = division.splits();
    found.terms = units.terms.size();
    found.too_short = answers.n - units.units;
    for (const Part& part : division.parts()) {
        found.classes.push_back({part.units, {}, no_number("")});
        found.classed += part.units;
    }
    found.set_apart = units.units - found.classed;
    const auto of_profile = part_of_profile(division.parts(), units.profiles.size());
    for (std::size_t i = 0; i < units.profiles.size(); ++i)
        if (of_profile[i] < found.classes.size())
            for (const auto row : units.rows[i]) found.of_row[row] = of_profile[i];
    const auto stability = stabilities(units.profiles, units.terms.size(), division.parts());
    for (std::size_t k = 0; k < found.classes.size(); ++k) {
        found.classes[k].terms = terms_of_class(units, of_profile, k, found);
        found.classes[k].stability = stability[k];
    }
    return found;
}

}  // namespace analysis
