#include "analysis/typology.hpp"

#include "analysis/data_file.hpp"

#include "catch.hpp"
#include "class_partition.hpp"
#include "micro_groups.hpp"
#include "oracle.hpp"
#include "scale_data.hpp"
#include "table_data.hpp"
#include "v_test.hpp"
#include "ward_tree.hpp"

#include <cmath>
#include <string>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const std::vector<std::string> kItems{"trust", "load", "use", "training", "help"};

double r(const std::string& statistic) {
    return tests::oracle_value("typology_expected.csv", statistic);
}

Dataset oracle_data() {
    return read_csv_data(tests::read_oracle("typology_input.csv"), "typology_input.csv").value();
}

AnswerProfiles people_of(const Dataset& data, const std::vector<std::string>& items = kItems) {
    return answer_profiles(data, items).value();
}

AnswerProfiles weighted_people(const Dataset& data) {
    const auto design = weighted_design(data, "weight").value();
    return answer_profiles(data, kItems, &design).value();
}

TypologyRequest asked(std::size_t classes, std::size_t replicates = 0) {
    TypologyRequest request;
    request.classes = classes;
    request.replicates = replicates;
    return request;
}

std::string name_of(const AnswerProfiles& people, std::size_t category) {
    const auto& one = people.categories[category];
    return people.items[one.item] + " " + one.category.code;
}

void check_axes(const AnswerProfiles& people, const std::string& prefix) {
    const auto axes = correspondence_axes(people).value();
    REQUIRE(axes.eigenvalues.size() == 10);
    for (std::size_t s = 0; s < 10; ++s) {
        const std::string axis = std::to_string(s + 1);
        CHECK_THAT(axes.eigenvalues[s], WithinRel(r(prefix + " eigenvalue " + axis), 1e-12));
        CHECK_THAT(100.0 * axes.eigenvalues[s] / axes.inertia,
                   WithinRel(r(prefix + " percent " + axis), 1e-12));
    }
    const auto coordinates = category_coordinates(axes);
    const auto contributions = category_contributions(axes);
    const auto v_tests = category_v_tests(axes, people);
    for (std::size_t j = 0; j < people.categories.size(); ++j)
        for (std::size_t s = 0; s < 5; ++s) {
            const std::string which = name_of(people, j) + " " + std::to_string(s + 1);
            CAPTURE(which);
            CHECK_THAT(coordinates.at(j, s), WithinAbs(r(prefix + " coordinate " + which), 1e-11));
            CHECK_THAT(contributions.at(j, s), WithinAbs(r(prefix + " contribution " + which), 1e-10));
            if (prefix == "plain")
                CHECK_THAT(v_tests.at(j, s).value(), WithinAbs(r("plain v_test " + which), 1e-10));
        }
}

void check_classes(const AnswerProfiles& people, std::size_t classes, const std::string& prefix) {
    const auto found = typology(people, correspondence_axes(people).value(), asked(classes)).value();
    CHECK(static_cast<double>(found.axes) == r("axes"));
    for (std::size_t k = 1; k <= 8; ++k)
        CHECK_THAT(found.within_percent[k - 1],
                   WithinRel(r(prefix + " within percent " + std::to_string(k)), 1e-10));
    CHECK_THAT(found.explained_percent, WithinRel(r(prefix + " explained"), 1e-10));
    REQUIRE(found.classes.size() == classes);
    for (std::size_t k = 0; k < classes; ++k) {
        CHECK(static_cast<double>(found.classes[k].n) == r(prefix + " class n " + std::to_string(k + 1)));
        CHECK_THAT(found.classes[k].percent,
                   WithinRel(r(prefix + " class percent " + std::to_string(k + 1)), 1e-12));
    }
}

/// Points on a line.
PointCloud on_a_line(const std::vector<double>& at) {
    return {[&at] {
                Cells<double> cells{at.size(), 1, 0.0};
                cells.values = at;
                return cells;
            }(),
            std::vector<double>(at.size(), 1.0)};
}

}  // namespace

