#include "questionnaires/scale.hpp"

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"

using namespace questionnaires;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

using Codes = std::vector<std::optional<double>>;

Scale four_items() {
    Scale scale;
    scale.items = {{"a", 1.0, false}, {"b", 1.0, false}, {"c", 1.0, true}, {"d", 1.0, false}};
    return scale;
}

Codes random_codes(std::size_t items, std::mt19937& draw) {
    std::uniform_int_distribution<int> code{0, 5};  // 0 stands for no answer
    Codes codes;
    for (std::size_t i = 0; i < items; ++i) {
        const int drawn = code(draw);
        codes.push_back(drawn == 0 ? std::nullopt : std::optional<double>{drawn});
    }
    return codes;
}

}  // namespace

TEST_CASE("a score is the mean after reversal brought to 0 to 100", "[questionnaires]") {
    // 2, 4, 6 - 1 = 5, 3: mean 3.5, (3.5 - 1) / 4
    CHECK_THAT(score(four_items(), Codes{2, 4, 1, 3}).value(), WithinRel(62.5, 1e-15));
}

TEST_CASE("a score weighs its items", "[questionnaires]") {
    Scale scale = four_items();
    scale.low = 0;
    scale.high = 3;
    scale.items = {{"a", 2.0, false}, {"b", 0.5, true}, {"c", 1.0, false}};
    // (2 x 1 + 0.5 x (3 - 1) + 1 x 3) / 3.5 = 6 / 3.5, over 3
    CHECK_THAT(score(scale, Codes{1, 1, 3}).value(), WithinRel(100.0 * 6.0 / 3.5 / 3.0, 1e-15));
    // the same person without the last item: (2 + 1) / 2.5 over 3
    CHECK_THAT(score(scale, Codes{1, 1, std::nullopt}).value(), WithinRel(40.0, 1e-15));
}

TEST_CASE("answers at one end of every item give exactly 0 and exactly 100", "[questionnaires]") {
    Scale scale = four_items();
    const auto weight = GENERATE(1.0, 0.1, 1.0 / 3.0, 7.3);
    for (ScaleItem& item : scale.items) item.weight = weight;

    CHECK(score(scale, Codes{5, 5, 1, 5}) == 100.0);
    CHECK(score(scale, Codes{1, 1, 5, 1}) == 0.0);
}

TEST_CASE("the missing rule says how many items a score needs", "[questionnaires]") {
    Scale scale = four_items();
    const Codes all{2, 2, 4, 2};
    const Codes half{2, std::nullopt, 4, std::nullopt};
    const Codes one{std::nullopt, std::nullopt, 4, std::nullopt};
    const Codes none(4);

    scale.missing = MissingRule::complete;
    CHECK(score(scale, all) == 25.0);
    CHECK_FALSE(score(scale, half));

    scale.missing = MissingRule::half;
    CHECK(score(scale, all) == 25.0);
    CHECK(score(scale, half) == 25.0);
    CHECK_FALSE(score(scale, one));

    scale.missing = MissingRule::any;
    CHECK(score(scale, one) == 25.0);
    CHECK_FALSE(score(scale, none));
}

TEST_CASE("half of an odd number of items is rounded up", "[questionnaires]") {
    Scale scale = four_items();
    scale.items.pop_back();

    CHECK(score(scale, Codes{1, 1, std::nullopt}));
    CHECK_FALSE(score(scale, Codes{1, std::nullopt, std::nullopt}));
}

TEST_CASE("a score that does not exist is no number", "[questionnaires]") {
    Scale scale = four_items();
    const auto rule = GENERATE(MissingRule::complete, MissingRule::half, MissingRule::any);
    scale.missing = rule;

    CHECK_FALSE(score(scale, Codes(4)));
    for (ScaleItem& item : scale.items) item.weight = 0.0;
    CHECK_FALSE(score(scale, Codes{1, 2, 3, 4}));
    scale.items.clear();
    CHECK_FALSE(score(scale, Codes{}));
}

TEST_CASE("no score when only items of weight zero are answered", "[questionnaires]") {
    Scale scale = four_items();
    scale.missing = MissingRule::any;
    scale.items[0].weight = 0.0;

    CHECK_FALSE(score(scale, Codes{3, std::nullopt, std::nullopt, std::nullopt}));
}

TEST_CASE("reversing every item mirrors the score and reversing twice gives it back", "[questionnaires]") {
    std::mt19937 draw{4};
    const Scale scale = four_items();
    Scale mirrored = scale;
    for (ScaleItem& item : mirrored.items) item.reversed = !item.reversed;

    for (int person = 0; person < 200; ++person) {
        const Codes codes = random_codes(4, draw);
        Codes reversed_codes = codes;
        for (auto& code : reversed_codes) {
            if (code) code = scale.low + scale.high - *code;
        }
        const auto direct = score(scale, codes);
        CAPTURE(person);
        REQUIRE(direct.has_value() == score(mirrored, codes).has_value());
        if (!direct) continue;
        CHECK_THAT(score(mirrored, codes).value(), WithinAbs(100.0 - *direct, 1e-12));
        CHECK_THAT(score(mirrored, reversed_codes).value(), WithinAbs(*direct, 1e-12));
    }
}

