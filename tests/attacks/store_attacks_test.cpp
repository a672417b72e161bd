#include <algorithm>
#include <iostream>
#include <set>

#include "catch.hpp"
#include "linking.hpp"
#include "residue.hpp"

// Whether somebody who holds every byte the store ever wrote, and knows who came when, learns who said what. The same
// attacks are made on stores that are broken on purpose: an attack that none of them fails proves nothing.

using attacks::Faults;
using attacks::Groups;
using attacks::Loot;
using attacks::Moment;
using attacks::OpenStore;
using attacks::Padding;
using attacks::Person;
using attacks::Score;

namespace {

constexpr std::size_t kPeople = 200;
constexpr std::size_t kSheet = 3968;
constexpr std::size_t kSmallSheet =
    16;  // 64 bytes sealed: all rows of a table in a page or two, the worst case
constexpr std::size_t kEnvelope = 48;
constexpr std::uint32_t kSeed = 20264;

std::vector<Person> everybody(std::size_t sheet) {
    return attacks::people(kPeople, sheet, Padding::as_the_product, kSeed);
}

/// The last group is large enough to be known again.
Groups groups() {
    Groups groups = attacks::groups_of(kPeople - 8, 12, kSeed);
    groups.push_back(8);
    return groups;
}

void add(std::vector<Score>& to, std::vector<Score> from) {
    for (Score& score : from) to.push_back(std::move(score));
}

using Attack = std::vector<Score> (*)(const Loot&);

std::vector<Score> pairing(const Loot& loot) {
    std::vector<Score> scores = attacks::Links(loot).pairing_attacks(kSeed);
    scores.push_back(attacks::pairs_from_one_copy(loot, kSeed));
    return scores;
}
std::vector<Score> order_in_groups(const Loot& loot) {
    return attacks::Links(loot).order_attacks(kSeed);
}
std::vector<Score> order(const Loot& loot) {
    std::vector<Score> scores = attacks::order_attacks(loot, Moment::at_rest, kSeed);
    add(scores, attacks::order_attacks(loot, Moment::after_shuffle, kSeed));
    scores.push_back(attacks::last_comers_attack(loot, kSeed));
    return scores;
}
std::vector<Score> residue(const Loot& loot) {
    return attacks::residue_attacks(loot.copies, attacks::secrets_of(loot.people), loot.from, loot.to);
}
std::vector<Score> outside(const Loot& loot) {
    return {attacks::clock_attack(loot.copies, 0), attacks::left_over_attack(loot),
            attacks::length_attack(loot.people, kSeed), attacks::schema_attack(loot.copies)};
}

std::vector<Score> printed(const std::string& what, std::vector<Score> scores) {
    std::cout << "\n== " << what << '\n';
    for (const Score& score : scores) std::cout << score;
    return scores;
}

const Score& score_of(const std::vector<Score>& scores, const std::string& attack) {
    const auto found =
        std::find_if(scores.begin(), scores.end(), [&attack](const Score& s) { return s.attack == attack; });
    if (found == scores.end()) throw std::runtime_error("no attack is called " + attack);
    return *found;
}

/// What the documentation says of the live file: until the shuffle, places tell the order of the groups.
const std::set<std::string> kVisible{"order of all codes in the live file",
                                     "order of all ballots in the live file"};

/// Makes every attack.
void check_holds(const std::string& what, const Loot& loot) {
    const attacks::Links links(loot);
    std::vector<Score> scores = links.pairing_attacks(kSeed);
    scores.push_back(attacks::pairs_from_one_copy(loot, kSeed));
    add(scores, links.order_attacks(kSeed));
    for (const Attack attack : {order, residue, outside}) add(scores, attack(loot));
    for (const Score& score : printed(what, scores)) {
        if (kVisible.contains(score.attack)) continue;
        INFO(score);
        CHECK_FALSE(score.beats_chance());
    }

    const attacks::Resolution resolution = links.differences();
    Groups sizes = resolution.units;
    std::sort(sizes.begin(), sizes.end());
    std::cout << loot.copies.size() << " copies; differences between those at rest: " << sizes.size()
              << " units of " << sizes.front() << " to " << sizes.back() << ", median "
              << sizes[sizes.size() / 2] << ", as they were committed\n";
    CHECK(resolution.are_groups);
    CHECK(resolution.units == loot.groups);
}

struct Case {
    std::string what;
    OpenStore store;
    Attack attack;
    std::vector<std::string> caught_by;
    std::size_t sheet = kSmallSheet;
    Padding padding = Padding::as_the_product;
    std::size_t largest_group = 12;
    std::size_t people = kPeople;
};

void check_caught(const Case& broken) {
    const auto people = attacks::people(broken.people, broken.sheet, broken.padding, kSeed);
    Groups sizes = attacks::groups_of(broken.people - 8, broken.largest_group, kSeed);
    sizes.push_back(8);
    const Loot loot = attacks::collect(broken.store, people, sizes, kSeed);
    const auto scores = printed("broken: " + broken.what, broken.attack(loot));
    for (const std::string& attack : broken.caught_by) {
        INFO(broken.what << ", " << attack);
        CHECK(score_of(scores, attack).beats_chance());
    }
}

urn::StoreSettings with(const std::vector<urn::Setting>& replaced) {
    urn::StoreSettings settings;
    for (const urn::Setting& setting : replaced) {
        *std::find_if(settings.sqlite.begin(), settings.sqlite.end(),
                      [&setting](const auto& known) { return known.name == setting.name; }) = setting;
    }
    return settings;
}

/// Keys that count up.
urn::StoreSettings counting_keys() {
    urn::StoreSettings settings;
    const auto last = std::make_shared<std::uint64_t>(0);
    settings.draw_key = [last] {
        urn::BallotKey key{};
        const std::uint64_t number = ++*last;
        for (std::size_t i = 0; i < 8; ++i) key[i] = static_cast<std::byte>(number >> (56 - 8 * i));
        return key;
    };
    return settings;
}

OpenStore small_product(const urn::StoreSettings& settings) {
    return attacks::product(kSmallSheet + kEnvelope, settings);
}

}  // namespace

