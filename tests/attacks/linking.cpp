#include "linking.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <set>

#include "database_image.hpp"

namespace attacks {

using Random = std::mt19937;
using Members = std::vector<std::size_t>;
using Places = std::vector<std::optional<Place>>;

/// One number a person, by which to order them; the same for those the evidence does not tell apart.
using Evidence = std::vector<std::uint64_t>;

/// What came between two copies at rest, and what is known of it.
struct Unit {
    Members codes;
    Members ballots;
    Rows rows;         ///< after it
    std::string file;  ///< after it
    Evidence code_in_journal, ballot_in_journal;
    Evidence code_seen, ballot_seen;
};

namespace {

const std::string& database_in(const Copy& copy) {
    static const std::string none;
    const auto found = copy.files.find("urn.db");
    return found == copy.files.end() ? none : found->second.bytes;
}

Members new_in(const Places& now, const Places& before) {
    Members members;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] && !before[i]) members.push_back(i);
    }
    return members;
}

/// Cells fill a page from its end, and pages come one after the other.
Evidence by_place(const Places& places) {
    Evidence evidence;
    for (const auto& place : places) {
        evidence.push_back(place ? (place->page << 17) + (65536 - place->offset)
                                 : std::numeric_limits<std::uint64_t>::max());
    }
    return evidence;
}

Evidence by_rank_of_page(const Places& places, const std::vector<JournalPage>& pages) {
    Evidence evidence;
    for (const auto& place : places) {
        const auto found = std::find_if(pages.begin(), pages.end(), [&place](const auto& page) {
            return place && page.page == place->page;
        });
        evidence.push_back(static_cast<std::uint64_t>(found - pages.begin()));
    }
    return evidence;
}

/// Notes what the copies taken while the unit was committed tell of it.
void watch_commit(const std::vector<const Copy*>& during, const std::vector<Rows>& seen, Unit& unit) {
    const std::size_t page_size = page_size_of(unit.file);
    std::vector<JournalPage> journal;
    const std::size_t people = unit.rows.codes.size();
    unit.code_seen.assign(people, during.size());
    unit.ballot_seen.assign(people, during.size());
    for (std::size_t i = during.size(); i-- > 0;) {
        const auto found = during[i]->files.find("urn.db-journal");
        if (found != during[i]->files.end()) {
            auto pages = journal_pages(found->second.bytes, page_size);
            if (pages.size() > journal.size()) journal = std::move(pages);
        }
        for (std::size_t person = 0; person < people; ++person) {
            if (seen[i].codes[person]) unit.code_seen[person] = i;
            if (seen[i].ballots[person]) unit.ballot_seen[person] = i;
        }
    }
    unit.code_in_journal = by_rank_of_page(unit.rows.codes, journal);
    unit.ballot_in_journal = by_rank_of_page(unit.rows.ballots, journal);
}

std::vector<Unit> units_of(const Loot& loot) {
    std::vector<Unit> units;
    RowFinder finder(loot.people);
    Rows before;
    std::vector<const Copy*> during;
    std::vector<Rows> seen;
    for (const Copy& copy : loot.copies) {
        if (copy.moment == Moment::in_commit) {
            during.push_back(&copy);
            seen.push_back(finder.rows_in(database_in(copy)));
        }
        if (copy.moment != Moment::at_rest) continue;
        Unit unit;
        unit.file = state_of(copy);
        unit.rows = finder.rows_in(unit.file);
        if (!before.codes.empty()) {
            unit.codes = new_in(unit.rows.codes, before.codes);
            unit.ballots = new_in(unit.rows.ballots, before.ballots);
        }
        before = unit.rows;
        if (!unit.codes.empty()) {
            watch_commit(during, seen, unit);
            units.push_back(std::move(unit));
        }
        during.clear();
        seen.clear();
    }
    return units;
}

/// The members in the order of the evidence, by lot where it is the same.
Members ordered(Members members, const Evidence& evidence, Random& random) {
    std::shuffle(members.begin(), members.end(), random);
    std::stable_sort(members.begin(), members.end(),
                     [&evidence](std::size_t a, std::size_t b) { return evidence[a] < evidence[b]; });
    return members;
}

