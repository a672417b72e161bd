#include "analysis/protection.hpp"

#include "analysis/attainable_bounds.hpp"

#include "catch.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace analysis;

namespace {

using Tables = std::vector<std::vector<std::string>>;

ProtectionRule rule_of(std::size_t threshold, std::vector<Levels> hierarchies = {}) {
    return {Threshold::of(threshold).value(), std::move(hierarchies)};
}

ProfileCounts crossed(const std::vector<std::string>& rows, const std::vector<std::string>& cols,
                      const std::vector<std::vector<std::size_t>>& counts) {
    ProfileCounts crossing{{"row", "col"}, {}};
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < cols.size(); ++c)
            crossing.profiles.push_back({{rows[r], cols[c]}, counts[r][c]});
    return crossing;
}

/// « Lens/MRS », « Lens », « » for the total: the values of each cell hidden.
std::vector<std::string> hidden_of(const CellLattice& lattice, const Protection& protection) {
    std::vector<std::string> hidden;
    for (const auto& cell : lattice.cells) {
        if (protection.shown[cell.group]) continue;
        std::string name;
        for (const auto& value : cell.values) name += (name.empty() ? "" : "/") + value;
        hidden.push_back(name);
    }
    std::sort(hidden.begin(), hidden.end());
    return hidden;
}

std::size_t group_of(const CellLattice& lattice, const std::vector<std::string>& values) {
    const auto found = std::find_if(lattice.cells.begin(), lattice.cells.end(),
                                    [&](const auto& cell) { return cell.values == values; });
    REQUIRE(found != lattice.cells.end());
    return found->group;
}

/// The sets of people that a reader knows the size of.
std::vector<AttainableBounds::Row> read_by_all(const CellLattice& lattice, const Protection& protection) {
    std::vector<AttainableBounds::Row> rows;
    for (std::size_t g = 0; g < lattice.groups.size(); ++g)
        if (protection.shown[g]) rows.push_back({lattice.groups[g].profiles, lattice.groups[g].people});
    for (const auto& merged : protection.merged)
        if (merged.shown) rows.push_back({merged.profiles, merged.people});
    return rows;
}

/// The most people in each set over all tables in whole numbers that agree with the rows: no linear programme.
std::vector<std::size_t> most_by_trying(std::size_t profiles, std::size_t people,
                                        const std::vector<AttainableBounds::Row>& rows,
                                        const std::vector<ProfileSet>& sets) {
    std::vector<std::vector<std::size_t>> rows_of(profiles);
    std::vector<std::size_t> left;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        left.push_back(rows[r].people);
        for (const std::uint32_t p : rows[r].members) rows_of[p].push_back(r);
    }
    std::vector<std::size_t> table(profiles, 0);
    std::vector<std::size_t> most(sets.size(), 0);
    const std::function<void(std::size_t, std::size_t)> fill = [&](std::size_t p, std::size_t rest) {
        if (p == profiles) {
            if (std::any_of(left.begin(), left.end(), [](std::size_t n) { return n > 0; })) return;
            for (std::size_t s = 0; s < sets.size(); ++s) {
                std::size_t sum = 0;
                for (const std::uint32_t member : sets[s]) sum += table[member];
                most[s] = std::max(most[s], sum);
            }
            return;
        }
        std::size_t room = rest;
        for (const std::size_t r : rows_of[p]) room = std::min(room, left[r]);
        for (std::size_t n = 0; n <= room; ++n) {
            table[p] = n;
            for (const std::size_t r : rows_of[p]) left[r] -= n;
            fill(p + 1, rest - n);
            for (const std::size_t r : rows_of[p]) left[r] += n;
        }
    };
    fill(0, people);
    return most;
}

/// Groups of 1 to k - 1 people.
std::vector<ProfileSet> small_groups(const CellLattice& lattice, std::size_t k) {
    std::vector<ProfileSet> small;
    for (const auto& group : lattice.groups)
        if (group.people > 0 && group.people < k) small.push_back(group.profiles);
    return small;
}

