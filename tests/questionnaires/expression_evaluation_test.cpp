#include <cmath>
#include <map>

#include "catch.hpp"
#include "questionnaires/expression.hpp"

using questionnaires::Expression;
using questionnaires::Missing;
using questionnaires::Value;
using Codes = std::vector<std::string>;

namespace {

/// Answers of a person who left `rien` unanswered.
Value answer(std::string_view name) {
    static const std::map<std::string, Value, std::less<>> answers{
        {"age", 42.0},
        {"zero", 0.0},
        {"un", std::string{"1"}},
        {"cinq", std::string{"5"}},
        {"nc", std::string{"nc"}},
        {"oui", std::string{"oui"}},
        {"mot", std::string{"été"}},
        {"vide", std::string{}},
        {"fins", Codes{"trier", "offre"}},
        {"aucune", Codes{}},
        {"vrai", true},
        {".", 7.0},
    };
    const auto found = answers.find(name);
    return found == answers.end() ? Value{Missing{}} : found->second;
}

Expression parsed(std::string_view source) {
    const auto expression = Expression::parse(source);
    if (!expression)
        FAIL(source << " at " << expression.error().position << ": " << expression.error().reason);
    return expression.value();
}

Value evaluate(std::string_view source) {
    return parsed(source).evaluate(answer);
}

struct Case {
    std::string source;
    Value expected;
};

const Value kNothing = Missing{};

Value text(std::string_view words) {
    return std::string{words};
}

}  // namespace

TEST_CASE("operators follow the precedence and associativity of XPath", "[questionnaires][expression]") {
    const auto [source, expected] = GENERATE(values<Case>({
        {"1 + 2 * 3", 7.0},
        {"(1 + 2) * 3", 9.0},
        {"10 - 3 - 2", 5.0},
        {"16 div 4 div 2", 2.0},
        {"2 + 3 = 5", true},
        {"1 < 2 = true()", true},
        {"3 > 2 > 1", false},
        {"true() or true() and false()", true},
        {"(true() or true()) and false()", false},
        {"-2 * 3", -6.0},
        {"- - 2", 2.0},
        {"4 - -1", 5.0},
        {"5 mod 2", 1.0},
        {"5 mod -2", 1.0},
        {"-5 mod 2", -1.0},
        {"1.5 mod 0.5", 0.0},
        {".5 + 5.", 5.5},
        {"  1\t+\n1 ", 2.0},
        {"1\u00A0+\u00A01", 2.0},
    }));
    CAPTURE(source);

    CHECK(evaluate(source) == expected);
}

TEST_CASE("values convert as in XPath", "[questionnaires][expression]") {
    const auto [source, expected] = GENERATE(values<Case>({
        {"${un} + 1", 2.0},
        {"${un} = 1", true},
        {"${un} = '1'", true},
        {"${un} = '1.0'", false},
        {"${un} = 1.0", true},
        {"' 12.50 ' = 12.5", true},
        {"'-3' + 0", -3.0},
        {"true() + 1", 2.0},
        {"${un} = true()", true},
        {"'0' = true()", true},
        {"0 = false()", true},
        {"'' = false()", true},
        {"true() > false()", true},
        {"${nc} = 1", false},
        {"${nc} != 1", true},
        {"${nc} > 1", false},
        {"not(${nc} > 1)", true},
        {"'1e3' = 1000", false},
        {"'+1' = 1", false},
        {"'0x10' = 16", false},
        {"'inf' > 1", false},
        {"${fins} = 'trier offre'", true},
        {"string(${fins})", text("trier offre")},
        {"string(12)", text("12")},
        {"string(0.1)", text("0.1")},
        {"string(-0)", text("0")},
        {"string(1 div 4)", text("0.25")},
        {"string(100000000 * 100000000)", text("10000000000000000")},
        {"string(true())", text("true")},
        {"number('12')", 12.0},
        {"number(false())", 0.0},
    }));
    CAPTURE(source);

    CHECK(evaluate(source) == expected);
}

TEST_CASE("every function of the profile computes", "[questionnaires][expression]") {
    const auto [source, expected] = GENERATE(values<Case>({
        {"true()", true},
        {"false()", false},
        {"not(false())", true},
        {"not(${zero})", true},
        {"if(${age} > 40, 'plus', 'moins')", text("plus")},
        {"if(${age} > 50, 'plus', 'moins')", text("moins")},
        {"selected(${fins}, 'offre')", true},
        {"selected(${fins}, 'off')", false},
        {"selected(${oui}, 'oui')", true},
        {"selected(${oui}, 'ou')", false},
        {"selected(${un}, 1)", true},
        {"selected(${aucune}, 'offre')", false},
        {"count-selected(${fins})", 2.0},
        {"count-selected(${aucune})", 0.0},
        {"count-selected(${oui})", 1.0},
        {"string-length(${mot})", 3.0},
        {"string-length('')", 0.0},
        {"round(2.5)", 3.0},
        {"round(-2.5)", -2.0},
        {"round(2.4)", 2.0},
        {"int(2.9)", 2.0},
        {"int(-2.9)", -2.0},
        {"min(3, ${un}, 2)", 1.0},
        {"max(3, ${cinq}, 2)", 5.0},
        {"max(-3)", -3.0},
        {"sum(1, ${un}, ${cinq})", 7.0},
        {"coalesce(${rien}, ${vide}, 9)", 9.0},
        {"coalesce(${rien}, ${un}, 9)", text("1")},
        {". * 2", 14.0},
    }));
    CAPTURE(source);

    CHECK(evaluate(source) == expected);
}