/// Members of the unit guessed rightly when the k-th code is given the k-th ballot.
std::size_t right_by_rank(const Members& codes, const Members& ballots) {
    std::size_t right = 0;
    for (std::size_t i = 0; i < std::min(codes.size(), ballots.size()); ++i)
        right += codes[i] == ballots[i] ? 1U : 0U;
    return right;
}

std::size_t pairs_in_order(const Members& members) {
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size(); ++j) pairs += members[i] < members[j] ? 1U : 0U;
    }
    return pairs;
}

Groups sizes_of(const std::vector<Unit>& units) {
    Groups sizes;
    for (const Unit& unit : units) sizes.push_back(unit.codes.size());
    return sizes;
}

std::size_t pairs_in(const Groups& units) {
    return std::accumulate(units.begin(), units.end(), std::size_t{0}, [](std::size_t sum, std::size_t n) {
        return sum + n * (n - (n > 0 ? 1 : 0)) / 2;
    });
}

/// The eight bytes from each place of the text on; those that repeat one byte say nothing.
std::set<std::string_view> pieces(std::string_view text) {
    std::set<std::string_view> pieces;
    for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
        const std::string_view piece = text.substr(at, 8);
        if (piece.find_first_not_of(piece.front()) != std::string_view::npos) pieces.insert(piece);
    }
    return pieces;
}

std::string_view around(const std::string& file, const Place& place, std::size_t before, std::size_t after) {
    const std::size_t at = place.page * page_size_of(file) + place.offset;
    const std::size_t start = at - std::min(at, before);
    return std::string_view(file).substr(start, at + after - start);
}

/// For each code the first ballot left that shares bytes with it, or any; in the order of the codes.
Members matched_by_bytes(const Unit& unit, Random& random) {
    Members left = unit.ballots;
    std::shuffle(left.begin(), left.end(), random);
    Members matched;
    for (const std::size_t code : unit.codes) {
        // What follows a code in its row, and what precedes a ballot in its own: at most a hash, at most a key.
        const auto told = pieces(around(unit.file, *unit.rows.codes[code], 0, 72).substr(32));
        auto chosen = std::find_if(left.begin(), left.end(), [&](std::size_t ballot) {
            const auto key = pieces(around(unit.file, *unit.rows.ballots[ballot], 20, 0));
            return std::any_of(key.begin(), key.end(), [&told](auto piece) { return told.contains(piece); });
        });
        if (chosen == left.end()) chosen = left.begin();
        matched.push_back(*chosen);
        left.erase(chosen);
    }
    return matched;
}

/// One state after the other, the rows that are new in it; the first state's own rows too.
std::vector<std::pair<Members, Rows>> steps_of(const std::vector<std::string>& states,
                                               const std::vector<Person>& people) {
    std::vector<std::pair<Members, Rows>> steps;
    RowFinder finder(people);
    Rows before{Places(people.size()), Places(people.size()), 0};
    for (const std::string& state : states) {
        Rows rows = finder.rows_in(state);
        Members members = new_in(rows.codes, before.codes);
        before = rows;
        if (!members.empty()) steps.emplace_back(std::move(members), std::move(rows));
    }
    return steps;
}

const Copy& last_at_rest(const Loot& loot) {
    return *std::find_if(loot.copies.rbegin(), loot.copies.rend(),
                         [](const Copy& copy) { return copy.moment == Moment::at_rest; });
}

}  // namespace

Score pairs_from_one_copy(const Loot& loot, std::uint32_t seed) {
    Random random(seed);
    std::size_t right = 0;
    for (const auto& [members, rows] : steps_of(history_of(last_at_rest(loot)), loot.people)) {
        right += right_by_rank(ordered(members, by_place(rows.codes), random),
                               ordered(members, by_place(rows.ballots), random));
    }
    const std::size_t n = loot.people.size();
    return {"pairs from one copy", right, n, right_pairs(Groups{n})};
}

Links::Links(const Loot& loot) : loot_(loot), units_(units_of(loot)) {}

Links::~Links() = default;

Resolution Links::differences() const {
    Resolution resolution{{}, true};
    std::size_t first = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        resolution.units.push_back(units_[i].codes.size());
        Members group(i < loot_.groups.size() ? loot_.groups[i] : 0);
        std::iota(group.begin(), group.end(), first);
        first += group.size();
        resolution.are_groups =
            resolution.are_groups && units_[i].codes == group && units_[i].ballots == group;
    }
    return resolution;
}