/// Whether 1 to k people are what remains of one set read without another that lies in it, and are no group that the
/// tables name.
bool small_rest(const CellLattice& lattice, const std::vector<AttainableBounds::Row>& rows, std::size_t k) {
    for (const auto& all : rows)
        for (const auto& part : rows) {
            if (all.people <= part.people || all.people - part.people > k) continue;
            if (!std::includes(all.members.begin(), all.members.end(), part.members.begin(),
                               part.members.end()))
                continue;
            ProfileSet rest;
            std::set_difference(all.members.begin(), all.members.end(), part.members.begin(),
                                part.members.end(), std::back_inserter(rest));
            const auto present = [&](const ProfileSet& profiles) {
                ProfileSet people;
                for (const std::uint32_t p : profiles)
                    if (lattice.profiles[p].people > 0) people.push_back(p);
                return people;
            };
            if (std::none_of(lattice.groups.begin(), lattice.groups.end(), [&](const auto& group) {
                    return present(group.profiles) == present(rest) && group.people >= k;
                }))
                return true;
        }
    return false;
}

/// Whether a reader can prove a group of 1 to k - 1 to be no more than k, and so to hold fewer than k others than himself.
/// By trying every table where they are few, else by linear programmes.
bool attacker_wins(const CellLattice& lattice, const Protection& protection, std::size_t k) {
    constexpr std::size_t kFewPeople = 16;
    const auto rows = read_by_all(lattice, protection);
    if (rows.empty()) return false;
    if (small_rest(lattice, rows, k)) return true;
    const auto small = small_groups(lattice, k);
    const std::size_t needed = std::min(k + 1, lattice.people());
    if (lattice.people() <= kFewPeople) {
        const auto most = most_by_trying(lattice.profiles.size(), lattice.people(), rows, small);
        return std::any_of(most.begin(), most.end(), [needed](std::size_t n) { return n < needed; });
    }
    AttainableBounds bounds{lattice.profiles.size(), rows};
    return std::any_of(small.begin(), small.end(), [&](const ProfileSet& group) {
        return bounds.maximum(group) < static_cast<double>(needed) - 1e-6;
    });
}

/// The same for each person who knows his own profile: all sums without him.
bool insider_wins(const CellLattice& lattice, const Protection& protection, std::size_t k) {
    const auto small = small_groups(lattice, k);
    for (std::uint32_t p = 0; p < lattice.profiles.size(); ++p) {
        if (lattice.profiles[p].people == 0 || lattice.people() <= k) continue;
        auto rows = read_by_all(lattice, protection);
        for (auto& row : rows)
            if (std::binary_search(row.members.begin(), row.members.end(), p)) --row.people;
        const auto most = most_by_trying(lattice.profiles.size(), lattice.people() - 1, rows, small);
        if (std::any_of(most.begin(), most.end(), [k](std::size_t n) { return n < k; })) return true;
    }
    return false;
}

std::size_t draw(std::mt19937& random, std::size_t most) {
    return random() % (most + 1);
}

/// Two dimensions, sometimes one of them with a wider level; small counts, some of nobody, some that cannot exist.
ProfileCounts random_campaign(std::mt19937& random, bool with_level) {
    ProfileCounts counts{{"site", "job"}, {}};
    if (with_level) counts.dimensions.push_back("region");
    std::size_t left = 12;  // few enough to try every table
    for (const std::string site : {"A", "B", "C"})
        for (const std::string job : {"x", "y"}) {
            if (draw(random, 7) == 0) continue;
            const std::size_t people =
                std::min(draw(random, 2) == 0 ? draw(random, 7) : draw(random, 3), left);
            left -= people;
            counts.profiles.push_back({{site, job}, people});
            if (with_level) counts.profiles.back().values.emplace_back(site == "C" ? "south" : "north");
        }
    if (counts.profiles.empty()) counts.profiles.push_back({{"A", "x"}, 3});
    if (counts.profiles.front().values.size() < counts.dimensions.size())
        counts.profiles.front().values.emplace_back("north");
    return counts;
}

}  // namespace

