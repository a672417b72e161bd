#include "catch.hpp"
#include "questionnaires/expression.hpp"

using questionnaires::Expression;
using questionnaires::ExpressionError;
using Names = std::vector<std::string>;

namespace {

ExpressionError refusal(std::string_view source) {
    const auto expression = Expression::parse(source);
    REQUIRE_FALSE(expression);
    return expression.error();
}

std::string repeated(std::string_view part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace

TEST_CASE("an expression keeps its source and the names it refers to", "[questionnaires][expression]") {
    const auto expression = Expression::parse("${b} > 1 and (${a} = 'x' or not(${b} = ${c})) and . < 3");

    REQUIRE(expression);
    CHECK(expression.value().source() == "${b} > 1 and (${a} = 'x' or not(${b} = ${c})) and . < 3");
    CHECK(expression.value().names() == Names{"b", "a", "c"});
    CHECK(expression.value().names_answer());
    CHECK_FALSE(Expression::parse("'.' = ${a}").value().names_answer());
    CHECK_FALSE(Expression::parse(".5 > ${a}").value().names_answer());
}

TEST_CASE("copies of an expression outlive the original", "[questionnaires][expression]") {
    auto original = std::make_unique<Expression>(Expression::parse("1 + 1").value());
    const Expression copy = *original;

    original.reset();

    CHECK(copy.evaluate([](std::string_view) { return questionnaires::Missing{}; }) ==
          questionnaires::Value{2.0});
}

TEST_CASE("a faulty expression is refused with its position and what to write",
          "[questionnaires][expression]") {
    struct Case {
        std::string source;
        std::size_t position;
        std::string reason;
    };
    const auto [source, position, reason] = GENERATE(values<Case>({
        {"", 0, "vide"},
        {"   ", 0, "vide"},
        {"${a} >", 6, "s’arrête trop tôt"},
        {"${a} = = 1", 7, "il manque une valeur avant"},
        {"${a} == 1", 5, "un seul signe"},
        {"${a} <> 1", 5, "!="},
        {"${a} && ${b}", 5, "and"},
        {"${a} || ${b}", 5, "s’écrit « or »"},
        {"!${a}", 0, "not(…)"},
        {"${a} / 2", 5, "div"},
        {"${a} ≥ 2", 5, ">="},
        {"${a} = ’oui’", 7, "apostrophes droites"},
        {"${a} = « oui »", 7, "apostrophes droites"},
        {"${a} = 'oui", 7, "n’est pas fermé"},
        {"${a = 1", 0, "${nom}"},
        {"${} = 1", 0, "${nom}"},
        {"${é} = 1", 0, "${nom}"},
        {"$a = 1", 0, "accolades"},
        {"a = 1", 0, "${a}"},
        {"${a} = oui", 7, "'oui'"},
        {"${a} > 1,5", 8, "un point"},
        {"${a} > 1 2", 9, "il manque un opérateur"},
        {"${a} ${b}", 5, "il manque un opérateur"},
        {"(1 + 2", 6, "parenthèse fermante"},
        {"1 + 2)", 5, "n’a pas été ouverte"},
        {"min(1, 2", 8, "parenthèse fermante"},
        {"min(1 2)", 6, "virgule"},
        {"min(1,)", 6, "il manque une valeur"},
        {"()", 1, "il manque une valeur"},
        {"foo(1)", 0, "n’existe pas"},
        {"today()", 0, "coalesce"},
        {"not()", 0, "attend 1 valeur"},
        {"not(1, 2)", 0, "elle en a 2"},
        {"true(1)", 0, "aucune valeur"},
        {"if(1, 2)", 0, "attend 3 valeurs"},
        {"min()", 0, "au moins 1 valeur"},
        {"coalesce(1)", 0, "au moins 2 valeurs"},
        {"12abc", 0, "mal écrit"},
        {"1.2.3", 0, "mal écrit"},
        {"and 1", 0, "${and}"},
        {"1 # 2", 2, "« # »"},
        {"1 + \xFF", 4, "n’est pas compris"},
        {"1" + std::string(400, '0'), 0, "trop grand"},
    }));
    CAPTURE(source);

    const ExpressionError error = refusal(source);

    CHECK(error.position == position);
    // Spaces of the message are French ones.
    std::string plain = error.reason;
    for (std::size_t at; (at = plain.find("\u00A0")) != std::string::npos;) plain.replace(at, 2, " ");
    CHECK_THAT(plain, Catch::Contains(reason));
}

TEST_CASE("an expression too deep or too long is refused and never overflows the stack",
          "[questionnaires][expression]") {
    CHECK_THAT(refusal(repeated("(", 4000) + "1" + repeated(")", 4000)).reason,
               Catch::Contains("trop de niveaux"));
    CHECK_THAT(refusal(repeated("-", 5000) + "1").reason, Catch::Contains("trop de niveaux"));
    CHECK_THAT(refusal(repeated("not(", 1200) + "1" + repeated(")", 1200)).reason,
               Catch::Contains("trop de niveaux"));
    CHECK_THAT(refusal("1" + repeated("+1", 4000)).reason, Catch::Contains("trop de niveaux"));
    CHECK_THAT(refusal(repeated("1+", 9000)).reason, Catch::Contains("trop longue"));
    CHECK_THAT(refusal(repeated("if(1,", 1500)).reason, Catch::Contains("trop de niveaux"));
}

TEST_CASE("an expression of a hundred terms or levels is accepted", "[questionnaires][expression]") {
    CHECK(Expression::parse("1" + repeated(" + ${a}", 150)));
    CHECK(Expression::parse(repeated("(", 100) + "1" + repeated(")", 100)));
    CHECK(Expression::parse(repeated("if(${a} = 1, 1, ", 60) + "0" + repeated(")", 60)));
}