TEST_CASE("the store tells nothing of who said what to whoever holds every copy of it") {
    check_holds("the product",
                attacks::collect(attacks::product(kSheet + kEnvelope), everybody(kSheet), groups(), kSeed));
}

TEST_CASE("ballots so small that a page holds them all tell nothing more") {
    check_holds("the product, rows in one page",
                attacks::collect(small_product({}), everybody(kSmallSheet), groups(), kSeed));
}

TEST_CASE("an urn large enough that each row of a group has a page of its own tells nothing more") {
    const auto before = attacks::people(4000, kSmallSheet, Padding::as_the_product, kSeed);
    check_holds("the product, large",
                attacks::collect(small_product({}), everybody(kSmallSheet), groups(), kSeed, before));
}

TEST_CASE("the other store is attacked in vain too as long as it has no fault") {
    check_holds("the other store without fault",
                attacks::collect(attacks::broken({}), everybody(kSmallSheet), groups(), kSeed));
}

TEST_CASE("the store with other settings is caught") {
    for (const Case& broken :
         std::vector<Case>{{"WAL",
                            small_product(with({{"journal_mode", "WAL", "wal"}})),
                            order,
                            {"last comers from one copy"}},
                           {"WAL and lone ballots",
                            small_product(with({{"journal_mode", "WAL", "wal"}})),
                            pairing,
                            {"pairs from one copy"},
                            kSmallSheet,
                            Padding::as_the_product,
                            1,
                            60},
                           {"a journal that is only zeroed",
                            small_product(with({{"journal_mode", "DELETE", "delete"}})),
                            order,
                            {"last comers from one copy"}},
                           {"a journal that stays",
                            small_product(with({{"journal_mode", "PERSIST", "persist"}})),
                            order,
                            {"last comers from one copy"}},
                           {"keys that count up",
                            attacks::product(kSheet + kEnvelope, counting_keys()),
                            order,
                            {"order of all ballots in the live file"},
                            kSheet}}) {
        check_caught(broken);
    }
}

TEST_CASE("each fault of a store is caught") {
    for (const Case& broken : std::vector<Case>{
             {"rows numbered",
              attacks::broken({.counted_rows = true}),
              outside,
              {"tables with room for a time or an order"}},
             {"rows numbered and lone ballots",
              attacks::broken({.counted_rows = true}),
              pairing,
              {"pairs from one copy"},
              kSmallSheet,
              Padding::as_the_product,
              1,
              60},
             {"a key for both rows",
              attacks::broken({.shared_key = true}),
              pairing,
              {"pairs by shared bytes"}},
             {"pair by pair", attacks::broken({.pair_by_pair = true}), pairing, {"pairs by place"}},
             {"as they came",
              attacks::broken({.as_they_came = true}),
              order_in_groups,
              {"order of a group's codes by place", "order of a group's ballots by place"}},
             {"a time beside the code",
              attacks::broken({.time_column = true}),
              residue,
              {"moments as four bytes"}},
             {"a log",
              attacks::broken({.log = true}),
              residue,
              {"codes in clear", "texts in clear", "moments as text"}},
             {"hours kept", attacks::broken({.hours_kept = true}), outside, {"file times finer than a day"}},
             {"not shuffled",
              attacks::broken({.as_they_came = true, .not_shuffled = true}),
              order,
              {"order of all codes after the shuffle"}},
             {"shuffled in place",
              attacks::broken({.shuffled_in_place = true}),
              outside,
              {"rows left over after the shuffle"}},
             {"no padding",
              attacks::broken({}),
              outside,
              {"longer text by length"},
              kSheet,
              Padding::none}}) {
        check_caught(broken);
    }
}

TEST_CASE("in a large urn the journal would pair what is written pair by pair") {
    const auto before = attacks::people(4000, kSmallSheet, Padding::as_the_product, kSeed);
    const Loot loot = attacks::collect(attacks::broken({.pair_by_pair = true}), everybody(kSmallSheet),
                                       groups(), kSeed, before);

    CHECK(score_of(printed("broken: pair by pair, large", pairing(loot)), "pairs by journal").beats_chance());
}
