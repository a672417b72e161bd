#include "analysis/design.hpp"

#include "in_quotes.hpp"
#include "ordered_sum.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace analysis {
namespace {

questionnaires::Failure<DataError> refused(std::string message) {
    return questionnaires::Failure{DataError{std::move(message)}};
}

std::optional<double> number_at(const Column& column, std::size_t row) {
    if (const auto* coded = std::get_if<CodedColumn>(&column)) {
        const auto code = coded->codes[row];
        return code < coded->categories.size() ? coded->categories[code].number : std::nullopt;
    }
    if (const auto* numbers = std::get_if<NumberColumn>(&column)) return numbers->values[row];
    return std::nullopt;
}

/// « , ligne 12 » when the row has a line in a file.
std::string at_line(const Dataset& data, std::size_t row) {
    return row < data.lines.size() ? ", ligne " + std::to_string(data.lines[row]) : "";
}

/// A column in which every row has a category.
questionnaires::Result<const CodedColumn*, DataError> strata_of(const Dataset& data,
                                                                std::string_view strata) {
    const auto* named = data.column(strata);
    if (named == nullptr)
        return refused("colonne de strates " + in_quotes(strata) + " absente de " + in_quotes(data.source));
    const auto* column = std::get_if<CodedColumn>(&named->column);
    if (column == nullptr)
        return refused("colonne de strates " + in_quotes(strata) + " : trop de valeurs distinctes");
    for (std::size_t row = 0; row < column->codes.size(); ++row)
        if (column->codes[row] >= column->categories.size())
            return refused("strates " + in_quotes(strata) + at_line(data, row) +
                           " : une ligne n’a pas de strate");
    return column;
}

std::vector<std::size_t> respondents_of(const CodedColumn& column) {
    std::vector<std::size_t> respondents(column.categories.size(), 0);
    for (const auto code : column.codes) ++respondents[code];
    return respondents;
}

}  // namespace

Design simple_design(std::size_t rows) {
    Design design;
    design.weights.assign(rows, 1.0);
    design.stratum.assign(rows, 0);
    design.strata.push_back(Stratum{"ensemble", rows, std::nullopt});
    return design;
}

DesignResult weighted_design(const Dataset& data, std::string_view weights) {
    const auto* column = data.column(weights);
    if (column == nullptr)
        return refused("colonne de poids " + in_quotes(weights) + " absente de " + in_quotes(data.source));
    Design design = simple_design(data.rows);
    design.weighted = true;
    bool positive = false;
    for (std::size_t row = 0; row < data.rows; ++row) {
        const auto weight = number_at(column->column, row);
        if (!weight || !std::isfinite(*weight))
            return refused("poids " + in_quotes(weights) + at_line(data, row) +
                           " : une valeur manque ou n’est pas un nombre");
        if (*weight < 0.0)
            return refused("poids " + in_quotes(weights) + at_line(data, row) + " : une valeur est négative");
        positive = positive || *weight > 0.0;
        design.weights[row] = *weight;
    }
    if (!positive) return refused("poids " + in_quotes(weights) + " : tous sont nuls");
    return design;
}

DesignResult stratified_weighted_design(const Dataset& data, std::string_view weights,
                                        std::string_view strata) {
    auto weighted = weighted_design(data, weights);
    if (!weighted) return weighted;
    const auto found = strata_of(data, strata);
    if (!found) return questionnaires::Failure{found.error()};
    const CodedColumn& column = *found.value();
    Design design = std::move(weighted).value();
    design.strata.clear();
    const auto respondents = respondents_of(column);
    std::vector<std::size_t> index(respondents.size(), 0);
    for (std::size_t category = 0; category < respondents.size(); ++category) {
        if (respondents[category] == 0) continue;
        index[category] = design.strata.size();
        design.strata.push_back(
            Stratum{column.categories[category].code, respondents[category], std::nullopt});
    }
    for (std::size_t row = 0; row < data.rows; ++row) design.stratum[row] = index[column.codes[row]];
    return design;
}

DesignResult post_stratified_design(const Dataset& data, std::string_view strata,
                                    const std::vector<Headcount>& headcounts) {
    const auto found = strata_of(data, strata);
    if (!found) return questionnaires::Failure{found.error()};
    const CodedColumn* column = found.value();
    const auto respondents = respondents_of(*column);
    Design design;
    design.weighted = true;
    std::vector<std::size_t> index(respondents.size(), 0);
    for (std::size_t category = 0; category < respondents.size(); ++category) {
        if (respondents[category] == 0) continue;
        const auto& name = column->categories[category].code;
        const auto is_this = [&name](const Headcount& one) { return one.stratum == name; };
        const auto given = std::find_if(headcounts.begin(), headcounts.end(), is_this);
        if (given == headcounts.end())
            return refused("strate " + in_quotes(name) + " absente du fichier des effectifs");
        if (std::count_if(headcounts.begin(), headcounts.end(), is_this) > 1)
            return refused("strate " + in_quotes(name) + " : deux effectifs");
        if (!(given->people >= static_cast<double>(respondents[category])))
            return refused("strate " + in_quotes(name) + " : plus de répondants que d’effectif");
        index[category] = design.strata.size();
        design.strata.push_back(Stratum{name, respondents[category], given->people});
    }
    for (const auto code : column->codes) {
        const auto& stratum = design.strata[index[code]];
        design.stratum.push_back(index[code]);
        design.weights.push_back(*stratum.population / static_cast<double>(stratum.respondents));
    }
    return design;
}

Number effective_size(const Design& design, const std::vector<bool>& kept) {
    std::vector<double> weights;
    std::vector<double> squares;
    for (std::size_t row = 0; row < design.rows(); ++row) {
        if (!kept[row]) continue;
        weights.push_back(design.weights[row]);
        squares.push_back(design.weights[row] * design.weights[row]);
    }
    const double sum = ordered_sum(std::move(weights));
    if (sum <= 0.0) return no_number("aucun poids positif");
    return finite_or(sum * sum / ordered_sum(std::move(squares)), "poids trop petits");
}

SamplingPlan sampling_plan(const Design& design) {
    SamplingPlan plan{design.weights, design.stratum, {}};
    for (const auto& stratum : design.strata) plan.headcounts.push_back(stratum.population);
    return plan;
}

}  // namespace analysis
