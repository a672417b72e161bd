#include "catch.hpp"
#include "oracle.hpp"

#include "analysis/coding_grid.hpp"
#include "analysis/column_roles.hpp"
#include "analysis/data_file.hpp"
#include "analysis/descending_classes.hpp"
#include "analysis/french_stem.hpp"
#include "analysis/french_words.hpp"
#include "analysis/hypergeometric.hpp"
#include "analysis/open_answers.hpp"
#include "analysis/specificities.hpp"
#include "questionnaires/csv.hpp"

#include <algorithm>
#include <cmath>
#include <random>

using namespace analysis;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double r(const std::string& statistic) {
    return tests::oracle_value("text_expected.csv", statistic);
}

std::string words(std::string_view text) {
    std::string joined;
    for (const auto& word : french_words(text)) joined += (joined.empty() ? "" : " ") + word.form;
    return joined;
}

struct Surveyed {
    std::vector<std::string> texts;
    Grouping groups;
};
Surveyed surveyed() {
    const auto data = read_csv_data(tests::read_oracle("text_input.csv"), "text_input.csv").value();
    return {texts_of(data, "text").value(), groups_of(data, "group").value()};
}

/// Texts of words that no other sentence calls for.
std::vector<std::string> noise(std::size_t n) {
    const std::vector<std::string> vocabulary{"mur", "sol",  "pont", "banc", "parc", "bloc", "chant", "vent",
                                              "cor", "luth", "disc", "chef", "plan", "rang", "pact",  "tact"};
    std::mt19937 random{7};
    std::vector<std::string> texts(n);
    for (auto& text : texts)
        for (int i = 0; i < 4; ++i) text += vocabulary[random() % vocabulary.size()] + " ";
    return texts;
}

/// Pearson's chi-square of a class against the other by terms, the slow way.
double chi_square(const std::vector<std::vector<std::uint32_t>>& units, const std::vector<std::size_t>& side,
                  std::size_t terms) {
    std::vector<std::vector<double>> table(2, std::vector<double>(terms, 0.0));
    for (std::size_t i = 0; i < units.size(); ++i)
        for (const auto term : units[i]) ++table[side[i]][term];
    double rows[2] = {0.0, 0.0};
    for (std::size_t k = 0; k < 2; ++k)
        for (const double count : table[k]) rows[k] += count;
    double sum = 0.0;
    for (std::size_t k = 0; k < 2; ++k)
        for (std::size_t j = 0; j < terms; ++j) {
            const double expected = rows[k] * (table[0][j] + table[1][j]) / (rows[0] + rows[1]);
            if (expected > 0.0) sum += (table[k][j] - expected) * (table[k][j] - expected) / expected;
        }
    return sum;
}

}  // namespace

TEST_CASE("a French text is cut into its words") {
    CHECK(words("L’outil d'aide, qu’elle a jusqu'ici") == "outil aide elle ici");
    CHECK(words("Aujourd’hui, quelqu'un des prud’hommes") == "aujourd'hui quelqu'un des prud'hommes");
    CHECK(words("Bien-être ou mal‑être, dit-on : y a-t-il un rendez-vous ?") ==
          "bien-être ou mal-être dit un rendez-vous");
    CHECK(words("ÉCOLE E\u0301cole e\u0301cole") == "école école école");
    CHECK(words("C.V. et I.A. en 2026, T4 le 12") == "cv et ia en t4 le");
    CHECK(words("les salarié·e·s et conseiller•ère•s, agent(e)s") == "les salarié et conseiller agent");
    CHECK(words("écrire à jean.dupont@exemple.fr ou https://exemple.fr/a puis rien") ==
          "écrire ou puis rien");
    CHECK(words("ŒUVRE Çà et là") == "œuvre çà et là");
    CHECK(words(" … ? 12 !").empty());
    CHECK(words("abc\xff"
                "def")
              .substr(0, 3) == "abc");
    CHECK(french_words("Cœur").front().key == "coeur");
    CHECK(french_words("Non. Oui")[1].sentence == 1);
    CHECK(is_stop_word("les"));
    CHECK(is_stop_word("à"));
    CHECK_FALSE(is_stop_word("temps"));
    CHECK_FALSE(is_stop_word("#"));
}

TEST_CASE("French stems are those of Snowball's own vocabulary") {
    const auto table = questionnaires::parse_csv(tests::read_oracle("french_stems.csv"));
    REQUIRE(table);
    REQUIRE(table.value().rows.size() > 400);
    FrenchStemmer stemmer;
    for (const auto& row : table.value().rows) {
        CAPTURE(row.cells[0]);
        CHECK(stemmer.stem(row.cells[0]) == row.cells[1]);
    }
}

