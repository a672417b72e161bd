#include "analysis/margins.hpp"

#include "cell_number.hpp"
#include "in_quotes.hpp"
#include "number_text.hpp"
#include "ordered_sum.hpp"

#include "analysis/column_roles.hpp"
#include "analysis/data_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace analysis {
namespace {

using questionnaires::Failure;

constexpr double kSameTotal = 1e-6;  // relative: what rounded shares may differ by

Failure<DataError> refused(std::string message) {
    return Failure{DataError{std::move(message)}};
}

Failure<DataError> refused(const std::string& path, std::uint32_t line, const std::string& reason) {
    return refused("fichier " + in_quotes(path) + ", ligne " + std::to_string(line) + " : " + reason);
}

/// A number as a cell of a file would hold it.
std::string cell_of(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

/// The cell as text; empty when missing.
std::string text_at(const Column& column, std::size_t row) {
    if (const auto* coded = std::get_if<CodedColumn>(&column)) {
        const auto code = coded->codes[row];
        return code < coded->categories.size() ? coded->categories[code].code : "";
    }
    if (const auto* numbers = std::get_if<NumberColumn>(&column))
        return numbers->values[row] ? cell_of(*numbers->values[row]) : "";
    return std::get<TextColumn>(column).values[row];
}

/// Which target each category of the column stands for.
std::vector<std::optional<std::size_t>> matched(const CodedColumn& column, const Margin& margin) {
    std::map<std::string, std::size_t, std::less<>> by_text;
    std::map<double, std::size_t> by_number;
    for (std::size_t i = 0; i < margin.targets.size(); ++i) {
        const std::string& name = margin.targets[i].category;
        by_text.emplace(name, i);
        if (const auto number = cell_number(name, DecimalSigns::point_or_comma))
            by_number.emplace(*number, i);
    }
    std::vector<std::optional<std::size_t>> targets;
    for (const Category& category : column.categories) {
        std::optional<std::size_t> target;
        if (const auto code = by_text.find(category.code); code != by_text.end())
            target = code->second;
        else if (const auto number = category.number ? by_number.find(*category.number) : by_number.end();
                 number != by_number.end())
            target = number->second;
        else if (const auto label = by_text.find(category.label); label != by_text.end())
            target = label->second;
        targets.push_back(target);
    }
    return targets;
}

std::string at_line(const Dataset& data, std::size_t row) {
    return row < data.lines.size() ? ", ligne " + std::to_string(data.lines[row]) : "";
}

/// The target of each row; refuses the first row without one.
questionnaires::Result<std::vector<std::size_t>, DataError> targets_of_rows(const Dataset& data,
                                                                            const Margin& margin,
                                                                            const std::string& margins_file) {
    if (data.column(margin.variable) == nullptr) {
        const auto unknown = categories_of(data, margin.variable);
        return refused("fichier " + in_quotes(margins_file) + ", ligne " +
                       std::to_string(margin.targets.front().line) + " : " + unknown.error().message);
    }
    const auto column = categories_of(data, margin.variable);
    if (!column) return Failure{column.error()};
    const auto targets = matched(*column.value(), margin);
    std::vector<std::size_t> result;
    result.reserve(data.rows);
    for (std::size_t row = 0; row < data.rows; ++row) {
        const std::size_t code = column.value()->codes[row];
        const std::string where =
            in_quotes(data.source) + at_line(data, row) + ", colonne " + in_quotes(margin.variable) + " : ";
        if (code >= targets.size())
            return refused(
                where +
                "pas de réponse, donc pas de place dans les marges. Retirez la ligne, ou nommez une "
                "catégorie pour ces personnes et donnez-lui une cible.");
        if (!targets[code])
            return refused(where + "la catégorie " + in_quotes(column.value()->categories[code].code) +
                           " n’a pas de cible dans " + in_quotes(margins_file) + ". Ajoutez-la.");
        result.push_back(*targets[code]);
    }
    return result;
}

std::optional<DataError> totals_that_differ(std::vector<Margin>& margins, const std::string& path) {
    const double first = margins.front().total();
    for (Margin& margin : margins) {
        const double total = margin.total();
        if (!(total > 0.0))
            return refused(path, margin.targets.front().line,
                           "les cibles de " + in_quotes(margin.variable) + " sont toutes nulles")
                .error;
        if (std::fabs(total - first) > kSameTotal * first)
            return refused(
                       "fichier " + in_quotes(path) + " : les cibles de " + in_quotes(margin.variable) +
                       " font " + number_text(total) + " en tout, celles de " +
                       in_quotes(margins.front().variable) + " " + number_text(first) +
                       ". Toutes les variables décrivent les mêmes personnes : donnez-leur le même total.")
                .error;
        for (MarginTarget& one : margin.targets)
            if (total != first) one.target *= first / total;
    }
    return std::nullopt;
}

}  // namespace

double Margin::total() const {
    std::vector<double> values;
    for (const MarginTarget& one : targets) values.push_back(one.target);
    return ordered_sum(std::move(values));
}

MarginsResult read_margins(const std::string& path) {
    const auto read = read_data_file(path);
    if (!read) return Failure{read.error()};
    const Dataset& file = read.value();
    for (const char* name : {"variable", "category", "target"})
        if (file.column(name) == nullptr)
            return refused("fichier de marges " + in_quotes(path) + " : pas de colonne " + in_quotes(name) +
                           ". Il lui faut variable, category et target.");
    const auto targets = score_of(file, "target");
    if (!targets) return Failure{targets.error()};

    std::vector<Margin> margins;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t row = 0; row < file.rows; ++row) {
        const std::uint32_t line =
            row < file.lines.size() ? file.lines[row] : static_cast<std::uint32_t>(row);
        const std::string variable = text_at(file.column("variable")->column, row);
        const std::string category = text_at(file.column("category")->column, row);
        const auto& target = targets.value()[row];
        if (variable.empty()) return refused(path, line, "la variable n’a pas de nom");
        if (category.empty())
            return refused(path, line, "la catégorie de " + in_quotes(variable) + " n’a pas de nom");
        if (!target || !std::isfinite(*target))
            return refused(path, line,
                           "la cible de " + in_quotes(variable) + ", " + in_quotes(category) + " manque");
        if (*target < 0.0)
            return refused(path, line,
                           "la cible de " + in_quotes(variable) + ", " + in_quotes(category) +
                               " est négative (" + number_text(*target) + ")");
        if (!seen.insert({variable, category}).second)
            return refused(
                path, line,
                "la catégorie " + in_quotes(category) + " de " + in_quotes(variable) + " est là deux fois");
        auto margin = std::find_if(margins.begin(), margins.end(),
                                   [&](const Margin& one) { return one.variable == variable; });
        if (margin == margins.end()) margin = margins.insert(margins.end(), Margin{variable, {}});
        margin->targets.push_back({category, *target, line});
    }
    if (auto differ = totals_that_differ(margins, path)) return Failure{*std::move(differ)};
    return margins;
}