TEST_CASE("a worse answer never lowers a score and stays within 0 to 100", "[questionnaires]") {
    std::mt19937 draw{5};
    Scale scale = four_items();
    scale.missing = MissingRule::any;
    scale.items[1].weight = 0.3;
    scale.items[2].weight = 2.0;

    for (int person = 0; person < 200; ++person) {
        const Codes codes = random_codes(4, draw);
        const auto before = score(scale, codes);
        if (!before) continue;
        CHECK(*before >= 0.0);
        CHECK(*before <= 100.0);
        for (std::size_t i = 0; i < codes.size(); ++i) {
            if (!codes[i]) continue;
            Codes worse = codes;
            worse[i] = scale.items[i].reversed ? *codes[i] - 1.0 : *codes[i] + 1.0;
            if (*worse[i] < scale.low || *worse[i] > scale.high) continue;
            CAPTURE(person, i);
            CHECK(score(scale, worse).value() > *before);
        }
    }
}

TEST_CASE("a whole weight is the item asked that many times", "[questionnaires]") {
    std::mt19937 draw{6};
    Scale weighted = four_items();
    weighted.missing = MissingRule::any;
    weighted.items[0].weight = 3.0;
    Scale repeated = four_items();
    repeated.missing = MissingRule::any;
    repeated.items.insert(repeated.items.begin(), 2, repeated.items.front());

    for (int person = 0; person < 200; ++person) {
        const Codes codes = random_codes(4, draw);
        Codes twice_more = codes;
        twice_more.insert(twice_more.begin(), 2, codes.front());
        const auto expected = score(repeated, twice_more);
        CAPTURE(person);
        REQUIRE(score(weighted, codes).has_value() == expected.has_value());
        if (expected) CHECK_THAT(score(weighted, codes).value(), WithinAbs(*expected, 1e-12));
    }
}

TEST_CASE("the order of items changes nothing but rounding", "[questionnaires]") {
    const Scale scale = four_items();
    Scale turned = scale;
    std::swap(turned.items[0], turned.items[2]);

    CHECK_THAT(score(turned, Codes{1, 4, 2, 3}).value(),
               WithinAbs(score(scale, Codes{2, 4, 1, 3}).value(), 1e-12));
}

namespace {

/// What a sum of weighted codes would be, from the score: W (low + (high - low) score / 100), W the sum of the weights.
double weighted_sum(const Scale& scale, const Codes& codes) {
    double weights = 0.0;
    for (const ScaleItem& item : scale.items) weights += item.weight;
    return weights * (scale.low + (scale.high - scale.low) * score(scale, codes).value() / 100.0);
}

/// Decision latitude in the form of the SUMER survey, Q1 to Q9: 4 (Q4 + r(Q6) + Q8) + 2 (the six others, Q2 reversed).
Scale latitude() {
    Scale scale;
    scale.high = 4;
    for (int q = 1; q <= 9; ++q)
        scale.items.push_back(
            {"q" + std::to_string(q), q == 4 || q == 6 || q == 8 ? 4.0 : 2.0, q == 2 || q == 6});
    return scale;
}

}  // namespace

TEST_CASE("a scale of unequal weights reaches both ends of its published range", "[questionnaires]") {
    // Public code that forgets the double weight stops at 18 and 72.
    CHECK_THAT(weighted_sum(latitude(), Codes{4, 1, 4, 4, 4, 1, 4, 4, 4}), WithinRel(96.0, 1e-14));
    CHECK_THAT(weighted_sum(latitude(), Codes{1, 4, 1, 1, 1, 4, 1, 1, 1}), WithinRel(24.0, 1e-14));
    const double worked[] = {42, 54, 66, 78};
    for (int code = 1; code <= 4; ++code)
        CHECK_THAT(weighted_sum(latitude(), Codes(9, 1.0 * code)), WithinRel(worked[code - 1], 1e-14));
    CHECK_THAT(weighted_sum(latitude(), Codes{3, 2, 3, 3, 3, 2, 3, 3, 3}), WithinRel(72.0, 1e-14));

    // Support: eight items of the hierarchy and of colleagues, 8 to 32, not the colleagues' four alone.
    Scale support;
    support.high = 4;
    for (int q = 19; q <= 26; ++q) support.items.push_back({"q" + std::to_string(q), 1.0, false});
    CHECK_THAT(weighted_sum(support, Codes(8, 1.0)), WithinRel(8.0, 1e-14));
    CHECK_THAT(weighted_sum(support, Codes(8, 4.0)), WithinRel(32.0, 1e-14));

    // Five items from 0 to 5: all best is 100 and all worst 0, where a public calculator takes 5 away first.
    Scale wellbeing;
    wellbeing.low = 0;
    for (int q = 1; q <= 5; ++q) wellbeing.items.push_back({"w" + std::to_string(q), 1.0, false});
    CHECK(score(wellbeing, Codes(5, 5.0)) == 100.0);
    CHECK(score(wellbeing, Codes(5, 0.0)) == 0.0);
    CHECK_THAT(score(wellbeing, Codes{3, 3, 3, 2, 2}).value(), WithinRel(52.0, 1e-14));
}

TEST_CASE("each step of an answer moves a score strictly", "[questionnaires]") {
    // A public scoring table gives always the value of never.
    for (const bool reversed : {false, true}) {
        Scale one;
        one.items = {{"a", 1.0, reversed}};
        for (int code = 2; code <= 5; ++code) {
            const double step =
                score(one, Codes{1.0 * code}).value() - score(one, Codes{1.0 * code - 1.0}).value();
            CHECK_THAT(step, WithinRel(reversed ? -25.0 : 25.0, 1e-14));
        }
    }
}
