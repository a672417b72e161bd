#include "commands/verb.hpp"

#include "catch.hpp"

#include <algorithm>
#include <sstream>

using namespace commands;
using Catch::Matchers::Contains;

namespace {

struct Ran {
    int code;
    std::string out;
    std::string err;
};

/// A verb that prints what it was given.
Verb echo() {
    return {
        "echo",
        "répète ce qu’on lui donne",
        "vigie echo essai.csv --items A,B --json",
        {{"DATA", "fichier", true}, {"SECOND", "autre fichier", false}},
        {{"items", "A,B,…", "noms", true}, {"count", "N", "nombre", false}, {"json", "", "en JSON", false}},
        [](const Arguments& given, std::ostream& out, std::ostream&) {
            const auto items = given.list("items");
            const auto count = given.integer("count", -3, 12);
            out << given.positional("DATA") << '|' << given.positional("SECOND");
            for (const auto& name : items) out << '|' << name;
            if (count) out << "|n=" << *count;
            if (given.has("json")) out << "|json";
        }};
}

Verb refuses(const std::string& name, const std::string& reason) {
    return {name, "refuse",
            "",   {},
            {},   [reason](const Arguments&, std::ostream&, std::ostream&) { throw Refused{reason}; }};
}

Ran run(const std::vector<std::string>& words, const std::vector<Verb>& verbs = {echo()}) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_program(verbs, words, out, err);
    return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("a verb receives its arguments in any order") {
    CHECK(run({"echo", "a.csv", "--items", "A, B ,C", "--json"}).out == "a.csv||A|B|C|json");
    CHECK(run({"echo", "--json", "--items=A", "a.csv"}).out == "a.csv||A|json");
    CHECK(run({"echo", "--items", "A", "a.csv", "b.csv", "--count=-3"}).out == "a.csv|b.csv|A|n=-3");
    CHECK(run({"echo", "--items", "A", "--count", "-3", "--", "--a.csv"}).out == "--a.csv||A|n=-3");
    CHECK(run({"echo", "--items", "A=B", "-"}).out == "-||A=B");
    CHECK(run({"echo", "a.csv", "--items", "A"}).code == 0);
}

TEST_CASE("a wrong command line is told in one line and exits with 2") {
    struct Wrong {
        std::vector<std::string> words;
        std::string said;
    };
    const std::vector<Wrong> lines{
        {{}, "quel verbe"},
        {{"ecko"}, "verbe inconnu «\u00A0ecko\u00A0»"},
        {{"echo", "--items", "A"}, "il manque DATA"},
        {{"echo", "a.csv"}, "il manque --items A,B,…"},
        {{"echo", "a.csv", "b.csv", "c.csv", "--items", "A"}, "argument de trop «\u00A0c.csv\u00A0»"},
        {{"echo", "a.csv", "--items", "A", "--weights", "w"}, "option inconnue «\u00A0--weights\u00A0»"},
        {{"echo", "a.csv", "-x", "--items", "A"}, "option inconnue «\u00A0-x\u00A0»"},
        {{"echo", "a.csv", "--items", "A", "--items", "B"}, "donnée deux fois"},
        {{"echo", "a.csv", "--items"}, "attend une valeur"},
        {{"echo", "a.csv", "--items", "--json"}, "attend une valeur"},
        {{"echo", "a.csv", "--items="}, "attend une valeur"},
        {{"echo", "a.csv", "--items", "A", "--json=1"}, "ne prend pas de valeur"},
        {{"echo", "", "--items", "A"}, "DATA est vide"},
        {{"echo", "a.csv", "--items", "A,,B"}, "un nom est vide"},
        {{"echo", "a.csv", "--items", "A,"}, "un nom est vide"},
        {{"echo", "a.csv", "--items", "A", "--count", "13"}, "de -3 à 12, pas «\u00A013\u00A0»"},
        {{"echo", "a.csv", "--items", "A", "--count", "4x"}, "pas «\u00A04x\u00A0»"},
        {{"echo", "a.csv", "--items", "A", "--count", "99999999999999999999"}, "nombre entier"},
    };
    for (const auto& [words, said] : lines) {
        const Ran ran = run(words);
        CAPTURE(ran.err);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK_THAT(ran.err, Contains(said));
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    }
}

TEST_CASE("a refusal or a failure exits with 1 and one line that names the verb") {
    const Ran refused = run({"no"}, {refuses("no", "colonne « l'âge\n » absente : vérifiez l’en-tête")});
    CHECK(refused.code == 1);
    CHECK(refused.err == "vigie no\u00A0: colonne «\u00A0l'âge \u00A0» absente\u00A0: vérifiez l’en-tête\n");

    const Verb fails{"fails",
                     "",
                     "",
                     {},
                     {},
                     [](const Arguments&, std::ostream&, std::ostream&) {
                         throw std::runtime_error{"disque plein"}; }};
    CHECK(run({"fails"}, {fails}).code == 1);
    CHECK(run({"fails"}, {fails}).err == "vigie fails\u00A0: disque plein\n");
}

TEST_CASE("a result that cannot be written is a failure") {
    const Verb full{
        "full", "",
        "",     {},
        {},     [](const Arguments&, std::ostream& out, std::ostream&) {
                        out.setstate(std::ios::badbit); }};
    const Ran ran = run({"full"}, {full});
    CHECK(ran.code == 1);
    CHECK_THAT(ran.err, Contains("n’a pas pu être écrit"));
}

TEST_CASE("help lists the verbs or describes one with an example") {
    const Ran all = run({"--help"});
    CHECK(all.code == 0);
    CHECK_THAT(all.out, Contains("vigie echo  répète ce qu’on lui donne"));

    const Ran one = run({"echo", "--items", "--help"});
    CHECK(one.code == 0);
    CHECK(one.err.empty());
    CHECK_THAT(one.out, Contains("vigie echo DATA [SECOND] --items A,B,… [--count N] [--json]"));
    CHECK_THAT(one.out, Contains("vigie echo essai.csv --items A,B --json"));
    CHECK(run({"echo", "--items", "A", "--", "--help"}).out == "--help||A");
}

TEST_CASE("a verb of two words is found by both") {
    const std::vector<Verb> verbs{refuses("wave open", "ouverte"), refuses("wave close", "fermée")};
    CHECK(run({"wave", "close"}, verbs).err == "vigie wave close\u00A0: fermée\n");
    CHECK(run({"wave"}, verbs).code == 2);
    CHECK_THAT(run({"wave", "oepn"}, verbs).err, Contains("open, close"));
    CHECK_THAT(run({"wave", "--help"}, verbs).out, Contains("vigie wave open"));
}

TEST_CASE("a last argument may take all that follow") {
    const Verb verb{"all",
                    "",
                    "",
                    {{"FIRST", "", true}, {"FILE…", "", true}},
                    {},
                    [](const Arguments& given, std::ostream& out, std::ostream&) {
                        out << given.positional("FIRST");
                        for (const auto& file : given.all("FILE…")) out << '|' << file;
                    }};
    const std::vector<Verb> verbs{verb};
    std::ostringstream out;
    std::ostringstream err;
    CHECK(run_program(verbs, std::vector<std::string>{"all", "a", "b", "c", "d"}, out, err) == 0);
    CHECK(out.str() == "a|b|c|d");
    CHECK(run_program(verbs, std::vector<std::string>{"all", "a"}, out, err) == 2);
}