MarginSampleResult margin_sample(const Dataset& data, const std::vector<double>& start,
                                 std::vector<Margin> margins, const std::string& margins_file) {
    std::vector<std::vector<std::size_t>> placed;
    for (const Margin& margin : margins) {
        auto targets = targets_of_rows(data, margin, margins_file);
        if (!targets) return Failure{targets.error()};
        placed.push_back(std::move(targets).value());
    }
    using Key = std::pair<std::vector<std::size_t>, double>;
    std::map<Key, std::vector<std::size_t>> rows_of;
    for (std::size_t row = 0; row < data.rows; ++row) {
        Key key{{}, start[row]};
        for (const auto& targets : placed) key.first.push_back(targets[row]);
        rows_of[std::move(key)].push_back(row);
    }
    MarginSample sample{std::move(margins), {}, std::vector<std::size_t>(data.rows)};
    for (const auto& [key, rows] : rows_of) {
        for (const std::size_t row : rows) sample.profile_of_row[row] = sample.profiles.size();
        sample.profiles.push_back({key.first, key.second, rows.size()});
    }
    return sample;
}

std::vector<std::vector<std::size_t>> MarginSample::respondents() const {
    std::vector<std::vector<std::size_t>> people;
    for (std::size_t m = 0; m < margins.size(); ++m) {
        people.emplace_back(margins[m].targets.size(), 0);
        for (const Profile& profile : profiles)
            if (profile.start > 0.0) people[m][profile.categories[m]] += profile.people;
    }
    return people;
}

std::vector<EmptyCategory> empty_categories(const MarginSample& sample) {
    const auto people = sample.respondents();
    std::vector<EmptyCategory> empty;
    for (std::size_t m = 0; m < sample.margins.size(); ++m)
        for (std::size_t c = 0; c < sample.margins[m].targets.size(); ++c)
            if (people[m][c] == 0 && sample.margins[m].targets[c].target > 0.0)
                empty.push_back({sample.margins[m].variable, sample.margins[m].targets[c].category});
    return empty;
}

}  // namespace analysis