TEST_CASE("the table of the handbook keeps the bounds that are known for it") {
    const auto lattice =
        cell_lattice(crossed({"1", "2", "3"}, {"a", "b"}, {{6, 1}, {0, 3}, {3, 3}}), {{"row", "col"}});
    std::vector<AttainableBounds::Row> rows;
    for (const auto& cell : lattice.cells)
        if (cell.values.size() < 2 || cell.values.back() == "3")
            rows.push_back({lattice.groups[cell.group].profiles, lattice.groups[cell.group].people});
    AttainableBounds bounds{lattice.profiles.size(), rows};
    const auto most = [&](const std::string& row, const std::string& col) {
        return bounds.maximum(lattice.groups[group_of(lattice, {col, row})].profiles);
    };
    CHECK(most("1", "a") == Approx(6));
    CHECK(most("1", "b") == Approx(4));
    CHECK(most("2", "a") == Approx(3));
    CHECK(most("2", "b") == Approx(3));
}

TEST_CASE("what two hierarchies leave together is bounded together") {
    // regions in two counties, and in one other grouping that crosses them
    const std::vector<std::pair<std::string, std::size_t>> sizes{{"A", 2}, {"B", 2}, {"I", 8}, {"J", 8},
                                                                 {"K", 3}, {"L", 3}, {"M", 3}, {"N", 7}};
    ProfileCounts counts{{"region", "county", "size"}, {}};
    for (const auto& [region, people] : sizes)
        counts.profiles.push_back(
            {{region, region < "K" ? "1" : "2", region == "L" || region == "M" ? "BIG" : region}, people});
    const auto lattice = cell_lattice(counts, {{"county"}, {"region"}, {"size"}});
    const std::string hidden = "ABKLMN";
    std::vector<AttainableBounds::Row> rows;
    for (const auto& cell : lattice.cells)
        if (cell.values.empty() || hidden.find(cell.values.front()) == std::string::npos)
            rows.push_back({lattice.groups[cell.group].profiles, lattice.groups[cell.group].people});
    AttainableBounds bounds{lattice.profiles.size(), rows};
    const std::map<std::string, double> known{{"A", 4}, {"B", 4}, {"K", 10}, {"N", 10}, {"L", 6}, {"M", 6}};
    for (const auto& [region, most] : known)
        CHECK(bounds.maximum(lattice.groups[group_of(lattice, {region})].profiles) == Approx(most));

    // with k = 10, A and B are 4 together: more must be hidden
    const auto protection = protect(lattice, rule_of(10));
    const auto now_hidden = hidden_of(lattice, protection);
    CHECK(std::any_of(now_hidden.begin(), now_hidden.end(),
                      [](const std::string& name) { return name == "I" || name == "J" || name == "1"; }));
    CHECK(protection.audit.sensitive == 8 + 1);  // the regions, and L and M together
    CHECK(protection.audit.proved_below == 0);
    CHECK(protection.audit.minimum_upper_bound.value() >= 10);
}

TEST_CASE("one small cell of a table takes three others with it") {
    const auto lattice = cell_lattice(
        crossed({"A", "B", "C", "D"}, {"female", "male"}, {{2, 18}, {19, 14}, {10, 12}, {14, 11}}),
        {{"row", "col"}});
    auto protection = protect(lattice, rule_of(10));
    CHECK(hidden_of(lattice, protection) ==
          std::vector<std::string>{"female/A", "female/C", "male/A", "male/C"});
    CHECK(protection.audit.sensitive == 1);
    CHECK(protection.audit.minimum_upper_bound.value() == 12);
    CHECK_FALSE(attacker_wins(lattice, protection, 10));

    SECTION("and the attacker wins when one of them is shown") {
        const auto needed =
            GENERATE(as<std::vector<std::string>>{}, std::vector<std::string>{"male", "A"},
                     std::vector<std::string>{"female", "C"}, std::vector<std::string>{"male", "C"});
        protection.shown[group_of(lattice, needed)] = true;
        CHECK(attacker_wins(lattice, protection, 10));
    }
}