TEST_CASE("axes of a correspondence analysis are those of FactoMineR with and without weights",
          "[analysis][oracle]") {
    const Dataset data = oracle_data();
    const auto people = people_of(data);
    CHECK(static_cast<double>(people.n) == r("n"));
    CHECK(static_cast<double>(people.left_out) == r("left_out"));
    CHECK(static_cast<double>(people.profiles.size()) == r("profiles"));
    check_axes(people, "plain");
    check_axes(weighted_people(data), "weighted");
}

TEST_CASE("adjusted shares of inertia are those of Greenacre in ca", "[analysis][oracle]") {
    const auto percents = adjusted_percents(correspondence_axes(people_of(oracle_data())).value());
    for (std::size_t s = 0; s < 4; ++s)
        CHECK_THAT(percents[s].value(), WithinRel(r("adjusted " + std::to_string(s + 1)), 1e-10));
    CHECK(r("adjusted axes") == 4.0);
    CHECK_THAT(percents[4].error().reason, Contains("1/Q"));
}

TEST_CASE("classes are those of Ward and k-means in R and of HCPC", "[analysis][oracle]") {
    const Dataset data = oracle_data();
    check_classes(people_of(data), 3, "three");
    check_classes(people_of(data), 5, "five");
    check_classes(weighted_people(data), 3, "weighted three");

    const auto proposed = typology(people_of(data), correspondence_axes(people_of(data)).value(), {}).value();
    REQUIRE(static_cast<double>(proposed.classes.size()) == r("hcpc classes"));
    for (std::size_t k = 0; k < 8; ++k)
        CHECK_THAT(proposed.within_percent[k], WithinRel(r("hcpc within " + std::to_string(k + 1)), 1e-10));
    for (std::size_t k = 0; k < 3; ++k)
        CHECK(static_cast<double>(proposed.classes[k].n) == r("hcpc class n " + std::to_string(k + 1)));
}

TEST_CASE("characteristic categories are those of catdes", "[analysis][oracle]") {
    const auto people = people_of(oracle_data());
    const auto found = typology(people, correspondence_axes(people).value(), asked(3)).value();
    for (std::size_t k = 0; k < 3; ++k) {
        const std::string in = " " + std::to_string(k + 1);
        CHECK(static_cast<double>(found.classes[k].characteristic.size()) == r("characteristic" + in));
        for (const auto& category : found.classes[k].characteristic) {
            const std::string which = name_of(people, category.category) + in;
            CAPTURE(which);
            CHECK_THAT(category.percent_of_category, WithinAbs(r("of category " + which), 1e-11));
            CHECK_THAT(category.percent_in_class, WithinAbs(r("in class " + which), 1e-11));
            CHECK_THAT(category.percent_overall, WithinAbs(r("overall " + which), 1e-11));
            CHECK_THAT(category.v_test, WithinAbs(r("v " + which), 1e-9));
        }
    }
}

TEST_CASE("repeated rows and doubled weights change no axis and no class", "[analysis][property]") {
    const Dataset once = oracle_data();
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < once.rows; ++row) order.insert(order.end(), {row, row});
    Dataset twice = tests::reordered(once, order);
    twice.rows = order.size();
    const auto before = people_of(once);
    const auto after = people_of(twice);
    const auto axes = correspondence_axes(before).value();
    const auto axes_twice = correspondence_axes(after).value();
    CHECK(axes_twice.eigenvalues == axes.eigenvalues);
    CHECK(category_coordinates(axes_twice) == category_coordinates(axes));
    const auto classes = typology(before, axes, asked(4)).value();
    const auto classes_twice = typology(after, axes_twice, asked(4)).value();
    CHECK(classes_twice.within_percent == classes.within_percent);
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(classes_twice.classes[k].n == 2 * classes.classes[k].n);
        CHECK(classes_twice.classes[k].percent == classes.classes[k].percent);
        CHECK(classes_twice.classes[k].centre == classes.classes[k].centre);
    }

    const Design two{std::vector<double>(once.rows, 2.0), std::vector<std::size_t>(once.rows, 0), {{}}, true};
    const auto heavy = answer_profiles(once, kItems, &two).value();
    CHECK(heavy.base.value() == static_cast<double>(before.n));
    CHECK(correspondence_axes(heavy).value().eigenvalues == axes.eigenvalues);
}

