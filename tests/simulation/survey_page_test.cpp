#include "survey_page.hpp"

#include "catch.hpp"

using simulation::read_survey_page;

TEST_CASE("a page is read as a person meets it", "[simulation]") {
    const auto page = read_survey_page(R"(<!DOCTYPE html>
<html lang="fr"><head><title>Étape 1 sur 2</title></head><body>
<form action="/ailleurs"><button type="submit" name="geste" value="modifier">Modifier</button></form>
<form action="/questionnaire#contenu" method="post"><p>
<input type="hidden" name="etat" value="abc"/>
<label><input type="radio" name="q" value="1"/> Oui</label> <label><input type="radio" name="q" value="2" checked="checked"/> Non</label>
<input type="checkbox" name="c" value="a"/>
<textarea name="t">Déjà
écrit</textarea>
<select name="r"><option value="">–</option><option value="1" selected="selected">1</option></select></p>
<button type="submit">
  <span>Continuer</span>
</button><button type="submit" formaction="/retour" name="geste" value="retour">Revenir</button></form></body></html>)");

    CHECK(page.title == "Étape 1 sur 2");
    const auto* form = page.form_with("Continuer");
    REQUIRE(form != nullptr);
    CHECK(form->button("Continuer")->action == "/questionnaire#contenu");
    CHECK(form->button("Revenir")->action == "/retour");
    CHECK(form->button("Envoyer") == nullptr);
    CHECK(form->as_it_stands() == http::Form{{"etat", "abc"}, {"q", "2"}, {"t", "Déjà\nécrit"}, {"r", "1"}});
    CHECK(form->offers("c"));
}

TEST_CASE("a page that is not well-formed is refused", "[simulation]") {
    CHECK_THROWS_WITH(read_survey_page("<html><p></html>"), Catch::Matchers::Contains("mal formée"));
}
