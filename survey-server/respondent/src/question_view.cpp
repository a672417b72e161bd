#include "question_view.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "typed_fields.hpp"

namespace respondent {
namespace {

using questionnaires::Choice;
using questionnaires::FormFields;
using questionnaires::Question;
using questionnaires::QuestionKind;
using questionnaires::Questionnaire;

constexpr std::string_view kRefusal = "refus";
constexpr const char* kRefusalLabel = "Je préfère ne pas répondre";

std::string choice_id(const Question& question, std::string_view code) {
    return "q-" + question.name + "-" + std::string{code};
}

View box(const Question& question, std::string_view code, const FormFields& typed,
         const QuestionDisplay& display) {
    const bool radio = question.kind == QuestionKind::select_one;
    View view;
    view.set("TYPE", radio ? "radio" : "checkbox");
    view.set("ID", choice_id(question, code)).set("FIELD", question.name).set("CODE", std::string{code});
    if (is_ticked(typed, question.name, code)) view.show("TICKED");
    if (!radio && !display.fault.empty()) view.show("INVALID");
    return view;
}

View specify_field(const Question& question, const FormFields& typed) {
    const std::string field = question.name + ".precisez";
    View view;
    view.set("SPECIFY_ID", "precisez-" + question.name).set("SPECIFY_FIELD", field);
    view.set("SPECIFY_LENGTH", std::to_string(question.max_length));
    view.set("SPECIFIED", std::string{value_of(typed, field)});
    return view;
}

/// The choices as radios or boxes. One « précisez » text serves a question: it stands under the last choice that
/// opens it, and is hidden while that choice is not ticked if it is the only one.
View choices(const Questionnaire& questionnaire, const Question& question, const FormFields& typed,
             const QuestionDisplay& display) {
    const auto& list = questionnaire.choices_of(question);
    const auto opens =
        std::count_if(list.begin(), list.end(), [](const Choice& choice) { return choice.specify; });
    const auto last =
        std::find_if(list.rbegin(), list.rend(), [](const Choice& choice) { return choice.specify; });
    View view;
    for (const Choice& choice : list) {
        View row = box(question, choice.code, typed, display).set("CHOICE_LABEL", choice.label);
        if (choice.missing) row.show("APART");
        if (last != list.rend() && &*last == &choice) {
            View specify = specify_field(question, typed);
            if (opens == 1) specify.show("ON_DEMAND");
            row.add("SPECIFY", std::move(specify));
        }
        view.add("CHOICE", std::move(row));
    }
    return view;
}

View rank_rows(const Questionnaire& questionnaire, const Question& question, const FormFields& typed,
               const QuestionDisplay& display) {
    const auto& list = questionnaire.choices_of(question);
    View view;
    for (const Choice& choice : list) {
        const std::string field = question.name + "." + choice.code;
        const std::string_view given = value_of(typed, field);
        View row;
        row.set("ID", choice_id(question, choice.code)).set("FIELD", field).set("CHOICE_LABEL", choice.label);
        if (!display.fault.empty()) row.show("INVALID");
        for (std::size_t rank = 1; rank <= list.size(); ++rank) {
            View option;
            option.set("RANK", std::to_string(rank));
            if (given == std::to_string(rank)) option.show("SELECTED");
            row.add("OPTION", std::move(option));
        }
        view.add("ROW", std::move(row));
    }
    return view;
}

View typed_answer(const Question& question, const FormFields& typed, const QuestionDisplay& display,
                  const std::string& described_by) {
    View view;
    view.set("ID", "reponse-" + question.name).set("FIELD", question.name);
    view.set("LENGTH", std::to_string(question.max_length));
    view.set("KEYBOARD", question.kind == QuestionKind::integer ? "numeric" : "decimal");
    const auto [first, last] = typed.equal_range(question.name);
    const auto text = std::find_if(first, last, [](const auto& sent) { return sent.second != kRefusal; });
    view.set("TYPED", text == last ? std::string{} : text->second);
    if (!display.fault.empty()) view.show("INVALID");
    if (!described_by.empty()) view.add("DESCRIBED", View{}.set("BY", described_by));
    return view;
}

/// Ids of the texts that explain the question, in the order they are read.
std::string described_by(const Question& question, const QuestionDisplay& display) {
    std::string ids;
    const auto add = [&](std::string_view prefix) {
        if (!ids.empty()) ids += ' ';
        (ids += prefix) += question.name;
    };
    if (!question.hint.empty()) add("aide-");
    if (question.kind == QuestionKind::text) add("consigne-");
    if (!display.fault.empty() || !display.reminder.empty()) add("erreur-");
    return ids;
}

void add_texts(const Question& question, const QuestionDisplay& display, View& view) {
    view.add(display.heads_page ? "HEADING" : "PLAIN", View{}.set("LABEL", question.label));
    if (!question.hint.empty()) view.add("HINT", View{}.set("HINT_TEXT", question.hint));
    if (question.kind == QuestionKind::text) {
        view.add("CARE", View{}.set("LENGTH", std::to_string(question.max_length)));
    }
    if (!display.fault.empty())
        view.add("FAULT", View{}.set("MESSAGE", display.fault));
    else if (!display.reminder.empty())
        view.add("REMINDER", View{}.set("MESSAGE", display.reminder));
}

void add_controls(const Questionnaire& questionnaire, const Question& question, const FormFields& typed,
                  const QuestionDisplay& display, View& view) {
    const std::string described = described_by(question, display);
    View boxes;
    switch (question.kind) {
        case QuestionKind::select_one:
            view.show("RADIOS");
            if (!display.fault.empty()) view.show("RADIOS_INVALID");
            boxes = choices(questionnaire, question, typed, display);
            break;
        case QuestionKind::select_multiple:
            boxes = choices(questionnaire, question, typed, display);
            break;
        case QuestionKind::rank:
            view.add("RANKING", rank_rows(questionnaire, question, typed, display));
            break;
        case QuestionKind::integer:
        case QuestionKind::decimal:
            view.add("NUMBER", typed_answer(question, typed, display, described));
            break;
        case QuestionKind::text:
            view.add(question.multiline ? "LONG_TEXT" : "SHORT_TEXT",
                     typed_answer(question, typed, display, described));
            break;
        case QuestionKind::note:
        case QuestionKind::calculate:
            break;
    }
    const bool one_field = view.sections.contains("NUMBER") || question.kind == QuestionKind::text;
    if (!one_field && !described.empty()) view.add("DESCRIBED", View{}.set("BY", described));
    if (question.refusal) {
        boxes.add("CHOICE",
                  box(question, kRefusal, typed, display).set("CHOICE_LABEL", kRefusalLabel).show("APART"));
    }
    if (!boxes.sections.empty()) view.add("CHOICES", std::move(boxes));
}

}  // namespace

View question_view(const Questionnaire& questionnaire, const Question& question, const FormFields& typed,
                   const QuestionDisplay& display) {
    if (question.kind == QuestionKind::note) return View{}.add("NOTE", View{}.set("LABEL", question.label));

    View item;
    item.set("NAME", question.name);
    if (question.likert) item.show("LIKERT");
    add_texts(question, display, item);
    add_controls(questionnaire, question, typed, display, item);
    return View{}.add("QUESTION", std::move(item));
}

std::string first_control(const Questionnaire& questionnaire, const Question& question) {
    const auto& list = questionnaire.choices_of(question);
    return list.empty() ? "reponse-" + question.name : choice_id(question, list.front().code);
}

}  // namespace respondent
