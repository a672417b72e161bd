#include <algorithm>
#include <string>

#include "list_checks.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

namespace {

const QuestionDraft* find_question(const std::vector<PageDraft>& pages, const std::string& name) {
    for (const PageDraft& page : pages) {
        for (const QuestionDraft& draft : page.questions) {
            if (draft.question.name == name) return &draft;
        }
    }
    return nullptr;
}

std::string range_text(const Scale& scale) {
    return "de " + text_of(Value{scale.low}) + " à " + text_of(Value{scale.high});
}

void check_codes(const ScaleDraft& scale, const std::string& item, const ChoiceList& list) {
    for (const Choice& choice : list.choices) {
        if (choice.missing) continue;
        const auto code = spelled_number(choice.code);
        if (code && *code >= scale.scale.low && *code <= scale.scale.high) continue;
        scale.row.error(
            "items", "le code « " + choice.code + " » de l’item « " + item + " » n’est pas dans l’échelle (" +
                         range_text(scale.scale) +
                         "). Corrigez low et high, ou marquez ce choix vigie::manquant dans la liste « " +
                         list.name + " ».");
    }
}

/// A whole number is free unless a constraint keeps it within the scale.
void check_integer(const ScaleDraft& scale, const QuestionDraft& draft) {
    const Question& question = draft.question;
    const bool is_unreadable = draft.row.has("constraint") && !question.constraint;
    if (is_unreadable) return;
    const auto accepts = [&question](double answer) {
        if (!question.constraint) return true;
        return question.constraint->holds([answer](std::string_view name) -> Value {
            if (name == ".") return answer;
            return Missing{};
        });
    };
    if (!accepts(scale.scale.low - 1.0) && !accepts(scale.scale.high + 1.0)) return;
    const std::string low = text_of(Value{scale.scale.low});
    const std::string high = text_of(Value{scale.scale.high});
    scale.row.warning("items", "rien n’empêche de répondre à « " + question.name +
                                   " » un nombre hors de l’échelle (" + range_text(scale.scale) +
                                   "). Ajoutez-lui la contrainte . >= " + low + " and . <= " + high + ".");
}

void check_item(const ScaleDraft& scale, const std::string& item, const std::vector<PageDraft>& pages,
                const std::vector<ChoiceList>& lists) {
    const QuestionDraft* const draft = find_question(pages, item);
    if (draft == nullptr) {
        scale.row.error("items", "l’item « " + item +
                                     " » n’est pas une question. Vérifiez son nom dans la feuille survey.");
        return;
    }
    if (!draft->understood) return;
    const Question& question = draft->question;
    if (question.kind != QuestionKind::select_one && question.kind != QuestionKind::integer) {
        scale.row.error("items", "l’item « " + item +
                                     " » n’est ni select_one ni integer : il n’a pas de code à additionner. "
                                     "Retirez-le.");
        return;
    }
    if (!scale.has_range) return;
    if (question.kind == QuestionKind::integer) return check_integer(scale, *draft);
    const auto list = std::find_if(lists.begin(), lists.end(),
                                   [&question](const ChoiceList& one) { return one.name == question.list; });
    if (list != lists.end()) check_codes(scale, item, *list);
}

}  // namespace

void check_scale_items(const std::vector<ScaleDraft>& scales, const std::vector<PageDraft>& pages,
                       const std::vector<ChoiceList>& lists) {
    for (const ScaleDraft& scale : scales) {
        for (const ScaleItem& item : scale.scale.items) check_item(scale, item.question, pages, lists);
    }
}

}  // namespace questionnaires
