#include "society.hpp"

#include "catch.hpp"
#include "small_survey.hpp"

using Catch::Matchers::Contains;

namespace {

simulation::Society society_from(const std::string& json) {
    return simulation::parse_society(json, tests::small_survey());
}

}  // namespace

TEST_CASE("a society is read with its codes in the order of the choice list", "[simulation]") {
    const auto society =
        society_from(R"({"bands":{"metier":{"mrs":1,"ce":3}},"drift":{"intensite":[0,0.5]},"refusal":0.1})");

    CHECK(society.bands.at("metier").codes == std::vector<std::string>{"ce", "mrs"});
    CHECK(society.bands.at("metier").weights == std::vector<double>{3.0, 1.0});
    CHECK(society.refusal == 0.1);
    CHECK(simulation::drift_of(society, "intensite", 0) == 0.0);
    CHECK(simulation::drift_of(society, "intensite", 1) == 0.5);
    CHECK(simulation::drift_of(society, "intensite", 9) == 0.5);
    CHECK(simulation::drift_of(society, "autre", 1) == 0.0);
}

TEST_CASE("a fault of a society names its key", "[simulation]") {
    const auto [json, reason] = GENERATE(table<std::string, std::string>({
        {"{", "n’est pas un objet JSON"},
        {"[1]", "n’est pas un objet JSON"},
        {R"({"bands":{"ville":{"a":1}}})", "« bands.ville »"},
        {R"({"bands":{"metier":{"roi":1}}})", "« bands.metier »"},
        {R"({"bands":{"metier":{"ce":-1}}})", "« bands.metier.ce »"},
        {R"({"bands":{"metier":{"ce":0}}})", "aucun choix n’a de poids"},
        {R"({"means":{"joie":1}})", "« means.joie »"},
        {R"({"drift":{"intensite":[]}})", "« drift.intensite »"},
        {R"({"answers_by":{"craintes":{"metier":{"ce":{"roi":1}}}}})", "« answers_by.craintes.ce »"},
        {R"({"answers_by":{"craintes":{"ville":{}}}})", "« answers_by.craintes »"},
        {R"({"numbers":{"int1":[3,1]}})", "le bas dépasse le haut"},
        {R"({"texts":{"mots":{"rate":1}}})", "« texts.mots.sentences »"},
        {R"({"refusal":1.5})", "une part de 0 à 1"},
        {R"({"dropout":"peu"})", "un nombre est attendu"},
    }));

    CAPTURE(json);
    CHECK_THROWS_WITH(society_from(json), Contains(reason));
}
