#include "campaign/headcount.hpp"

#include "campaign/campaign.hpp"
#include "catch.hpp"
#include "questionnaires/reader.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::HeadcountTable;
using Catch::Matchers::Contains;
using tests::refusal_of;
using tests::TemporaryFolder;

questionnaires::Questionnaire small_questionnaire(const TemporaryFolder& folder) {
    tests::write_small_questionnaire(folder / "q");
    return questionnaires::read_questionnaire(folder / "q").value().questionnaire;
}

}  // namespace

TEST_CASE("headcounts are read in the order of the answers") {
    const TemporaryFolder folder;
    const auto questionnaire = small_questionnaire(folder);
    tests::write_content(folder / "e.csv", "headcount;metier\n90;enc\n0;ce\n");

    const HeadcountTable table = campaign::read_headcount(folder / "e.csv", questionnaire);

    CHECK(table == HeadcountTable{"metier", {{"ce", 0}, {"enc", 90}}});
    CHECK(campaign::headcount_csv(table) == "metier,headcount\nce,0\nenc,90\n");
}

TEST_CASE("a choice outside the scale needs no headcount") {
    const TemporaryFolder folder;
    const auto questionnaire = small_questionnaire(folder);
    tests::write_content(folder / "e.csv", "q1,headcount\n1,10\n2,20\n3,30\n4,40\n5,50\n");

    CHECK(campaign::read_headcount(folder / "e.csv", questionnaire).lines.size() == 5);
}

TEST_CASE("a faulty headcount file is refused with its line") {
    const TemporaryFolder folder;
    const auto questionnaire = small_questionnaire(folder);
    const auto refusal = [&](std::string_view content) {
        tests::write_content(folder / "e.csv", content);
        return refusal_of([&] { campaign::read_headcount(folder / "e.csv", questionnaire); });
    };

    CHECK_THAT(refusal("metier,people\nce,1\nenc,2\n"), Contains("e.csv, il faut deux colonnes"));
    CHECK_THAT(refusal("metier,headcount,note\nce,1,\nenc,2,\n"), Contains("il faut deux colonnes"));
    CHECK_THAT(refusal("job,headcount\nce,1\nenc,2\n"),
               Contains("colonne « job » : le questionnaire n’a pas de question à choix unique de ce nom"));
    CHECK_THAT(refusal("m1,headcount\na,1\n"), Contains("colonne « m1 »"));
    CHECK_THAT(refusal("metier,headcount\nce,-1\nenc,2\n"),
               Contains("ligne 2 : « -1 » n’est pas un effectif"));
    CHECK_THAT(refusal("metier,headcount\nce,1\nenc,2.5\n"),
               Contains("ligne 3 : « 2.5 » n’est pas un effectif"));
    CHECK_THAT(refusal("metier,headcount\nce,1 000\nenc,2\n"),
               Contains("Écrivez un nombre entier, sans espace"));
    CHECK_THAT(refusal("metier,headcount\nce,\nenc,2\n"), Contains("ligne 2 : «  » n’est pas un effectif"));
    CHECK_THAT(refusal("metier,headcount\nce,1\nenc,2\nrh,3\n"),
               Contains("ligne 4 : « rh » n’est pas une réponse possible à la question metier"));
    CHECK_THAT(refusal("metier,headcount\nce,1\nce,2\n"), Contains("ligne 3 : « ce » est déjà plus haut"));
    CHECK_THAT(refusal("metier,headcount\nce,1\n"),
               Contains("il manque l’effectif de « enc » (Encadrement)"));
    CHECK_THAT(refusal(""), Contains("Effectifs : ") && Contains("e.csv"));
    CHECK_THAT(refusal("metier,headcount\nce,\"1\n"), Contains("ligne 2"));
    CHECK_THAT(refusal_of([&] { campaign::read_headcount(folder / "none.csv", questionnaire); }),
               Contains("none.csv") && Contains("n’existe pas"));
}
