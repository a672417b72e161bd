#include "answer_columns.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <variant>

namespace reports {
namespace {

const analysis::CodedColumn* coded(const analysis::Dataset& answers, std::string_view column) {
    const auto* named = answers.column(column);
    return named != nullptr ? std::get_if<analysis::CodedColumn>(&named->column) : nullptr;
}

/// The answers to one item, without those that do not belong to the scale.
analysis::Answers scale_item(const analysis::Dataset& answers,
                             const questionnaires::Questionnaire& questionnaire,
                             const questionnaires::Scale& scale, const std::string& name) {
    analysis::Answers values = numbers(answers, name);
    for (auto& value : values)
        if (value && (*value < scale.low || *value > scale.high)) value = std::nullopt;
    const auto* question = questionnaire.question(name);
    if (question == nullptr) return values;
    const auto& choices = questionnaire.choices_of(*question);
    const auto choice = chosen(answers, name, choices);
    for (std::size_t row = 0; row < values.size(); ++row)
        if (choice[row] && choices[*choice[row]].missing) values[row] = std::nullopt;
    return values;
}

}  // namespace

std::vector<std::optional<std::string>> choice_codes(const analysis::Dataset& answers,
                                                     std::string_view column) {
    std::vector<std::optional<std::string>> codes(answers.rows);
    const auto* found = coded(answers, column);
    if (found == nullptr) return codes;
    for (std::size_t row = 0; row < answers.rows; ++row)
        if (found->codes[row] < found->categories.size())
            codes[row] = found->categories[found->codes[row]].code;
    return codes;
}

std::vector<std::optional<std::size_t>> chosen(const analysis::Dataset& answers, std::string_view column,
                                               const std::vector<questionnaires::Choice>& choices) {
    std::vector<std::optional<std::size_t>> result(answers.rows);
    const auto codes = choice_codes(answers, column);
    for (std::size_t row = 0; row < codes.size(); ++row) {
        if (!codes[row]) continue;
        const auto found = std::find_if(choices.begin(), choices.end(),
                                        [&](const auto& choice) { return choice.code == *codes[row]; });
        if (found != choices.end()) result[row] = static_cast<std::size_t>(found - choices.begin());
    }
    return result;
}

analysis::Answers numbers(const analysis::Dataset& answers, std::string_view column) {
    const auto* named = answers.column(column);
    if (named != nullptr)
        if (const auto* values = std::get_if<analysis::NumberColumn>(&named->column)) return values->values;
    analysis::Answers result(answers.rows);
    const auto* found = coded(answers, column);
    if (found == nullptr) return result;
    for (std::size_t row = 0; row < answers.rows; ++row)
        if (found->codes[row] < found->categories.size())
            result[row] = found->categories[found->codes[row]].number;
    return result;
}

analysis::Answers scale_scores(const analysis::Dataset& answers,
                               const questionnaires::Questionnaire& questionnaire,
                               const questionnaires::Scale& scale) {
    std::vector<analysis::Answers> items;
    for (const auto& item : scale.items)
        items.push_back(scale_item(answers, questionnaire, scale, item.question));
    analysis::Answers scores(answers.rows);
    std::vector<std::optional<double>> codes(items.size());
    for (std::size_t row = 0; row < answers.rows; ++row) {
        for (std::size_t i = 0; i < items.size(); ++i) codes[i] = items[i][row];
        scores[row] = questionnaires::score(scale, codes);
    }
    return scores;
}

std::optional<double> code_number(std::string_view code) {
    double value = 0.0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), value);
    if (read.ec != std::errc() || read.ptr != code.data() + code.size()) return std::nullopt;
    return value;
}

std::size_t unanswered(const analysis::Dataset& answers, std::string_view column) {
    const auto codes = choice_codes(answers, column);
    return static_cast<std::size_t>(std::count(codes.begin(), codes.end(), std::nullopt));
}

}  // namespace reports