TEST_CASE("an unanswered question makes an operation missing", "[questionnaires][expression]") {
    const std::string source = GENERATE(
        "${rien}", "${rien} = 'oui'", "${rien} != 'oui'", "${rien} = 1", "${rien} = ${rien}", "${rien} > 1",
        "1 > ${rien}", "${rien} + 1", "1 - ${rien}", "-${rien}", "not(${rien})", "not(${rien} = 'oui')",
        "selected(${rien}, 'a')", "selected(${fins}, ${rien})", "count-selected(${rien})",
        "string-length(${rien})", "number(${rien})", "string(${rien})", "round(${rien})", "int(${rien})",
        "min(1, ${rien})", "max(${rien}, 1)", "sum(1, ${rien}, 2)", "coalesce(${rien}, ${rien})",
        "if(true(), ${rien}, 1)", "${rien} or false()", "true() and ${rien}", "${rien} = true()");
    CAPTURE(source);

    CHECK(evaluate(source) == kNothing);
    CHECK_FALSE(parsed(source).holds(answer));
}

TEST_CASE("no answer equals the empty text and nothing else", "[questionnaires][expression]") {
    CHECK(evaluate("${rien} = ''") == Value{true});
    CHECK(evaluate("'' = ${rien}") == Value{true});
    CHECK(evaluate("${rien} != ''") == Value{false});
    CHECK(evaluate("${vide} = ''") == Value{true});
    CHECK(evaluate("${aucune} = ''") == Value{true});
    CHECK(evaluate("${oui} = ''") == Value{false});
    CHECK(evaluate("${oui} != ''") == Value{true});
    CHECK(evaluate("${zero} = ''") == Value{false});
}

TEST_CASE("or and if and coalesce look past what is missing", "[questionnaires][expression]") {
    CHECK(evaluate("${rien} = 1 or ${un} = 1") == Value{true});
    CHECK(evaluate("${un} = 1 or ${rien} = 1") == Value{true});
    CHECK(evaluate("${rien} = 1 and ${un} = 2") == Value{false});
    CHECK(evaluate("not(${rien} = 1 and ${un} = 2)") == Value{true});
    CHECK(evaluate("if(${rien} > 1, 1, 0)") == Value{0.0});
    CHECK(evaluate("if(coalesce(${rien}, 0) > 1, 1, 0) + if(coalesce(${cinq}, 0) > 1, 1, 0)") == Value{1.0});
}

TEST_CASE("arithmetic without a numeric result is missing and never infinite",
          "[questionnaires][expression]") {
    const std::string source = GENERATE("1 div 0", "0 div 0", "5 mod 0", "number('abc')", "${oui} + 1",
                                        "${fins} * 2", "sum(1, 'x')", "round('x')", "number('')",
                                        "number('1 2')", "number('-')", "number('.')", "number('1.2.3')");
    CAPTURE(source);

    CHECK(evaluate(source) == kNothing);
}

TEST_CASE("products too large for a number are missing", "[questionnaires][expression]") {
    const std::string large = "1" + std::string(200, '0');

    CHECK(evaluate(large + " * " + large) == kNothing);
}

TEST_CASE("an expression holds as a condition by the truth of its value", "[questionnaires][expression]") {
    CHECK(parsed("${age}").holds(answer));
    CHECK_FALSE(parsed("${zero}").holds(answer));
    CHECK(parsed("${oui}").holds(answer));
    CHECK_FALSE(parsed("${vide}").holds(answer));
    CHECK(parsed("${fins}").holds(answer));
    CHECK_FALSE(parsed("${aucune}").holds(answer));
    CHECK(parsed("${vrai}").holds(answer));
    CHECK_FALSE(parsed("${rien}").holds(answer));
}

TEST_CASE("only the chosen branch of if is looked up", "[questionnaires][expression]") {
    std::vector<std::string> asked;
    const auto lookup = [&asked](std::string_view name) {
        asked.emplace_back(name);
        return answer(name);
    };

    CHECK(parsed("if(${vrai}, ${age}, ${un})").evaluate(lookup) == Value{42.0});
    CHECK(asked == Codes{"vrai", "age"});
}
