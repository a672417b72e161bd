#include "answer_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "questionnaires/routing.hpp"

namespace campaign {

namespace {

using questionnaires::Answer;
using questionnaires::QuestionKind;

std::string number_text(double number) {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), written.ptr};
}

struct CalculatedCell {
    std::string operator()(const questionnaires::Missing&) const { return {}; }
    std::string operator()(bool truth) const { return truth ? "1" : "0"; }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const std::vector<std::string>& codes) const {
        std::string text;
        for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
        return text;
    }
};

std::string cell_of(const AnswerColumn& column, const Answer& answer) {
    if (answer.refused) return std::string(kRefusedCell);
    if (column.kind == AnswerColumn::Kind::number) return answer.text;
    if (answer.codes.empty()) return {};
    if (column.kind == AnswerColumn::Kind::choice) return answer.codes.front();

    const auto found = std::find(answer.codes.begin(), answer.codes.end(), column.choice->code);
    const bool present = found != answer.codes.end();
    if (column.kind == AnswerColumn::Kind::ticked) return present ? "1" : "0";
    return present ? std::to_string(found - answer.codes.begin() + 1) : std::string();
}

void add_columns(std::vector<AnswerColumn>& columns, const questionnaires::Questionnaire& questionnaire,
                 const questionnaires::Question& question) {
    switch (question.kind) {
        case QuestionKind::select_one:
            columns.push_back({question.name, AnswerColumn::Kind::choice, &question, nullptr});
            break;
        case QuestionKind::integer:
        case QuestionKind::decimal:
        case QuestionKind::calculate:
            columns.push_back({question.name, AnswerColumn::Kind::number, &question, nullptr});
            break;
        case QuestionKind::select_multiple:
        case QuestionKind::rank: {
            const auto kind =
                question.kind == QuestionKind::rank ? AnswerColumn::Kind::rank : AnswerColumn::Kind::ticked;
            for (const auto& choice : questionnaire.choices_of(question)) {
                columns.push_back({question.name + "." + choice.code, kind, &question, &choice});
            }
            break;
        }
        case QuestionKind::text:
        case QuestionKind::note:
            break;
    }
}

}  // namespace

std::vector<AnswerColumn> answer_columns(const questionnaires::Questionnaire& questionnaire) {
    std::vector<AnswerColumn> columns;
    for (const auto& page : questionnaire.pages) {
        for (const auto& question : page.questions) add_columns(columns, questionnaire, question);
    }
    return columns;
}

std::vector<std::string> closed_answers(const questionnaires::Questionnaire& questionnaire,
                                        const std::vector<AnswerColumn>& columns,
                                        const questionnaires::AnswerSheet& sheet) {
    const questionnaires::Lookup values = questionnaires::values_of(questionnaire, sheet);
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    for (const AnswerColumn& column : columns) {
        const auto answer = sheet.find(column.question->name);
        if (column.question->kind == QuestionKind::calculate) {
            cells.push_back(std::visit(CalculatedCell{}, values(column.question->name)));
        } else {
            cells.push_back(answer == sheet.end() ? std::string() : cell_of(column, answer->second));
        }
    }
    return cells;
}

namespace {

std::string band_of(const questionnaires::Questionnaire& questionnaire,
                    const questionnaires::AnswerSheet& sheet) {
    const auto answer = sheet.find(questionnaire.settings.text_band);
    if (questionnaire.settings.text_band.empty() || answer == sheet.end()) return {};
    if (answer->second.refused) return std::string(kRefusedCell);
    return answer->second.codes.empty() ? std::string() : answer->second.codes.front();
}

}  // namespace

std::vector<Verbatim> verbatims_of(const questionnaires::Questionnaire& questionnaire,
                                   const questionnaires::AnswerSheet& sheet) {
    const std::string band = band_of(questionnaire, sheet);
    std::vector<Verbatim> verbatims;
    for (const auto& [name, answer] : sheet) {
        const questionnaires::Question* question = questionnaire.question(name);
        if (question == nullptr || answer.text.empty()) continue;
        if (question->kind == QuestionKind::text) {
            verbatims.push_back({name, answer.text, band});
        } else if (question->kind == QuestionKind::select_one ||
                   question->kind == QuestionKind::select_multiple) {
            verbatims.push_back({name + ".precisez", answer.text, band});
        }
    }
    return verbatims;
}

}  // namespace campaign
