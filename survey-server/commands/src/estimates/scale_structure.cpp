#include "estimates/scale_structure.hpp"

#include <vector>

#include "analysis/item_covariance.hpp"
#include "estimates/json_results.hpp"
#include "estimates/text_table.hpp"
#include "reports/french_numbers.hpp"

namespace commands {

namespace {

using analysis::Estimable;
using analysis::ItemMatrix;
using analysis::OneFactorFit;
using analysis::ParallelAnalysis;
using analysis::PolychoricMatrix;
using analysis::ScaleAgreement;

constexpr const char* kNoWeights = "pas de version pondérée";

analysis::Cells<double> cells_of(const ItemMatrix& matrix) {
    analysis::Cells<double> cells{matrix.k, matrix.k, 0.0};
    cells.values = matrix.values;
    return cells;
}

std::string count(std::size_t n) {
    return reports::fmt_count(static_cast<std::int64_t>(n));
}

}  // namespace

ScaleStructure scale_structure(const analysis::Scale& scale, std::size_t replicates, std::uint64_t seed,
                               bool weighted) {
    const auto refused = [&](const std::string& reason) {
        return ScaleStructure{analysis::not_estimable(reason),
                              analysis::no_number(reason),
                              analysis::not_estimable(reason),
                              analysis::not_estimable(reason),
                              replicates,
                              seed};
    };
    if (weighted) return refused(kNoWeights);
    const std::size_t k = scale.items.size();
    const auto complete = analysis::complete_only(analysis::item_profiles(analysis::scored_items(scale)));
    std::size_t people = 0;
    for (const auto& profile : complete) people += profile.count;
    const auto covariances = analysis::item_covariances(complete, k);
    if (!covariances) return refused("moins de deux personnes ont répondu à tous les items");
    const auto correlations = analysis::correlations(*covariances);
    if (!correlations) return refused("un item ne varie pas");

    ScaleStructure structure = refused("");
    structure.polychoric = analysis::polychoric_matrix(complete, k);
    structure.ordinal_alpha = structure.polychoric
                                  ? analysis::alpha_of(structure.polychoric.value().correlations)
                                  : analysis::no_number(structure.polychoric.error().reason);
    structure.parallel = analysis::parallel_analysis(*correlations, people, replicates, seed);
    structure.one_factor = analysis::one_factor_fit(*correlations, people);
    return structure;
}

void put_structure(JsonWriter& json, const ScaleStructure& structure) {
    put_object(json, "polychoric", structure.polychoric, [&json](const PolychoricMatrix& polychoric) {
        put(json, "matrix", cells_of(polychoric.correlations));
        json.key("corrected");
        json.begin_array();
        for (const auto& [a, b] : polychoric.corrected) {
            json.begin_array();
            json.count(a);
            json.count(b);
            json.end_array();
        }
        json.end_array();
        if (!polychoric.corrected.empty())
            put(json, "corrected_reason",
                "cases vides qui poussent la vraisemblance jusqu’à ±1 : 0,5 ajouté dans chacune, pour ces "
                "paires");
    });
    put(json, "ordinal_alpha", structure.ordinal_alpha);
    put_object(json, "parallel_analysis", structure.parallel, [&](const ParallelAnalysis& parallel) {
        put(json, "observed", parallel.observed);
        put(json, "mean", parallel.mean);
        put(json, "percentile_95", parallel.percentile_95);
        put(json, "factors", parallel.factors);
        put(json, "replicates", structure.replicates);
        put(json, "seed", static_cast<std::size_t>(structure.seed));
    });
    put_object(json, "one_factor", structure.one_factor, [&json](const OneFactorFit& fit) {
        put(json, "method", "ML");
        put(json, "loadings", fit.loadings);
        put(json, "uniquenesses", fit.uniquenesses);
        put(json, "chi_square", fit.chi_square);
        put(json, "df", fit.df);
        put(json, "p", fit.p);
        put(json, "rmsea", fit.rmsea);
        put(json, "cfi", fit.cfi);
        put(json, "srmr", fit.srmr);
    });
}

namespace {

void print_polychoric(const ScaleStructure& structure, const analysis::Scale& scale, Shown& shown,
                      std::ostream& out) {
    say(out, "α ordinal (corrélations polychoriques) : " + shown.number(structure.ordinal_alpha, 3));
    if (!structure.polychoric) return;
    const auto& polychoric = structure.polychoric.value();
    std::vector<std::string> header{"polychorique"};
    for (const auto& item : scale.items) header.push_back(item.name);
    TextTable table{std::move(header)};
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        std::vector<std::string> cells{scale.items[i].name};
        for (std::size_t j = 0; j < scale.items.size(); ++j)
            cells.push_back(j < i ? reports::fmt_num(polychoric.correlations.at(i, j), 2) : "");
        table.add(std::move(cells));
    }
    table.print(out);
    std::string pairs;
    for (const auto& [a, b] : polychoric.corrected)
        pairs += (pairs.empty() ? "" : ", ") + scale.items[a].name + " × " + scale.items[b].name;
    if (!pairs.empty()) say(out, "cases vides, 0,5 ajouté dans chacune : " + pairs);
}

void print_parallel(const ScaleStructure& structure, Shown& shown, std::ostream& out) {
    if (!structure.parallel) {
        say(out, "analyse parallèle : " + shown.none(structure.parallel.error().reason));
        return;
    }
    const auto& parallel = structure.parallel.value();
    TextTable table{{"facteur", "valeur propre", "hasard, moyenne", "hasard, 95e centile"}};
    for (std::size_t s = 0; s < parallel.observed.size(); ++s)
        table.add({std::to_string(s + 1), reports::fmt_num(parallel.observed[s], 3),
                   reports::fmt_num(parallel.mean[s], 3), reports::fmt_num(parallel.percentile_95[s], 3)});
    table.print(out);
    say(out, "analyse parallèle : facteurs au-dessus du hasard : " + std::to_string(parallel.factors) + " (" +
                 std::to_string(structure.replicates) + " tirages, graine " + std::to_string(structure.seed) +
                 ")");
}

void print_fit(const ScaleStructure& structure, Shown& shown, std::ostream& out) {
    if (!structure.one_factor) {
        say(out, "un facteur : " + shown.none(structure.one_factor.error().reason));
        return;
    }
    const auto& fit = structure.one_factor.value();
    say(out, "un facteur (maximum de vraisemblance, corrélations de Pearson) : χ² = " +
                 shown.number(fit.chi_square, 2) + " ; " + reports::fmt_num(fit.df, 0) + " ddl ; " +
                 (fit.p ? shown.p(fit.p.value()) : shown.none(fit.p.error().reason)) + " ; RMSEA " +
                 shown.number(fit.rmsea, 3) + " ; CFI " + shown.number(fit.cfi, 3) + " ; SRMR " +
                 reports::fmt_num(fit.srmr, 3) + " (repères : 0,06 ; 0,95 ; 0,08)");
}

}  // namespace