TEST_CASE("classes far apart are found again in every replicate and noise is not", "[analysis][property]") {
    std::vector<std::string> a;
    std::vector<std::string> b;
    std::vector<std::string> c;
    for (int i = 0; i < 90; ++i) {
        const std::string leaning = i < 40 ? "1" : i < 70 ? "2" : "3";
        a.push_back(leaning);
        b.push_back(leaning);
        c.push_back(i % 10 == 0 ? std::string{"4"} : leaning);
    }
    const auto apart = people_of(
        tests::dataset({tests::coded("a", a), tests::coded("b", b), tests::coded("c", c)}), {"a", "b", "c"});
    TypologyRequest request = asked(3, 8);
    request.axes = 2;
    const auto found = typology(apart, correspondence_axes(apart).value(), request).value();
    CHECK(found.replicates == 8);
    CHECK(found.classes[0].n == 40);
    CHECK(found.classes[2].n == 20);
    for (const auto& one : found.classes) CHECK(one.jaccard.value() == 1.0);
    CHECK(found.classes[0].characteristic.front().v_test > 8.0);

    const auto people = people_of(oracle_data());
    const auto axes = correspondence_axes(people).value();
    const auto noisy = typology(people, axes, asked(8, 6)).value();
    CHECK(noisy.classes.back().jaccard.value() < 0.75);
    CHECK(noisy.classes.back().jaccard.value() > 0.0);
    TypologyRequest other = asked(8, 6);
    other.seed = 2;
    CHECK(typology(people, axes, other).value().classes[0].jaccard.value() !=
          noisy.classes[0].jaccard.value());
    CHECK(typology(people, axes, asked(8, 6)).value().classes[0].jaccard.value() ==
          noisy.classes[0].jaccard.value());
}

TEST_CASE("a typology that cannot be made says why", "[analysis]") {
    const Dataset data = oracle_data();
    const auto people = people_of(data);
    const auto axes = correspondence_axes(people).value();
    CHECK_THAT(typology(people, axes, asked(100)).error().reason,
               Contains("99 profils") && Contains("100 classes"));
    TypologyRequest many;
    many.axes = 11;
    CHECK(typology(people, axes, many).error().reason == "l’analyse n’a que 10 axes");
    CHECK_THAT(typology(people, axes, asked(2)).value().classes[0].jaccard.error().reason,
               Contains("--bootstrap"));

    const Dataset independent =
        tests::dataset({tests::coded("a", {"1", "1", "2", "2"}), tests::coded("b", {"1", "2", "1", "2"})});
    const auto four = people_of(independent, {"a", "b"});
    const auto flat = correspondence_axes(four).value();
    CHECK(axes_above_independence(flat) == 0);
    CHECK_THAT(typology(four, flat, {}).error().reason, Contains("indépendants"));
    CHECK_FALSE(adjusted_percents(flat)[0]);
    TypologyRequest anyway;
    anyway.axes = 1;
    CHECK_THAT(typology(four, flat, anyway).error().reason, Contains("4 profils") && Contains("--clusters"));
    anyway.classes = 4;
    CHECK(typology(four, flat, anyway).value().explained_percent == 100.0);
}

