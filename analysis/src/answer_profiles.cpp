#include "analysis/answer_profiles.hpp"

#include "in_quotes.hpp"
#include "ordered_sum.hpp"

#include "analysis/column_roles.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace analysis {
namespace {

using questionnaires::Failure;

constexpr std::size_t kMostCategories = 600;

/// The rows kept, those of one profile beside each other and the lighter first.
class CompleteRows {
public:
    CompleteRows(const std::vector<const CodedColumn*>& columns, std::size_t rows, const Design* design)
        : columns_{columns}, design_{design} {
        for (std::size_t row = 0; row < rows; ++row)
            if (weight(row) > 0.0 && complete(row)) rows_.push_back(row);
        std::sort(rows_.begin(), rows_.end(), [this](std::size_t a, std::size_t b) {
            for (const CodedColumn* column : columns_)
                if (column->codes[a] != column->codes[b]) return column->codes[a] < column->codes[b];
            return weight(a) < weight(b);
        });
    }

    const std::vector<std::size_t>& rows() const { return rows_; }
    double weight(std::size_t row) const { return design_ == nullptr ? 1.0 : design_->weights[row]; }
    bool same_answers(std::size_t a, std::size_t b) const {
        return std::all_of(columns_.begin(), columns_.end(), [a, b](const CodedColumn* column) {
            return column->codes[a] == column->codes[b];
        });
    }

private:
    bool complete(std::size_t row) const {
        return std::all_of(columns_.begin(), columns_.end(), [row](const CodedColumn* column) {
            return column->codes[row] < column->categories.size();
        });
    }

    const std::vector<const CodedColumn*>& columns_;
    const Design* design_;
    std::vector<std::size_t> rows_;
};

/// Numbers the categories that somebody kept chose; the others go to `absent`. `places[item][code]`.
std::vector<std::vector<std::uint16_t>> number_categories(const std::vector<const CodedColumn*>& columns,
                                                          const std::vector<std::size_t>& rows,
                                                          AnswerProfiles& result) {
    std::vector<std::vector<std::uint16_t>> places;
    for (std::size_t item = 0; item < columns.size(); ++item) {
        const auto& categories = columns[item]->categories;
        std::vector<bool> chosen(categories.size(), false);
        for (const std::size_t row : rows) chosen[columns[item]->codes[row]] = true;
        auto& place = places.emplace_back(categories.size(), std::uint16_t{0});
        for (std::size_t code = 0; code < categories.size(); ++code) {
            auto& list = chosen[code] ? result.categories : result.absent;
            if (chosen[code]) place[code] = static_cast<std::uint16_t>(list.size());
            list.push_back({item, categories[code]});
        }
    }
    return places;
}

std::optional<DataError> fault(const AnswerProfiles& result, const Dataset& data) {
    std::vector<std::size_t> chosen(result.items.size(), 0);
    for (const auto& category : result.categories) ++chosen[category.item];
    for (std::size_t item = 0; item < chosen.size(); ++item)
        if (chosen[item] < 2)
            return DataError{in_quotes(data.source) + ", colonne " + in_quotes(result.items[item]) +
                             " : une seule modalité parmi les " + std::to_string(result.n) +
                             " personnes qui ont répondu à tous les items. Retirez cet item de --items."};
    if (result.categories.size() > kMostCategories)
        return DataError{in_quotes(data.source) + " : " + std::to_string(result.categories.size()) +
                         " modalités dans les items de --items, plus de " + std::to_string(kMostCategories) +
                         ". Regroupez des réponses, ou retirez des items."};
    return std::nullopt;
}

Number base_of(const AnswerProfiles& result) {
    std::vector<double> weights;
    std::vector<double> squares;
    for (const auto& profile : result.profiles)
        for (const double weight : profile.weights) {
            weights.push_back(weight);
            squares.push_back(weight * weight);
        }
    const double sum = ordered_sum(std::move(weights));
    return finite_or(sum * sum / ordered_sum(std::move(squares)), "poids trop petits");
}

}  // namespace

questionnaires::Result<AnswerProfiles, DataError> answer_profiles(const Dataset& data,
                                                                  const std::vector<std::string>& items,
                                                                  const Design* design) {
    std::vector<const CodedColumn*> columns;
    for (const auto& name : items) {
        const auto column = categories_of(data, name);
        if (!column) return Failure{column.error()};
        columns.push_back(column.value());
    }
    const CompleteRows complete{columns, data.rows, design};
    AnswerProfiles result{
        items, {}, {}, {}, complete.rows().size(), data.rows - complete.rows().size(), no_number("")};
    if (result.n == 0)
        return Failure{DataError{in_quotes(data.source) +
                                 " : personne n’a répondu à tous les items de --items. Retirez-en un item "
                                 "peu rempli."}};
    const auto places = number_categories(columns, complete.rows(), result);
    if (auto wrong = fault(result, data)) return Failure{std::move(*wrong)};

    for (std::size_t i = 0; i < complete.rows().size(); ++i) {
        const std::size_t row = complete.rows()[i];
        if (i == 0 || !complete.same_answers(complete.rows()[i - 1], row)) {
            auto& profile = result.profiles.emplace_back();
            for (std::size_t item = 0; item < columns.size(); ++item)
                profile.answers.push_back(places[item][columns[item]->codes[row]]);
        }
        result.profiles.back().weights.push_back(complete.weight(row));
    }
    for (auto& profile : result.profiles) profile.weight = ordered_sum(profile.weights);
    result.base = design == nullptr ? Number{static_cast<double>(result.n)} : base_of(result);
    return result;
}

}  // namespace analysis