TEST_CASE("nothing is shown of fewer people than the threshold") {
    const auto lattice = cell_lattice(crossed({"A", "B"}, {"x", "y"}, {{4, 0}, {3, 2}}), {{"row", "col"}});
    const auto protection = protect(lattice, rule_of(10));
    CHECK(hidden_of(lattice, protection).size() == lattice.cells.size());
    CHECK(protection.merged.empty());
    CHECK_FALSE(protection.audit.minimum_upper_bound);
    CHECK(protection.audit.sensitive == 6);
}

TEST_CASE("large groups and empty ones are all shown") {
    const auto lattice = cell_lattice(crossed({"A", "B"}, {"x", "y"}, {{40, 0}, {30, 20}}), {{"row", "col"}});
    const auto protection = protect(lattice, rule_of(10));
    CHECK(hidden_of(lattice, protection).empty());
    CHECK(protection.audit.sensitive == 0);
    CHECK_FALSE(protection.audit.minimum_upper_bound);
}

TEST_CASE("a group that lies in another cannot be subtracted from it") {
    // the job MRS exists in Lyon only: Lyon without it is two people, though no table crosses them
    const ProfileCounts counts{{"site", "job"},
                               {{{"Lyon", "MRS"}, 11}, {{"Lyon", "CE"}, 2}, {{"Nice", "CE"}, 40}}};
    const auto lattice = cell_lattice(counts, {{"site"}, {"job"}});
    const auto protection = protect(lattice, rule_of(10));
    CHECK_FALSE(hidden_of(lattice, protection).empty());
    CHECK_FALSE(attacker_wins(lattice, protection, 10));
}

TEST_CASE("hidden cells of one wider value are shown together") {
    ProfileCounts counts{{"site", "direction"}, {}};
    const std::vector<std::tuple<std::string, std::string, std::size_t>> sites{{"Lens", "Nord", 6},
                                                                               {"Lille", "Nord", 80},
                                                                               {"Arras", "Nord", 14},
                                                                               {"Nice", "Sud", 12},
                                                                               {"Toulon", "Sud", 50}};
    for (const auto& [site, direction, people] : sites)
        counts.profiles.push_back({{site, direction}, people});
    const auto lattice = cell_lattice(counts, {{"site"}});
    const auto protection = protect(lattice, rule_of(10, {{"site", "direction"}}));
    CHECK(hidden_of(lattice, protection) == std::vector<std::string>{"Arras", "Lens"});
    REQUIRE(protection.merged.size() == 1);
    CHECK(protection.merged[0].values == std::vector<std::vector<std::string>>{{"Arras", "Lens"}});
    CHECK(protection.merged[0].people == 20);
    CHECK(protection.merged[0].shown);
    CHECK_FALSE(attacker_wins(lattice, protection, 10));
}

