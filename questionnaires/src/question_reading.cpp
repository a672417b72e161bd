#include "question_reading.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "answer_faults.hpp"
#include "typed_number.hpp"
#include "typed_text.hpp"

namespace questionnaires {

namespace {

constexpr std::size_t kLongestGiven = 10'000;    // characters of a text kept to be shown again
constexpr std::size_t kLongestGivenNumber = 40;  // characters of what should have been a number

/// The values sent under one name, each once, in the order sent. Radio codes and ticked codes are few: what
/// a hostile form repeats ten thousand times is one value.
std::vector<std::string_view> distinct_values(const FormFields& fields, std::string_view name) {
    std::vector<std::string_view> distinct;
    std::set<std::string_view> seen;
    const auto [first, last] = fields.equal_range(name);
    for (auto field = first; field != last; ++field) {
        if (!field->second.empty() && seen.insert(field->second).second) distinct.emplace_back(field->second);
    }
    return distinct;
}

/// The first text sent under a name that holds something once cleaned.
std::string first_text(const FormFields& fields, std::string_view name, Lines lines) {
    const auto [first, last] = fields.equal_range(name);
    for (auto field = first; field != last; ++field) {
        std::string text = clean_text(field->second, lines);
        if (!text.empty()) return text;
    }
    return {};
}

/// As clean_text leaves it: a cut may uncover a blank at the end.
std::string cut(std::string_view text, std::size_t most, Lines lines) {
    return clean_text(first_characters(text, most), lines);
}

class QuestionFields {
public:
    QuestionFields(const Questionnaire& questionnaire, const Question& question, const FormFields& fields)
        : questionnaire_{questionnaire}, question_{question}, fields_{fields} {}

    QuestionReading read() && {
        switch (question_.kind) {
            case QuestionKind::select_one:
            case QuestionKind::select_multiple:
                read_choices();
                break;
            case QuestionKind::rank:
                read_ranking();
                break;
            case QuestionKind::integer:
            case QuestionKind::decimal:
                read_number();
                break;
            case QuestionKind::text:
                read_text();
                break;
            case QuestionKind::note:
            case QuestionKind::calculate:
                break;
        }
        if (answer_ != Answer{}) reading_.answer = std::move(answer_);
        return std::move(reading_);
    }

private:
    const std::vector<Choice>& choices() const { return questionnaire_.choices_of(question_); }

    void give(std::string name, std::string_view value) { reading_.as_given.emplace(std::move(name), value); }

    void read_refusal() {
        const auto values = distinct_values(fields_, question_.name);
        answer_.refused =
            question_.refusal && std::find(values.begin(), values.end(), kRefusal) != values.end();
        if (answer_.refused) give(question_.name, kRefusal);
    }

    void read_choices() {
        read_refusal();
        if (answer_.refused && question_.kind == QuestionKind::select_one) return;
        const auto values = distinct_values(fields_, question_.name);
        for (const Choice& choice : choices()) {
            if (std::find(values.begin(), values.end(), choice.code) == values.end()) continue;
            answer_.codes.push_back(choice.code);
            give(question_.name, choice.code);
        }
        if (values.size() > answer_.codes.size() + (answer_.refused ? 1 : 0))
            reading_.error = unknown_code(question_);
        read_specified();
    }

    void read_specified() {
        const bool offered =
            std::any_of(choices().begin(), choices().end(), [](const Choice& c) { return c.specify; });
        if (!offered) return;
        const std::string text = first_text(fields_, specify_field(question_), Lines::one);
        if (!text.empty()) give(specify_field(question_), first_characters(text, kLongestGiven));
        if (specifies(questionnaire_, question_, answer_)) keep_text(text, Lines::one);
    }

    void read_ranking() {
        read_refusal();
        struct Ranked {
            std::size_t rank;
            std::string_view code;
        };
        std::vector<Ranked> ranked;
        for (const Choice& choice : choices()) {
            const std::string name = rank_field(question_, choice);
            const std::string text = first_text(fields_, name, Lines::one);
            if (text.empty()) continue;
            give(name, first_characters(text, kLongestGivenNumber));
            if (const std::size_t rank = rank_of(text); rank != 0) {
                ranked.push_back({rank, choice.code});
            } else {
                reading_.error = rank_out_of_range(question_, choices().size());
            }
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
        const auto tied = std::adjacent_find(
            ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.rank == b.rank; });
        if (!reading_.error && tied != ranked.end()) reading_.error = rank_repeated(question_, tied->rank);
        for (const Ranked& one : ranked) answer_.codes.emplace_back(one.code);
    }

    /// 1 to the number of choices; 0 for anything else.
    std::size_t rank_of(std::string_view text) const {
        const auto rank = canonical_number(text, NumberKind::integer);
        if (!rank || rank.value().size() > 9 || rank.value().front() == '-') return 0;
        const std::size_t value = std::stoul(rank.value());
        return value <= choices().size() ? value : 0;
    }

    void read_number() {
        const std::string text = read_typed(Lines::one);
        if (text.empty()) return;
        const auto kind = question_.kind == QuestionKind::integer ? NumberKind::integer : NumberKind::decimal;
        const auto number = canonical_number(text, kind);
        if (number) {
            answer_.text = number.value();
        } else {
            answer_.text = cut(text, kLongestGivenNumber, Lines::one);
            if (!answer_.refused) reading_.error = number_fault(question_, number.error());
        }
    }

    void read_text() {
        const Lines lines = question_.multiline ? Lines::several : Lines::one;
        keep_text(read_typed(lines), lines);
    }

    /// What was typed in the question's own field, beside the refusal.
    std::string read_typed(Lines lines) {
        read_refusal();
        std::string typed;
        const auto [first, last] = fields_.equal_range(question_.name);
        for (auto field = first; field != last && typed.empty(); ++field) {
            if (!answer_.refused || field->second != kRefusal) typed = clean_text(field->second, lines);
        }
        if (!typed.empty()) give(question_.name, first_characters(typed, kLongestGiven));
        return typed;
    }

    void keep_text(const std::string& text, Lines lines) {
        const std::size_t most = greatest_length(question_);
        answer_.text = cut(text, most, lines);
        const std::size_t characters = count_characters(text);
        if (!reading_.error && !answer_.refused && characters > most) {
            reading_.error = text_too_long(question_, characters);
        }
    }

    const Questionnaire& questionnaire_;
    const Question& question_;
    const FormFields& fields_;
    Answer answer_;
    QuestionReading reading_;
};

}  // namespace

std::string specify_field(const Question& question) {
    return question.name + ".precisez";
}

std::string rank_field(const Question& question, const Choice& choice) {
    return question.name + "." + choice.code;
}

QuestionReading read_question(const Questionnaire& questionnaire, const Question& question,
                              const FormFields& fields) {
    return QuestionFields{questionnaire, question, fields}.read();
}

}  // namespace questionnaires