void print_structure(const ScaleStructure& structure, const analysis::Scale& scale, Shown& shown,
                     std::ostream& out) {
    out << '\n';
    print_polychoric(structure, scale, shown, out);
    print_parallel(structure, shown, out);
    print_fit(structure, shown, out);
}

void put_agreement(JsonWriter& json, const std::string& by, const Estimable<ScaleAgreement>& agreement) {
    put_object(json, "agreement", agreement, [&](const ScaleAgreement& found) {
        put(json, "by", by);
        put(json, "icc1", found.icc1);
        put(json, "icc2", found.icc2);
        put(json, "mean_size", found.mean_size);
        put_object(json, "anova", found.f, [&json](const analysis::FTest& test) {
            put(json, "statistic", test.statistic);
            put(json, "df", test.df);
            put(json, "df2", test.df2);
            put(json, "p", test.p);
        });
        put(json, "rwg_median", found.rwg_median);
        json.key("units");
        json.begin_array();
        for (const auto& unit : found.units) {
            json.begin_object();
            put(json, "label", unit.label);
            put(json, "n", unit.n);
            put(json, "n_complete", unit.n_complete);
            put(json, "rwg", unit.rwg);
            json.end_object();
        }
        json.end_array();
        json.key("comparable");
        json.truth(found.supported);
        put(json, "comparable_reason", found.reason);
    });
}

void print_agreement(const std::string& by, const Estimable<ScaleAgreement>& agreement, Shown& shown,
                     std::ostream& out) {
    out << '\n';
    if (!agreement) {
        say(out, "accord par « " + by + " » : " + shown.none(agreement.error().reason));
        return;
    }
    const auto& found = agreement.value();
    TextTable table{{by, "n", "ayant répondu à tout", "rwg(j)"}};
    for (const auto& unit : found.units)
        table.add({unit.label, count(unit.n), count(unit.n_complete), shown.number(unit.rwg, 2)});
    table.print(out);
    say(out,
        "accord par « " + by + " » : ICC(1) " + shown.number(found.icc1, 3) + " ; ICC(2) " +
            shown.number(found.icc2, 3) + " ; rwg(j) médian " + shown.number(found.rwg_median, 2) + " ; " +
            (found.f
                 ? "F = " + reports::fmt_num(found.f.value().statistic, 2) + ", " + shown.p(found.f.value().p)
                 : "F " + shown.none(found.f.error().reason)));
    say(out, found.reason);
}

}  // namespace commands
