#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "questionnaires/reader.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

namespace {

constexpr std::string_view kForm = "vigie-questionnaire 1";

std::string_view word(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::select_one:
            return "select_one";
        case QuestionKind::select_multiple:
            return "select_multiple";
        case QuestionKind::rank:
            return "rank";
        case QuestionKind::integer:
            return "integer";
        case QuestionKind::decimal:
            return "decimal";
        case QuestionKind::text:
            return "text";
        case QuestionKind::note:
            return "note";
        case QuestionKind::calculate:
            return "calculate";
    }
    return "";
}

std::string_view word(MissingRule rule) {
    switch (rule) {
        case MissingRule::complete:
            return "complete";
        case MissingRule::half:
            return "half";
        case MissingRule::any:
            return "any";
    }
    return "";
}

std::string_view word(Direction direction) {
    return direction == Direction::risk ? "risk" : "resource";
}

std::string_view word(ThresholdKind kind) {
    switch (kind) {
        case ThresholdKind::national_median:
            return "national_median";
        case ThresholdKind::sample_median:
            return "sample_median";
        case ThresholdKind::clinical:
            return "clinical";
        case ThresholdKind::convention:
            return "convention";
    }
    return "";
}

/// Lines `key value`, always the same keys in the same order for a thing of one kind; a line end in a value
/// is written \n and a backslash \\, so that no text can pass for another line.
class CanonicalText {
public:
    std::string text() && { return std::move(text_); }

    void line(std::string_view key, std::string_view value) {
        text_ += key;
        text_ += ' ';
        for (const char c : value) {
            if (c == '\\')
                text_ += "\\\\";
            else if (c == '\n')
                text_ += "\\n";
            else
                text_ += c;
        }
        text_ += '\n';
    }
    void line(std::string_view key, double number) { line(key, text_of(Value{number})); }
    void line(std::string_view key, const std::optional<Expression>& expression) {
        line(key, expression ? std::string_view{expression->source()} : std::string_view{});
    }
    void flag(std::string_view key, bool flag) { line(key, flag ? "yes" : "no"); }

private:
    std::string text_;
};

void write(CanonicalText& text, const Settings& settings) {
    text.line("title", settings.title);
    text.line("id", settings.id);
    text.line("version", settings.version);
    text.line("language", settings.language);
    text.line("minutes", settings.minutes);
    text.line("licence", settings.licence);
    if (!settings.text_band.empty()) text.line("text_band", settings.text_band);
}

void write(CanonicalText& text, const ChoiceList& list) {
    text.line("list", list.name);
    for (const Choice& choice : list.choices) {
        text.line("choice", choice.code);
        text.line("label", choice.label);
        text.flag("exclusive", choice.exclusive);
        text.flag("specify", choice.specify);
        text.flag("missing", choice.missing);
    }
}

void write(CanonicalText& text, const Question& question) {
    text.line("question", question.name);
    text.line("kind", word(question.kind));
    text.line("label", question.label);
    text.line("hint", question.hint);
    text.line("list", question.list);
    text.flag("required", question.required);
    text.flag("refusal", question.refusal);
    text.flag("likert", question.likert);
    text.flag("multiline", question.multiline);
    text.line("max_length", question.max_length);
    text.line("relevant", question.relevant);
    text.line("constraint", question.constraint);
    text.line("constraint_message", question.constraint_message);
    text.line("calculation", question.calculation);
    text.flag("band", question.band);
    for (const std::string& band : question.crossed_with) text.line("crossed_with", band);
    text.flag("verbatim", question.verbatim);
}

void write(CanonicalText& text, const Page& page) {
    text.line("page", page.name);
    text.line("label", page.title);
    text.line("relevant", page.relevant);
    for (const Question& question : page.questions) write(text, question);
}

void write(CanonicalText& text, const Scale& scale) {
    text.line("scale", scale.name);
    text.line("label", scale.label);
    text.line("axis", scale.axis);
    for (const ScaleItem& item : scale.items) {
        text.line("item", item.question);
        text.line("weight", item.weight);
        text.flag("reversed", item.reversed);
    }
    text.line("low", scale.low);
    text.line("high", scale.high);
    text.line("missing", word(scale.missing));
    text.line("direction", word(scale.direction));
    for (const Threshold& threshold : scale.thresholds) {
        text.line("threshold", threshold.value);
        text.line("comparison", threshold.comparison);
        text.line("kind", word(threshold.kind));
        text.line("source", threshold.source);
        text.line("year", threshold.year);
    }
}

}  // namespace

std::string canonical_text(const Questionnaire& questionnaire) {
    CanonicalText text;
    text.line("form", kForm);
    write(text, questionnaire.settings);

    // The order of lists shows nowhere; that of choices, pages, questions and scales does.
    std::vector<const ChoiceList*> lists;
    for (const ChoiceList& list : questionnaire.lists) lists.push_back(&list);
    std::sort(lists.begin(), lists.end(),
              [](const ChoiceList* a, const ChoiceList* b) { return a->name < b->name; });
    for (const ChoiceList* list : lists) write(text, *list);

    for (const Page& page : questionnaire.pages) write(text, page);
    for (const Scale& scale : questionnaire.scales) write(text, scale);
    return std::move(text).text();
}

}  // namespace questionnaires