TEST_CASE("no reader of a random campaign can prove a small group") {
    std::mt19937 random{20260911};
    for (int round = 0; round < 48; ++round) {
        const bool with_level = round % 2 == 1;
        const auto counts = random_campaign(random, with_level);
        const Tables tables = with_level       ? Tables{{"site", "job"}, {"region", "job"}}
                              : round % 4 == 0 ? Tables{{"site", "job"}}
                                               : Tables{{"site"}, {"job"}};
        const auto lattice = cell_lattice(counts, tables);
        const auto protection =
            protect(lattice,
                    rule_of(5, with_level ? std::vector<Levels>{{"site", "region"}} : std::vector<Levels>{}));
        CAPTURE(round);
        REQUIRE_FALSE(attacker_wins(lattice, protection, 5));
        REQUIRE_FALSE(insider_wins(lattice, protection, 5));

        // and each cell that is hidden for another's sake is needed
        for (std::size_t g = 0; g < lattice.groups.size(); ++g) {
            const std::size_t people = lattice.groups[g].people;
            if (protection.shown[g] || (people > 0 && people < 5) || lattice.people() < 5) continue;
            Protection with_it = protection;
            with_it.merged.clear();
            with_it.shown[g] = true;
            CAPTURE(g, people);
            CHECK(attacker_wins(lattice, with_it, 5));
        }
    }
}

TEST_CASE("linear bounds are those of whole numbers in two ways and no lower in three") {
    std::mt19937 random{20260912};
    for (int round = 0; round < 50; ++round) {
        const bool three_ways = round % 2 == 1;
        ProfileCounts counts{
            three_ways ? std::vector<std::string>{"a", "b", "c"} : std::vector<std::string>{"a", "b"}, {}};
        for (std::size_t p = 0; p < (three_ways ? 8U : 9U); ++p) {
            std::vector<std::string> values;
            if (three_ways)
                values = {std::to_string(p % 2), std::to_string(p / 2 % 2), std::to_string(p / 4)};
            else
                values = {std::to_string(p % 3), std::to_string(p / 3)};
            counts.profiles.push_back({std::move(values), draw(random, 3) == 0 ? draw(random, 2) : 0});
        }
        const auto lattice = cell_lattice(
            counts, three_ways ? Tables{{"a", "b"}, {"b", "c"}, {"a", "c"}} : Tables{{"a", "b"}});
        if (lattice.people() > 7) continue;
        Protection pattern;
        for (const auto& group : lattice.groups)
            pattern.shown.push_back(group.profiles.size() == lattice.profiles.size() || draw(random, 2) > 0);
        const auto rows = read_by_all(lattice, pattern);
        std::vector<ProfileSet> sets;
        for (const auto& group : lattice.groups) sets.push_back(group.profiles);
        const auto most = most_by_trying(lattice.profiles.size(), lattice.people(), rows, sets);
        AttainableBounds bounds{lattice.profiles.size(), rows};
        CAPTURE(round);
        for (std::size_t s = 0; s < sets.size(); ++s) {
            const double linear = bounds.maximum(sets[s]);
            if (three_ways)
                CHECK(linear > static_cast<double>(most[s]) - 1e-6);
            else
                CHECK(linear == Approx(static_cast<double>(most[s])).margin(1e-6));
        }
    }
}

TEST_CASE("the decision is the same in any order of rows and dimensions") {
    std::mt19937 random{7};
    ProfileCounts counts{{"site", "job", "age"}, {}};
    for (const std::string site : {"A", "B", "C"})
        for (const std::string job : {"x", "y", "z"})
            for (const std::string age : {"1", "2"})
                counts.profiles.push_back({{site, job, age}, draw(random, 25)});
    ProfileCounts moved{{"age", "site", "job"}, {}};
    for (const auto& profile : counts.profiles)
        moved.profiles.push_back({{profile.values[2], profile.values[0], profile.values[1]}, profile.people});
    std::shuffle(moved.profiles.begin(), moved.profiles.end(), random);

    const auto lattice = cell_lattice(counts, {{"site", "job"}, {"job", "age"}, {"site", "age"}});
    const auto other = cell_lattice(moved, {{"age", "site"}, {"job", "site"}, {"age", "job"}});
    const auto protection = protect(lattice, rule_of(10));
    CHECK_FALSE(hidden_of(lattice, protection).empty());
    CHECK(hidden_of(lattice, protection) == hidden_of(other, protect(other, rule_of(10))));
    CHECK(protection.audit.minimum_upper_bound.value() >= 10);
}
