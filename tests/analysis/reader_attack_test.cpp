#include "analysis/reader_attack.hpp"

#include "analysis/protection.hpp"

#include "catch.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace analysis;
using Catch::Matchers::Contains;

namespace {

using Group = PublishedTables::Group;

Group cell(std::map<std::string, std::string> values, std::size_t people, bool shown) {
    Group group{{}, people, shown};
    for (auto& [dimension, value] : values) group.values[dimension] = {value};
    return group;
}

/// One dimension: sites with their size, hidden when the name is in lower case.
PublishedTables sites(const std::vector<std::pair<std::string, std::size_t>>& sizes,
                      const std::string& source = "a") {
    PublishedTables tables{source, 10, {}, {}, std::nullopt};
    std::size_t all = 0;
    for (const auto& [name, people] : sizes) all += people;
    tables.cells.push_back(cell({}, all, true));
    for (const auto& [name, people] : sizes) {
        std::string site = name;
        site.front() = static_cast<char>(site.front() & ~0x20);
        tables.cells.push_back(cell({{"site", site}}, people, name == site));
    }
    return tables;
}

PublishedTables published(const CellLattice& lattice, const Protection& protection, std::size_t threshold) {
    PublishedTables tables{"a", threshold, {}, {}, PublishedTables::Profiles{lattice.dimensions, {}}};
    for (const auto& profile : lattice.profiles) tables.profiles->values.push_back(profile.values);
    for (const auto& one : lattice.cells) {
        Group group{{}, lattice.groups[one.group].people, protection.shown[one.group]};
        for (std::size_t d = 0; d < one.dimensions.size(); ++d)
            group.values[lattice.dimensions[one.dimensions[d]]] = {one.values[d]};
        tables.cells.push_back(std::move(group));
    }
    for (const auto& merged : protection.merged) {
        Group group{{}, merged.people, merged.shown};
        for (std::size_t d = 0; d < merged.dimensions.size(); ++d)
            group.values[lattice.dimensions[merged.dimensions[d]]] = merged.values[d];
        tables.merged.push_back(std::move(group));
    }
    return tables;
}

ReaderAttack attack_on(const std::vector<PublishedTables>& publications) {
    const auto knowledge = reader_knowledge(publications);
    REQUIRE(knowledge);
    auto result = attack(knowledge.value());
    REQUIRE(result);
    return std::move(result).value();
}

}  // namespace

TEST_CASE("a reader who sees the total and all other sites proves the small one") {
    const auto found = attack_on({sites({{"lens", 6}, {"Lille", 80}, {"Nice", 12}})});
    REQUIRE(found.proofs.size() == 1);
    CHECK(found.proofs[0].kind == ReaderProof::Kind::bound);
    CHECK(found.proofs[0].group.name == "site = Lens");
    CHECK(found.proofs[0].most == Approx(6));
    auto because = found.proofs[0].because;
    std::sort(because.begin(), because.end());
    CHECK(because == std::vector<std::string>{"+ ensemble", "− site = Lille", "− site = Nice"});
    CHECK(found.minimum_upper_bound.value() == 6);
    CHECK(found.sensitive == 1);
}

TEST_CASE("two sites hidden together protect the small one from a reader") {
    const auto found = attack_on({sites({{"lens", 6}, {"Lille", 80}, {"nice", 12}})});
    CHECK(found.proofs.empty());
    CHECK(found.minimum_upper_bound.value() == 18);
}

TEST_CASE("two publications that are safe alone may not be so together") {
    const auto first = sites({{"lens", 6}, {"Lille", 80}, {"nice", 12}});
    const auto second = sites({{"lens", 6}, {"lille", 80}, {"Nice", 12}}, "b");
    CHECK(attack_on({first}).proofs.empty());
    CHECK(attack_on({second}).proofs.empty());
    const auto found = attack_on({first, second});
    REQUIRE(found.proofs.size() == 1);
    CHECK(found.proofs[0].group.name == "site = Lens");
}

