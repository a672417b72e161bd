#include "reports/microdata.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace reports {
namespace {

using questionnaires::Question;
using questionnaires::QuestionKind;
using Kind = MicrodataValue::Kind;

constexpr std::string_view kRefusedCode = "NA";
constexpr std::string_view kRefusedLabel = "Préfère ne pas répondre";
constexpr double kFirstFreeNumber = -9.0;

std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// `q` of « q.choice ».
std::string question_name(const std::string& column) {
    return column.substr(0, column.find('.'));
}

Measure measure_of(const Question* question, const MicrodataVariable& variable) {
    if (question == nullptr) return Measure::scale;
    switch (question->kind) {
        case QuestionKind::integer:
        case QuestionKind::decimal:
            return Measure::scale;
        case QuestionKind::rank:
            return Measure::ordinal;
        case QuestionKind::select_one:
            return variable.numeric ? Measure::ordinal : Measure::nominal;
        case QuestionKind::calculate:
            return variable.numeric ? Measure::scale : Measure::nominal;
        case QuestionKind::select_multiple:
        case QuestionKind::text:
        case QuestionKind::note:
            return Measure::nominal;
    }
    return Measure::nominal;
}

void fill_from(const analysis::CodedColumn& column, MicrodataVariable& variable) {
    variable.numeric = true;
    bool refused = false;
    for (const auto& category : column.categories) {
        const Kind kind = category.outside_scale ? Kind::outside : Kind::answer;
        if (kind == Kind::answer) variable.numeric = variable.numeric && category.number.has_value();
        variable.values.push_back(
            {category.code, category.label, kind, kind == Kind::answer ? category.number : std::nullopt});
    }
    for (const auto code : column.codes) {
        refused = refused || code == analysis::CodedColumn::kRefused;
        variable.cells.push_back(code < column.categories.size()           ? column.categories[code].code
                                 : code == analysis::CodedColumn::kRefused ? std::string{kRefusedCode}
                                                                           : std::string{});
    }
    if (refused)
        variable.values.push_back(
            {std::string{kRefusedCode}, std::string{kRefusedLabel}, Kind::refused, std::nullopt});
}

void fill_from(const analysis::NumberColumn& column, MicrodataVariable& variable) {
    variable.numeric = true;
    for (const auto& value : column.values)
        variable.cells.push_back(value ? number_text(*value) : std::string{});
}

void fill_from(const analysis::TextColumn& column, MicrodataVariable& variable) {
    variable.cells = column.values;
}

/// Numbers no answer has, for what is no answer of a numeric variable: a refusal is -9 everywhere, answers outside the
/// scale are -8, -7 …; all of them below the least answer where that is negative.
void number_the_missing(MicrodataVariable& variable) {
    if (!variable.numeric) return;
    double least = 0.0;
    for (const auto& value : variable.values)
        if (value.number) least = std::min(least, *value.number);
    double free = kFirstFreeNumber;
    const auto missing = static_cast<double>(variable.values.size());
    if (least < 0.0) free = std::min(free, std::floor(least) - 10.0 - missing);
    double outside = free;
    for (auto& value : variable.values)
        if (value.kind != Kind::answer) value.number = value.kind == Kind::refused ? free : ++outside;
}

}  // namespace

Microdata microdata(const analysis::Dataset& data, const questionnaires::Questionnaire& questionnaire,
                    std::string wave, std::string definition) {
    Microdata result{questionnaire.settings.title, std::move(wave), std::move(definition), data.rows, {}};
    for (const auto& column : data.columns) {
        const Question* question = questionnaire.question(question_name(column.name));
        MicrodataVariable variable;
        variable.name = column.name;
        variable.label = column.label;
        if (question != nullptr && question->kind != QuestionKind::calculate)
            variable.question = question->label;
        variable.listed = question != nullptr && (question->kind == QuestionKind::select_one ||
                                                  question->kind == QuestionKind::select_multiple);
        std::visit([&variable](const auto& one) { fill_from(one, variable); }, column.column);
        variable.measure = measure_of(question, variable);
        number_the_missing(variable);
        result.variables.push_back(std::move(variable));
    }
    return result;
}

std::string microdata_warning() {
    return "Ce fichier contient les réponses personne par personne. Même sans nom, le rapprochement de "
           "plusieurs "
           "réponses peut désigner quelqu’un : il reste chez l’expert, sur un disque chiffré, et ne se "
           "transmet ni au "
           "CSE ni à l’employeur. Ne se diffuse que ce que « vigie publish » a écrit.";
}

}  // namespace reports
