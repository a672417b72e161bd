#include "analysis/model_sample.hpp"

#include "analysis/column_roles.hpp"

#include "in_quotes.hpp"
#include "number_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace analysis {
namespace {

using questionnaires::Failure;
template <class T>
using OrError = questionnaires::Result<T, DataError>;

/// A column as levels: index of each row, nullopt where there is no answer.
struct Levels {
    std::vector<std::string> names;
    std::vector<double> numbers;  ///< empty for a text
    std::vector<std::optional<std::size_t>> of_row;
};

bool holds_numbers(const Column& column) {
    if (std::holds_alternative<NumberColumn>(column)) return true;
    const auto* coded = std::get_if<CodedColumn>(&column);
    if (coded == nullptr) return false;
    bool any = false;
    for (const Category& category : coded->categories) {
        if (!category.number && !category.outside_scale) return false;
        any |= category.number.has_value();
    }
    return any;
}

/// Some cells are numbers and some are not: a slip, or names of groups that only the request can tell.
bool mixes_numbers_and_texts(const Column& column) {
    const auto* coded = std::get_if<CodedColumn>(&column);
    if (coded == nullptr || holds_numbers(column)) return false;
    return std::any_of(coded->categories.begin(), coded->categories.end(),
                       [](const Category& category) { return category.number.has_value(); });
}

std::string place(const Dataset& data, const std::string& column) {
    return in_quotes(data.source) + ", colonne " + in_quotes(column) + " : ";
}

OrError<Levels> text_levels(const Dataset& data, const std::string& name) {
    const auto column = categories_of(data, name);
    if (!column) return Failure{column.error()};
    Levels levels;
    for (const Category& category : column.value()->categories) levels.names.push_back(category.label);
    for (const auto code : column.value()->codes)
        levels.of_row.push_back(code < levels.names.size() ? std::optional<std::size_t>{code} : std::nullopt);
    return levels;
}

OrError<Levels> number_levels(const Dataset& data, const std::string& name) {
    const auto answers = score_of(data, name);
    if (!answers) return Failure{answers.error()};
    std::map<double, std::size_t> order;
    for (const auto& answer : answers.value())
        if (answer) order.emplace(*answer, 0);
    Levels levels;
    for (auto& [number, index] : order) {
        index = levels.names.size();
        levels.names.push_back(number_text(number));
        levels.numbers.push_back(number);
    }
    for (const auto& answer : answers.value())
        levels.of_row.push_back(answer ? std::optional{order.at(*answer)} : std::nullopt);
    if (levels.names.size() <= 250)  // as they are written in the file
        if (const auto* coded = std::get_if<CodedColumn>(&data.column(name)->column))
            for (const Category& category : coded->categories)
                if (category.number && order.contains(*category.number))
                    levels.names[order.at(*category.number)] = category.label;
    return levels;
}

/// The levels that somebody of `kept` gave, in their order; the others' rows have none.
Levels given_by(const Levels& levels, const std::vector<bool>& kept) {
    std::vector<bool> given(levels.names.size(), false);
    for (std::size_t row = 0; row < kept.size(); ++row)
        if (kept[row] && levels.of_row[row]) given[*levels.of_row[row]] = true;
    std::vector<std::size_t> place_of(levels.names.size(), 0);
    Levels left;
    for (std::size_t i = 0; i < levels.names.size(); ++i) {
        place_of[i] = left.names.size();
        if (!given[i]) continue;
        left.names.push_back(levels.names[i]);
        if (!levels.numbers.empty()) left.numbers.push_back(levels.numbers[i]);
    }
    for (std::size_t row = 0; row < kept.size(); ++row)
        left.of_row.push_back(kept[row] && levels.of_row[row] ? std::optional{place_of[*levels.of_row[row]]}
                                                              : std::nullopt);
    return left;
}

/// A factor as it is read: levels of a text, or numbers.
struct ReadFactor {
    std::string name;
    std::optional<Levels> levels;
    Answers numbers;