TEST_CASE("an insider proves what another reader cannot") {
    // 9 and 1 hidden together: the single one knows that the others are 9
    const auto found = attack_on({sites({{"lens", 9}, {"Lille", 80}, {"nice", 1}})});
    REQUIRE(found.proofs.size() == 3);
    CHECK(found.proofs[0].kind == ReaderProof::Kind::insider);
    CHECK(found.proofs[0].most == Approx(10));
    CHECK(found.proofs[2].kind == ReaderProof::Kind::difference);  // both together are ten
}

TEST_CASE("what a group shown leaves of another is found where no table names it") {
    // the job MRS exists in Lyon only
    PublishedTables tables{
        "a",
        10,
        {},
        {},
        PublishedTables::Profiles{{"job", "site"}, {{"MRS", "Lyon"}, {"CE", "Lyon"}, {"CE", "Nice"}}}};
    tables.cells = {cell({}, 53, true), cell({{"site", "Lyon"}}, 13, true),
                    cell({{"site", "Nice"}}, 40, true), cell({{"job", "MRS"}}, 11, true),
                    cell({{"job", "CE"}}, 42, true)};
    const auto found = attack_on({tables});
    REQUIRE(found.proofs.size() == 1);
    CHECK(found.proofs[0].kind == ReaderProof::Kind::difference);
    CHECK(found.proofs[0].most == Approx(2));
    CHECK(found.proofs[0].group.people == 2);
}

TEST_CASE("a merged group that is shown is an equation as any other") {
    auto tables = sites({{"lens", 6}, {"Lille", 80}, {"nice", 12}, {"arras", 7}});
    CHECK(attack_on({tables}).proofs.empty());
    tables.merged.push_back({{{"site", {"Lens", "Nice"}}}, 18, true});
    const auto found = attack_on({tables});
    REQUIRE(found.proofs.size() == 1);
    CHECK(found.proofs[0].group.name == "site = Arras");
}

TEST_CASE("publications that contradict each other are refused") {
    const auto knowledge =
        reader_knowledge({sites({{"Lens", 16}, {"Lille", 80}}), sites({{"Lens", 17}, {"Lille", 79}}, "b")});
    REQUIRE_FALSE(knowledge);
    CHECK_THAT(knowledge.error().message, Contains("Lens") && Contains("16") && Contains("17"));

    auto wrong = sites({{"lens", 6}, {"Lille", 80}, {"nice", 12}});
    wrong.cells.front().people = 70;
    const auto read = reader_knowledge({wrong});
    REQUIRE(read);
    CHECK_FALSE(attack(read.value()));
}

TEST_CASE("a small group that is shown is found") {
    const auto found = attack_on({sites({{"Lens", 6}, {"Lille", 80}})});
    REQUIRE_FALSE(found.proofs.empty());
    CHECK(found.proofs[0].group.people == 6);
}

TEST_CASE("the attack finds nothing in random campaigns that the gate protects") {
    const std::vector<std::vector<std::vector<std::string>>> plans{{{"a", "b"}, {"b", "c"}, {"a", "c"}},
                                                                   {{"a", "b", "c"}},
                                                                   {{"wide", "b"}, {"a"}, {"b", "c"}},
                                                                   {{"a"}, {"wide", "b", "c"}}};
    std::mt19937 random{20261125};
    std::size_t sensitive = 0;
    for (std::size_t round = 0; round < 8; ++round) {
        ProfileCounts counts{{"a", "b", "c", "wide"}, {}};
        for (const std::string a : {"1", "2", "3", "4"})
            for (const std::string b : {"x", "y", "z"})
                for (const std::string c : {"m", "n"}) {
                    const std::size_t people = random() % 3 == 0 ? 0 : random() % (round % 2 == 0 ? 8 : 40);
                    if (random() % 6 > 0) counts.profiles.push_back({{a, b, c, a < "3" ? "W" : "E"}, people});
                }
        const auto lattice = cell_lattice(counts, plans[round % plans.size()]);
        const auto protection = protect(lattice, {Threshold::of(10).value(), {{"a", "wide"}}});
        const auto found = attack_on({published(lattice, protection, 10)});
        CAPTURE(round);
        CHECK(found.proofs.empty());
        sensitive += found.sensitive;
    }
    CHECK(sensitive > 50);
}