std::vector<Score> Links::pairing_attacks(std::uint32_t seed) const {
    Random random(seed);
    std::size_t by_bytes = 0;
    std::size_t by_places = 0;
    std::size_t by_journal = 0;
    std::size_t by_moment = 0;
    for (const Unit& unit : units_) {
        const auto right = [&unit, &random](const Evidence& codes, const Evidence& ballots) {
            return right_by_rank(ordered(unit.codes, codes, random), ordered(unit.ballots, ballots, random));
        };
        by_bytes += right_by_rank(unit.codes, matched_by_bytes(unit, random));
        by_places += right(by_place(unit.rows.codes), by_place(unit.rows.ballots));
        by_journal += right(unit.code_in_journal, unit.ballot_in_journal);
        by_moment += right(unit.code_seen, unit.ballot_seen);
    }
    const Groups sizes = sizes_of(units_);
    const std::size_t most = loot_.people.size();
    const Chance chance = right_pairs(sizes);
    return {{"pairs by shared bytes", by_bytes, most, chance},
            {"pairs by place", by_places, most, chance},
            {"pairs by journal", by_journal, most, chance},
            {"pairs by moment in the commit", by_moment, most, chance}};
}

std::vector<Score> Links::order_attacks(std::uint32_t seed) const {
    Random random(seed);
    const Groups sizes = sizes_of(units_);
    const Chance chance = ordered_pairs(sizes);
    const auto score = [&](const std::string& attack, auto members, auto evidence) {
        std::size_t right = 0;
        for (const Unit& unit : units_)
            right += pairs_in_order(ordered(unit.*members, evidence(unit), random));
        return Score{attack, right, pairs_in(sizes), chance, true};
    };
    return {score("order of a group's codes by place", &Unit::codes,
                  [](const Unit& u) { return by_place(u.rows.codes); }),
            score("order of a group's ballots by place", &Unit::ballots,
                  [](const Unit& u) { return by_place(u.rows.ballots); }),
            score("order of a group's codes by journal", &Unit::codes,
                  [](const Unit& u) { return u.code_in_journal; }),
            score("order of a group's ballots by journal", &Unit::ballots,
                  [](const Unit& u) { return u.ballot_in_journal; }),
            score("order of a group's codes by moment in the commit", &Unit::codes,
                  [](const Unit& u) { return u.code_seen; }),
            score("order of a group's ballots by moment in the commit", &Unit::ballots,
                  [](const Unit& u) { return u.ballot_seen; })};
}

std::vector<Score> order_attacks(const Loot& loot, Moment moment, std::uint32_t seed) {
    Random random(seed);
    const auto last = std::find_if(loot.copies.rbegin(), loot.copies.rend(),
                                   [moment](const Copy& copy) { return copy.moment == moment; });
    const Rows rows = RowFinder(loot.people).rows_in(state_of(*last));
    const auto score = [&](const std::string& attack, const Places& places) {
        const Members there = new_in(places, Places(places.size()));
        const Groups all{there.size()};
        return Score{attack, pairs_in_order(ordered(there, by_place(places), random)), pairs_in(all),
                     ordered_pairs(all), true};
    };
    const std::string when = moment == Moment::after_shuffle ? " after the shuffle" : " in the live file";
    return {score("order of all codes" + when, rows.codes),
            score("order of all ballots" + when, rows.ballots)};
}

Score last_comers_attack(const Loot& loot, std::uint32_t seed) {
    Random random(seed);
    const std::size_t n = loot.people.size();
    const std::size_t last = loot.groups.back();
    const auto steps = steps_of(history_of(last_at_rest(loot)), loot.people);
    Members named;
    if (steps.size() > 1) {
        named = steps.back().first;
    } else {
        named.resize(n);
        std::iota(named.begin(), named.end(), std::size_t{0});
        std::shuffle(named.begin(), named.end(), random);
        named.resize(last);
    }
    const auto right = static_cast<std::size_t>(
        std::count_if(named.begin(), named.end(), [n, last](std::size_t i) { return i >= n - last; }));
    return {"last comers from one copy", right, named.size(), right_draws(n, last, named.size())};
}

}  // namespace attacks
