#include "reports/french_text.hpp"

#include "catch.hpp"

using reports::typo_fr;

TEST_CASE("spaces that must not break become no-break") {
    CHECK(typo_fr("Qui ? Eux ; non !") == "Qui\u202F? Eux\u202F; non\u202F!");
    CHECK(typo_fr("IC 95 % : large") == "IC 95\u00A0%\u00A0: large");
    CHECK(typo_fr("dire « oui »") == "dire «\u00A0oui\u00A0»");
}

TEST_CASE("apostrophes and ellipses take their French form") {
    CHECK(typo_fr("l'écart...") == "l’écart…");
}

TEST_CASE("no space is added and a second pass changes nothing") {
    CHECK(typo_fr("https://exemple.fr/?a;b 12:30") == "https://exemple.fr/?a;b 12:30");
    const auto once = typo_fr("l'IA : « utile » ?");
    CHECK(typo_fr(once) == once);
}