TEST_CASE("items that no analysis can use are refused by name", "[analysis]") {
    const Dataset data =
        tests::dataset({tests::coded("a", {"1", "2", "", "1"}), tests::coded("b", {"x", "x", "y", ""}),
                        tests::coded("c", {"", "", "1", "2"})});
    CHECK_THAT(answer_profiles(data, {"a", "b"}).error().message,
               Contains("« b »") && Contains("une seule modalité") && Contains("2 personnes"));
    CHECK_THAT(answer_profiles(data, {"a", "b", "c"}).error().message, Contains("personne n’a répondu"));
    CHECK_THAT(answer_profiles(data, {"a", "d"}).error().message, Contains("« d »"));

    std::vector<std::string> many;
    for (int i = 0; i < 210; ++i) many.push_back(std::to_string(i));
    const Dataset wide =
        tests::dataset({tests::coded("a", many), tests::coded("b", many), tests::coded("c", many)});
    CHECK_THAT(answer_profiles(wide, {"a", "b", "c"}).error().message, Contains("630 modalités"));

    const Design none{{1.0, 0.0, 1.0, 1.0}, {0, 0, 0, 0}, {{}}, true};
    const Dataset small =
        tests::dataset({tests::coded("a", {"1", "3", "2", "1"}), tests::coded("b", {"x", "z", "y", ""})});
    const auto kept = answer_profiles(small, {"a", "b"}, &none).value();
    CHECK(kept.n == 2);
    CHECK(kept.left_out == 2);
    CHECK(kept.absent.size() == 2);
}

TEST_CASE("a tree of neighbours is cut as by hand and ties go to the first", "[analysis]") {
    const PointCloud points = on_a_line({0.0, 1.0, 10.0, 11.0, 50.0});
    const auto tree = ward_tree(points);
    REQUIRE(tree.size() == 4);
    CHECK(tree[0].height == 0.5);
    CHECK(tree[1].height == 0.5);
    CHECK(tree[2].height == 100.0);
    CHECK_THAT(tree[3].height, WithinRel(0.8 * 44.5 * 44.5, 1e-14));
    CHECK(cut_tree(tree, 3) == std::vector<std::size_t>{0, 0, 1, 1, 2});
    CHECK(cut_tree(tree, 1) == std::vector<std::size_t>(5, 0));
    CHECK(cut_tree(tree, 5) == std::vector<std::size_t>{0, 1, 2, 3, 4});
    CHECK(cut_tree(ward_tree(on_a_line({0.0, 1.0, 2.0})), 2) == std::vector<std::size_t>{0, 0, 1});
    CHECK(micro_groups(points, 5) == std::vector<std::size_t>{0, 1, 2, 3, 4});
    CHECK(micro_groups(points, 3) == std::vector<std::size_t>{0, 0, 1, 1, 2});
    CHECK(micro_groups(on_a_line({1.0, 1.0, 1.0}), 2) == std::vector<std::size_t>{0, 0, 0});
}

TEST_CASE("very many points are first put into groups of neighbours", "[analysis]") {
    std::vector<double> at;
    for (int i = 0; i < 2100; ++i) at.push_back((i % 3) * 1000.0 + i * 0.01);
    const auto parts = partition(on_a_line(at), 3);
    REQUIRE(parts);
    CHECK(parts->grouped);
    for (std::size_t i = 0; i < at.size(); ++i) CHECK(parts->of_point[i] == i % 3);
}

TEST_CASE("a v-test has a value far beyond the smallest double", "[analysis]") {
    const LogFactorials factorials{100'000};
    CHECK_THAT(overlap_v_test({20'000, 30'000, 25'000, 100'000}, factorials),
               WithinRel(r("far 20000"), 1e-11));
    CHECK_THAT(overlap_v_test({10'000, 30'000, 25'000, 100'000}, factorials),
               WithinRel(r("far 10000"), 1e-11));
    CHECK_THAT(overlap_v_test({5'000, 30'000, 25'000, 100'000}, factorials), WithinRel(r("far 5000"), 1e-11));
    CHECK_THAT(z_of_log_tail(std::log(0.025)), WithinRel(1.959963984540054, 1e-12));
    CHECK_THAT(z_of_log_tail(-600.0 - 1e-11), WithinRel(z_of_log_tail(-600.0 + 1e-11), 1e-12));
    CHECK(overlap_v_test({0, 5, 5, 10}, LogFactorials{10}) ==
          -overlap_v_test({5, 5, 5, 10}, LogFactorials{10}));
    CHECK(std::fabs(overlap_v_test({1, 2, 2, 4}, LogFactorials{4})) < 1e-12);
}