TEST_CASE("answers are counted by stem and shown under the stem's usual form") {
    const auto answers = open_answers(
        {"L’outil, l’outil : des outils", "Outils lents", "les outils du cœur", "coeur", "?", ""});
    CHECK(answers.n == 4);
    CHECK(answers.missing == 2);
    const auto term = std::find_if(answers.terms.begin(), answers.terms.end(),
                                   [](const Term& candidate) { return candidate.stem == "outil"; });
    REQUIRE(term != answers.terms.end());
    CHECK(term->form == "outils");
    CHECK(term->answers == 3);
    CHECK(answers.terms_of_row[2].size() == 2);
    CHECK(answers.terms_of_row[3] == std::vector<std::uint32_t>{answers.terms_of_row[2].front()});
    const auto refused = texts_of(read_csv_data("note,mot\n1,a\n2,b\n", "f.csv").value(), "note");
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().message, Contains("f.csv") && Contains("note"));
}

TEST_CASE("specificities are the hypergeometric tails of R") {
    const HypergeometricTails tails{9000};
    const auto check = [&tails](const std::string& name, std::size_t k, const Draw& draw) {
        CAPTURE(name);
        CHECK_THAT(tails.log10_at_least(k, draw),
                   WithinRel(r(name + " over"), 1e-10) || WithinAbs(r(name + " over"), 1e-13));
        CHECK_THAT(tails.log10_at_most(k, draw),
                   WithinRel(r(name + " under"), 1e-10) || WithinAbs(r(name + " under"), 1e-13));
    };
    check("all of 900", 900, {9000, 900, 3000});
    check("none of 2000", 0, {9000, 2000, 3000});
    check("one above the middle", 201, {9000, 600, 3000});
    check("few", 3, {40, 5, 12});

    const auto data = surveyed();
    const auto answers = open_answers(data.texts);
    const auto found = specificities(answers, data.groups);
    REQUIRE(found);
    int seen = 0;
    for (const auto& group : found.value().groups)
        for (const auto& term : group.terms) {
            const std::string& stem = answers.terms[term.term].stem;
            if (stem != "mur" && stem != "vent" && stem != "chef") continue;
            ++seen;
            const std::string name = " " + group.label + " " + stem;
            CHECK_THAT(term.log10_over, WithinRel(r("over" + name), 1e-9));
            CHECK_THAT(term.log10_under, WithinRel(r("under" + name), 1e-9));
            const bool over = static_cast<double>(term.count) >= term.expected;
            CHECK(term.index == (over ? -term.log10_over : term.log10_under));
        }
    CHECK(seen == 9);
    CHECK(found.value().tests == 54);
    const Grouping one{{"a"}, std::vector<std::optional<std::size_t>>(data.texts.size(), 0)};
    CHECK_FALSE(specificities(answers, one));
}

TEST_CASE("the first cut of classes is the one R finds by brute force and no single change betters it") {
    const auto data = surveyed();
    const auto answers = open_answers(data.texts);
    const auto found = descending_classes(answers, 2);
    REQUIRE(found);
    const auto& classes = found.value();
    REQUIRE(classes.splits.size() == 1);
    CHECK_THAT(classes.splits[0].chi_square, WithinRel(r("cut"), 1e-12));
    CHECK(static_cast<double>(classes.splits[0].first) == r("larger"));
    CHECK(static_cast<double>(classes.splits[0].terms) == r("terms"));
    CHECK(static_cast<double>(classes.classed) == r("units"));
    CHECK(classes.classed + classes.too_short + classes.set_apart == answers.n);
    CHECK(classes.splits[0].by_chance < classes.splits[0].chi_square);
    for (const auto& term : classes.classes[0].terms) {
        const std::string& stem = answers.terms[term.term].stem;
        if (stem == "mur" || stem == "vent") CHECK_THAT(term.chi_square, WithinRel(r("term " + stem), 1e-12));
    }

    std::vector<std::vector<std::uint32_t>> units;
    std::vector<std::size_t> side;
    for (std::size_t row = 0; row < data.texts.size(); ++row)
        if (classes.of_row[row]) {
            units.push_back(answers.terms_of_row[row]);
            side.push_back(*classes.of_row[row]);
        }
    const double cut = chi_square(units, side, answers.terms.size());
    CHECK_THAT(cut, WithinRel(classes.splits[0].chi_square, 1e-12));
    for (std::size_t i = 0; i < units.size(); ++i) {
        side[i] = 1 - side[i];
        CHECK(chi_square(units, side, answers.terms.size()) <= cut * (1.0 + 1e-9));
        side[i] = 1 - side[i];
    }
}

