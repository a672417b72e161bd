#include "sample_charts.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace reports::samples {
namespace {

LikertRow likert_row(std::string label, std::string n, std::initializer_list<double> shares) {
    LikertRow row{std::move(label), std::move(n), {}, {}, {}};
    for (const double share : shares) row.shares.push_back(printed_share(share));
    row.favourable = printed_share(row.shares[0].value + row.shares[1].value);
    row.unfavourable = printed_share(row.shares[3].value + row.shares[4].value);
    return row;
}

Reading score(double value, double half_width) {
    return score_estimate(value, analysis::Interval{value - half_width, value + half_width});
}

Reading share(double value, double half_width) {
    return share_estimate(value, analysis::Interval{value - half_width, value + half_width});
}

LikertChart likert_chart() {
    LikertChart chart;
    chart.levels = {{Stance::strongly_favourable, "très favorable"},
                    {Stance::favourable, "plutôt favorable"},
                    {Stance::neutral, "ni l’un ni l’autre"},
                    {Stance::unfavourable, "plutôt défavorable"},
                    {Stance::strongly_unfavourable, "très défavorable"}};
    chart.rows = {
        likert_row("Les alertes, les listes et les scores me font garder trop de choses en tête.", "n ≈ 410",
                   {5.0, 14.0, 19.0, 37.0, 25.0}),
        likert_row("Avec les outils d’IA, on attend de moi plus de dossiers dans le même temps.", "n ≈ 390",
                   {8.0, 22.0, 24.5, 30.5, 15.0}),
        likert_row("Mon rythme de travail me laisse faire de vraies pauses. (+)", "n ≈ 405",
                   {21.0, 40.0, 17.0, 18.0, 4.0}),
        {"J’ai le temps d’étudier une situation avant de décider de la suite. (+)", "", {}, {}, {}}};
    return chart;
}

}  // namespace

ChartModel likert() {
    return {"Intensité et temps de travail", "Note.", likert_chart()};
}

ChartModel likert_full() {
    LikertChart chart = likert_chart();
    chart.form = LikertForm::full;
    return {"Intensité et temps de travail", "Note.", chart};
}

ChartModel likert_small() {
    LikertChart chart;
    chart.rows = {
        {"Je reçois la colère de personnes écartées.", "n ≥ 20", {}, {}, Printed{95.0, "≥ 95 %"}},
        {"Après un échange difficile, je peux souffler. (+)", "n ≥ 20", {}, {}, printed_share(42.0)}};
    return {"Exigences émotionnelles", "Note.", chart};
}

ChartModel groups() {
    GroupChart chart;
    chart.measure = "Part de réponses « Oui », en %";
    chart.group_header = "Métier";
    chart.unit = "\u00A0%";
    chart.reference = share_estimate(45.0, analysis::Interval{41.0, 49.0});
    chart.rows = {
        {"Conseiller ou conseillère emploi", "n ≈ 190", share(62.0, 6.0), Difference::established, ""},
        {"Encadrement", "n ≈ 45", share(47.0, 13.0), Difference::not_established, ""},
        {"Conseiller ou conseillère entreprise", "n ≈ 120", share(31.0, 7.0), Difference::established, ""},
        {"Fonction support", "n ≥ 30", Estimate{{5.0, "≤ 5 %"}, {}}, Difference::untested, ""},
        {"Méthode de recrutement par simulation (MRS)", "", Absent{}, Difference::untested, ""}};
    return {"Formation reçue, selon le métier", "Note.", chart};
}

ChartModel profile() {
    ProfileChart chart;
    chart.current_label = "T4 2026";
    chart.previous_label = "T3 2026";
    chart.low_label = "exposition la plus faible";
    chart.high_label = "la plus forte";
    chart.weighted = true;
    chart.low = 30.0;
    chart.high = 80.0;
    chart.rows = {
        {"Intensité et temps de travail", "n ≈ 410", score(61.2, 1.9), score(57.4, 2.1), "60,8"},
        {"Exigences émotionnelles", "n ≈ 400", score(54.2, 3.4), score(54.9, 3.1), "54,4"},
        {"Manque d’autonomie", "n ≈ 405", score(48.0, 2.2), Absent{"question absente"}, "48,1"},
        {"Rapports sociaux dégradés", "", Absent{}, Absent{}, ""},
        {"Conflits de valeurs", "n ≈ 410", score(52.25, 2.0), score(50.0, 2.0), "51,9"},
        {"Insécurité de la situation de travail", "n ≈ 395", score(43.1, 2.6), score(47.9, 2.5), "43,3"}};
    return {"Les six axes", "Note.", chart};
}

ChartModel trend() {
    TrendChart chart;
    chart.waves = {"T1 2026", "T2 2026", "T3 2026", "T4 2026"};
    chart.series = {{"Intensité et temps de travail",
                     {{score(52.3, 2.4), "n ≈ 300"},
                      {score(55.0, 2.2), "n ≈ 340"},
                      {score(57.4, 2.1), "n ≈ 380"},
                      {score(61.2, 1.9), "n ≈ 410"}}}};
    chart.low = 40.0;
    chart.high = 70.0;
    return {"Intensité et temps de travail", "Note.", chart};
}

ChartModel trend_of_four() {
    TrendChart chart;
    for (const char* label :
         {"T1 2025", "T2 2025", "T3 2025", "T4 2025", "T1 2026", "T2 2026", "T3 2026", "T4 2026"})
        chart.waves.emplace_back(label);
    for (int s = 0; s < 4; ++s) {
        TrendSeries series{"Série " + std::to_string(s + 1), {}};
        for (int wave = 0; wave < 8; ++wave) {
            if (wave == 3)
                series.points.push_back({Absent{}, ""});
            else
                series.points.push_back({score(40.0 + 6.0 * s + 0.7 * wave, 2.0), "n ≈ 200"});
        }
        chart.series.push_back(std::move(series));
    }
    return {"Quatre séries", "Note.", chart};
}

ChartModel participation() {
    ParticipationChart chart;
    chart.stratum_header = "Métier";
    chart.overall = printed_share(37.0);
    chart.rows = {
        {"Conseiller ou conseillère entreprise", "420", "≈ 190", Estimate{printed_share(45.2), {}}},
        {"Conseiller ou conseillère emploi", "640", "≈ 235", Estimate{printed_share(36.5), {}}},
        {"Méthode de recrutement par simulation (MRS)", "90", "", Absent{}},
        {"Autre métier ou fonction support", "1\u202F200", "≈ 25", Estimate{printed_share(2.1), {}}}};
    return {"Participation", "Note.", chart};
}

}  // namespace reports::samples
