#include "reports/palette.hpp"

#include <iterator>

#include "catch.hpp"

using namespace reports;
using Catch::Matchers::WithinAbs;

TEST_CASE("contrast follows the definition of WCAG") {
    CHECK_THAT(contrast("#000000", "#ffffff"), WithinAbs(21.0, 1e-9));
    CHECK_THAT(contrast("#ffffff", "#ffffff"), WithinAbs(1.0, 1e-9));
    CHECK_THAT(contrast("#767676", "#ffffff"), WithinAbs(4.54, 0.005));
    CHECK(contrast("#2166ac", "#ffffff") == contrast("#ffffff", "#2166ac"));
}

TEST_CASE("words are legible on what they are written on") {
    for (const Colour words : {palette::kInk, palette::kMuted, palette::kAccent,
                               fill_of(Stance::strongly_favourable), fill_of(Stance::strongly_unfavourable)})
        CHECK(contrast(words, palette::kPaper) >= 4.5);
    for (const Stance stance : {Stance::strongly_favourable, Stance::favourable, Stance::neutral,
                                Stance::unfavourable, Stance::strongly_unfavourable})
        CHECK(contrast(text_on(stance), fill_of(stance)) >= 4.5);
}

TEST_CASE("marks stand out from the paper and a filled bar from the rest of it") {
    CHECK(contrast(palette::kLine, palette::kPaper) >= 3.0);
    CHECK(contrast(palette::kAccent, palette::kBand) >= 3.0);
    for (const Colour series : palette::kSeries) CHECK(contrast(series, palette::kPaper) >= 3.0);
    CHECK(std::size(palette::kSeries) == std::size(palette::kDashes));
}

TEST_CASE("neighbouring steps of an answer scale differ in light or stand on either side of zero") {
    CHECK(contrast(fill_of(Stance::strongly_favourable), fill_of(Stance::favourable)) >= 3.0);
    CHECK(contrast(fill_of(Stance::strongly_unfavourable), fill_of(Stance::unfavourable)) >= 3.0);
}
