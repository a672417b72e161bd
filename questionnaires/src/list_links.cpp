#include <algorithm>
#include <set>
#include <string>

#include "list_checks.hpp"
#include "naming.hpp"

namespace questionnaires {

namespace {

constexpr int kShortText = 150;  // characters
constexpr int kLongText = 600;
constexpr int kSpecifiedText = 80;
constexpr std::string_view kOther = "autre";

class ListLinker {
public:
    explicit ListLinker(const ChoicesSheet& choices) : choices_{choices} {
        for (const ListDraft& draft : choices_.lists()) lists_.push_back({draft.name, draft.choices});
    }

    void link(QuestionDraft& draft) {
        const bool specifies = has_choices(draft.question.kind) && link_choices(draft);
        set_length(draft, specifies);
        if (draft.question.verbatim && draft.question.kind != QuestionKind::text && !specifies) {
            draft.row.error("vigie::verbatim",
                            "cette question ne recueille aucun texte à citer. Videz la cellule.");
        }
    }

    void warn_of_unused_lists() const {
        for (const ListDraft& draft : choices_.lists()) {
            if (used_.contains(draft.name)) continue;
            draft.row.warning("list_name",
                              "aucune question n’utilise la liste « " + draft.name +
                                  " ». Supprimez-la, ou vérifiez son nom dans la feuille survey.");
        }
    }

    std::vector<ChoiceList> lists() && { return std::move(lists_); }

private:
    /// Whether a choice opens a « précisez ». Without its list, a question may have one.
    bool link_choices(QuestionDraft& draft) {
        const ListDraft* const list = choices_.find(draft.question.list);
        if (list == nullptr) {
            draft.row.error("type", "la liste « " + draft.question.list +
                                        " » n’existe pas dans la feuille choices. " +
                                        advice_for(draft.question.list));
            return true;
        }
        used_.insert(list->name);
        if (draft.or_other) {
            if (has_code_of_other(*list, draft.row)) return true;
            draft.question.list = with_other(*list);
        }
        const auto linked = std::find_if(lists_.begin(), lists_.end(), [&draft](const ChoiceList& one) {
            return one.name == draft.question.list;
        });
        check_use(draft, linked->choices);
        return std::any_of(linked->choices.begin(), linked->choices.end(),
                           [](const Choice& one) { return one.specify; });
    }

    std::string advice_for(const std::string& name) const {
        for (const ListDraft& list : choices_.lists()) {
            if (folded(list.name) == folded(name))
                return "Écrivez « " + list.name + " », avec les mêmes majuscules.";
        }
        return "Ajoutez ses choix, ou vérifiez son nom.";
    }

    /// Whether the list already has the code that `or_other` adds, which is a fault.
    static bool has_code_of_other(const ListDraft& list, const TableRow& row) {
        const auto is_other = [](const Choice& choice) { return folded(choice.code) == kOther; };
        if (std::none_of(list.choices.begin(), list.choices.end(), is_other)) return false;
        row.error("type",
                  "la liste « " + list.name +
                      " » a déjà un choix « autre », que « or_other » ajouterait. Retirez l’un des deux.");
        return true;
    }

    std::string with_other(const ListDraft& list) {
        const std::string name = list.name + " or_other";
        const auto same = [&name](const ChoiceList& one) { return one.name == name; };
        if (std::none_of(lists_.begin(), lists_.end(), same)) {
            ChoiceList longer{name, list.choices};
            longer.choices.push_back({std::string{kOther}, "Autre, précisez", false, true, false});
            lists_.push_back(std::move(longer));
        }
        return name;
    }

    static void check_use(const QuestionDraft& draft, const std::vector<Choice>& choices) {
        const QuestionKind kind = draft.question.kind;
        const auto exclusive = [](const Choice& choice) { return choice.exclusive; };
        const auto specify = [](const Choice& choice) { return choice.specify; };
        if (kind != QuestionKind::select_multiple && std::any_of(choices.begin(), choices.end(), exclusive)) {
            draft.row.warning("type", "la liste « " + draft.question.list +
                                          " » a un choix exclusif, ce qui n’a d’effet que dans une question "
                                          "select_multiple. Vérifiez le type.");
        }
        if (kind == QuestionKind::select_multiple &&
            std::count_if(choices.begin(), choices.end(), specify) > 1) {
            draft.row.error("type",
                            "la liste « " + draft.question.list +
                                " » a plusieurs choix « précisez » pour un seul texte. Gardez-en un.");
        }
        if (kind != QuestionKind::rank) return;
        if (std::any_of(choices.begin(), choices.end(), specify)) {
            draft.row.error(
                "type",
                "un choix à classer ne peut pas ouvrir de texte « précisez ». Retirez vigie::precisez de la "
                "liste « " +
                    draft.question.list + " ».");
        }
        if (choices.size() < 2) {
            draft.row.error("type", "il faut au moins deux choix à classer. Complétez la liste « " +
                                        draft.question.list + " ».");
        }
    }

    static void set_length(QuestionDraft& draft, bool specifies) {
        Question& question = draft.question;
        if (question.kind == QuestionKind::text) {
            question.max_length = draft.length.value_or(question.multiline ? kLongText : kShortText);
        } else if (specifies) {
            question.max_length = draft.length.value_or(kSpecifiedText);
        } else if (draft.length) {
            draft.row.error("vigie::longueur",
                            "cette question ne recueille aucun texte à limiter. Videz la cellule.");
        }
    }

    const ChoicesSheet& choices_;
    std::vector<ChoiceList> lists_;
    std::set<std::string> used_;
};

}  // namespace

std::vector<ChoiceList> linked_lists(std::vector<PageDraft>& pages, const ChoicesSheet& choices) {
    ListLinker linker{choices};
    bool all_understood = true;
    for (PageDraft& page : pages) {
        for (QuestionDraft& draft : page.questions) {
            if (draft.understood) linker.link(draft);
            all_understood = all_understood && draft.understood;
        }
    }
    // A row that could not be read may use any list.
    if (all_understood) linker.warn_of_unused_lists();
    return std::move(linker).lists();
}

}  // namespace questionnaires