    bool answered_in(std::size_t row) const {
        return levels ? levels->of_row[row].has_value() : numbers[row].has_value();
    }
};

OrError<ReadFactor> read_factor(const Dataset& data, const std::string& name, bool categorical) {
    const NamedColumn* named = data.column(name);
    if (named == nullptr || (holds_numbers(named->column) && !categorical)) {
        auto numbers = score_of(data, name);
        if (!numbers) return Failure{numbers.error()};
        return ReadFactor{name, std::nullopt, std::move(numbers).value()};
    }
    if (!categorical && mixes_numbers_and_texts(named->column))
        return Failure{DataError{score_of(data, name).error().message +
                                 " Si ce sont des noms de groupes, dites-le : --categorical " + name + "."}};
    auto levels = text_levels(data, name);
    if (!levels) return Failure{levels.error()};
    return ReadFactor{name, std::move(levels).value(), {}};
}

OrError<Levels> read_outcome(const Dataset& data, const std::string& name) {
    const NamedColumn* named = data.column(name);
    const bool numbers = named == nullptr || holds_numbers(named->column);
    auto levels = numbers ? number_levels(data, name) : text_levels(data, name);
    if (!levels) return levels;
    const std::size_t count = given_by(levels.value(), std::vector<bool>(data.rows, true)).names.size();
    if (count > 2 && !numbers && mixes_numbers_and_texts(named->column))
        return Failure{score_of(data, name).error()};
    if (!numbers && count > 2)
        return Failure{DataError{place(data, name) + std::to_string(count) +
                                 " catégories en texte. Regroupez-les en deux, ou codez-les par des nombres "
                                 "si elles ont un ordre."}};
    if (count > kMostOutcomeLevels)
        return Failure{DataError{
            place(data, name) + std::to_string(count) + " valeurs distinctes, " +
            std::to_string(kMostOutcomeLevels) +
            " au plus pour un modèle ordinal. Regroupez-les en classes (quartiles, tranches d’échelle)."}};
    return levels;
}

ModelFactor as_columns(const ReadFactor& factor, std::size_t first) {
    if (!factor.levels) return {factor.name, first, 1, "", {}};
    const auto& names = factor.levels->names;
    if (names.empty()) return {factor.name, first, 0, "", {}};
    return {factor.name, first, names.size() - 1, names.front(), {names.begin() + 1, names.end()}};
}

void put_columns(const ReadFactor& factor, std::size_t row, std::vector<double>& x) {
    if (!factor.levels) {
        x.push_back(*factor.numbers[row]);
        return;
    }
    for (std::size_t level = 1; level < factor.levels->names.size(); ++level)
        x.push_back(*factor.levels->of_row[row] == level ? 1.0 : 0.0);
}

using Key = std::tuple<std::size_t, std::vector<double>, double, std::size_t>;

std::vector<AlikePeople> gathered(std::vector<Key> keys) {
    std::sort(keys.begin(), keys.end());
    std::vector<AlikePeople> alike;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0 && keys[i] == keys[i - 1]) {
            ++alike.back().people;
            continue;
        }
        auto& [level, x, weight, stratum] = keys[i];
        alike.push_back({level, x, weight, stratum, 1});
    }
    return alike;
}

}  // namespace

double ModelSample::total() const {
    double sum = 0.0;
    for (const AlikePeople& one : alike) sum += one.total();
    return sum;
}

questionnaires::Result<ModelSample, DataError> model_sample(const Dataset& data, const ModelRequest& request,
                                                            const Design* design) {
    auto outcome = read_outcome(data, request.outcome);
    if (!outcome) return Failure{outcome.error()};
    Levels levels = std::move(outcome).value();
    std::vector<ReadFactor> factors;
    for (const std::string& name : request.factors) {
        const bool categorical = std::find(request.categorical.begin(), request.categorical.end(), name) !=
                                 request.categorical.end();
        auto factor = read_factor(data, name, categorical);
        if (!factor) return Failure{factor.error()};
        factors.push_back(std::move(factor).value());
    }

    const Design drawn = design != nullptr ? *design : simple_design(data.rows);
    std::vector<bool> kept(data.rows, true);
    for (std::size_t row = 0; row < data.rows; ++row)
        kept[row] = levels.of_row[row] && drawn.weights[row] > 0.0 &&
                    std::all_of(factors.begin(), factors.end(),
                                [row](const ReadFactor& factor) { return factor.answered_in(row); });
    levels = given_by(levels, kept);

    ModelSample sample;
    sample.outcome = request.outcome;
    sample.levels = levels.names;
    sample.ordered = levels.names.size() > 2;
    sample.scores = levels.numbers;
    if (sample.scores.empty()) sample.scores = {0.0, 1.0};
    for (ReadFactor& factor : factors) {
        if (factor.levels) factor.levels = given_by(*factor.levels, kept);
        if (factor.levels && factor.levels->names.size() > kMostFactorLevels)
            return Failure{DataError{place(data, factor.name) + std::to_string(factor.levels->names.size()) +
                                     " catégories, " + std::to_string(kMostFactorLevels) +
                                     " au plus. Regroupez-les."}};
        sample.factors.push_back(as_columns(factor, sample.columns));
        sample.columns += sample.factors.back().columns;
    }
    std::vector<Key> keys;
    for (std::size_t row = 0; row < data.rows; ++row) {
        if (!kept[row]) continue;
        std::vector<double> x;
        for (const ReadFactor& factor : factors) put_columns(factor, row, x);
        keys.emplace_back(*levels.of_row[row], std::move(x), drawn.weights[row], drawn.stratum[row]);
    }
    sample.n = keys.size();
    sample.left_out = data.rows - sample.n;
    sample.alike = gathered(std::move(keys));
    sample.strata = drawn.strata;
    sample.designed = design != nullptr;
    return sample;
}

}  // namespace analysis