TEST_CASE("classes are the same bit for bit in any order of the rows") {
    const auto data = surveyed();
    const auto found = descending_classes(open_answers(data.texts), 4);
    REQUIRE(found);
    REQUIRE(found.value().classes.size() >= 3);
    std::vector<std::size_t> order(data.texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937{3});
    std::vector<std::string> moved;
    for (const auto row : order) moved.push_back(data.texts[row]);
    const auto again = descending_classes(open_answers(moved), 4);
    REQUIRE(again);
    for (std::size_t i = 0; i < order.size(); ++i)
        CHECK(again.value().of_row[i] == found.value().of_row[order[i]]);
    REQUIRE(again.value().splits.size() == found.value().splits.size());
    for (std::size_t s = 0; s < again.value().splits.size(); ++s)
        CHECK(again.value().splits[s].chi_square == found.value().splits[s].chi_square);
    for (std::size_t k = 0; k < again.value().classes.size(); ++k) {
        CHECK(again.value().classes[k].stability.value() == found.value().classes[k].stability.value());
        CHECK(found.value().classes[k].stability.value() > 0.5);
    }
}

TEST_CASE("classes that are not there are not invented") {
    const auto few = descending_classes(open_answers(std::vector<std::string>(19, "outil lent")), 6);
    REQUIRE_FALSE(few);
    CHECK_THAT(few.error().reason, Contains("trop peu") && Contains("19"));
    CHECK_FALSE(descending_classes(open_answers({}), 6));
    CHECK_FALSE(descending_classes(open_answers(std::vector<std::string>(60, "outil lent")), 6));
    const auto random = descending_classes(open_answers(noise(150)), 6);
    REQUIRE_FALSE(random);
    CHECK_THAT(random.error().reason, Contains("hasard"));
}

TEST_CASE("a coding grid counts answers by theme and group") {
    const std::vector<std::string> texts{"La perte de temps.",
                                         "Temps perdu",
                                         "je perds du temps de travail",
                                         "Contrôler tout",
                                         "le contrôle",
                                         "Rien",
                                         "",
                                         "Perte. De temps"};
    const Grouping groups{{"a", "b"}, {0, 0, 1, 1, 1, 1, 0, std::nullopt}};
    const auto grid = read_coding_grid(
        "theme;term\ntemps;perte de temps|temps perdu\ncontrôle;contrôl*\nverbe;=contrôler\n"
        "vide;\"objectif, surveillance\"\n",
        "grille.csv");
    REQUIRE(grid);
    const auto counts = count_themes(open_answers(texts), grid.value(), &groups);
    REQUIRE(counts.themes.size() == 4);
    CHECK(counts.themes[0].all.count == 2);
    CHECK(counts.themes[0].all.base == 7);
    CHECK_THAT(counts.themes[0].all.percent.value(), WithinRel(200.0 / 7.0, 1e-12));
    CHECK(counts.themes[0].by_group[0].count == 2);
    CHECK(counts.themes[0].by_group[0].base == 2);
    CHECK(counts.themes[1].all.count == 2);
    CHECK(counts.themes[1].by_group[1].base == 4);
    CHECK(counts.themes[2].all.count == 1);
    CHECK(counts.themes[3].unused_terms == std::vector<std::string>{"objectif", "surveillance"});
    CHECK(counts.without_theme == 3);

    const auto again = read_coding_grid(coding_grid_csv(grid.value()), "grille.csv");
    REQUIRE(again);
    CHECK(again.value()[0].terms == grid.value()[0].terms);
    const auto empty = count_themes(open_answers({"", "?"}), grid.value());
    CHECK_FALSE(empty.themes[0].all.percent);
}

TEST_CASE("a coding grid that cannot be used is refused with its line") {
    const auto refusal = [](std::string_view text) {
        const auto grid = read_coding_grid(text, "grille.csv");
        REQUIRE_FALSE(grid);
        return grid.error().message;
    };
    CHECK_THAT(refusal("a,b\n1,2\n"), Contains("grille.csv") && Contains("theme") && Contains("term"));
    CHECK_THAT(refusal("theme,term\ntemps,lent\n,outil\n"), Contains("ligne 3"));
    CHECK_THAT(refusal("theme,term\ntemps,\n"), Contains("ligne 2") && Contains("temps"));
    CHECK_THAT(refusal("theme,term\ntemps,!!\n"), Contains("ligne 2") && Contains("!!"));
    CHECK_THAT(refusal("theme,term\n"), Contains("aucun thème"));
    CHECK_THAT(refusal("theme,term\n\"a\n"), Contains("grille.csv"));
    CHECK_FALSE(read_coding_grid_file("/nulle/part.csv"));
}
