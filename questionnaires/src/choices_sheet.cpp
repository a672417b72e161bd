#include "choices_sheet.hpp"

#include <algorithm>
#include <array>

#include "naming.hpp"

namespace questionnaires {

namespace {

using Presence = Column::Presence;
using Language = Column::Language;

constexpr std::array<Column, 6> kColumns{{
    {"list_name", Presence::needed},
    {"name", Presence::needed},
    {"label", Presence::needed, Language::french},
    {"vigie::exclusif"},
    {"vigie::precisez"},
    {"vigie::manquant"},
}};

}  // namespace

ChoicesSheet::ChoicesSheet(const Sheet& sheet, FaultLog& log) : table_{sheet, kColumns, log} {
    for (const TableRow& row : table_.rows()) read(row);
}

const ListDraft* ChoicesSheet::find(std::string_view name) const {
    const auto found = std::find_if(lists_.begin(), lists_.end(),
                                    [name](const ListDraft& list) { return list.name == name; });
    return found == lists_.end() ? nullptr : &*found;
}

void ChoicesSheet::read(const TableRow& row) {
    const std::string name = row.needed(
        "list_name", "le nom de la liste manque. Écrivez celui de la liste à laquelle ce choix appartient.");
    if (words_of(name).size() > 1) {
        row.error("list_name", "le nom de liste « " + name + " » contient un espace. Retirez-le.");
    }
    ListDraft& list = list_named(name, row);
    list.choices.push_back(choice_of(row, list));
    list.rows.push_back(row);
}

ListDraft& ChoicesSheet::list_named(const std::string& name, const TableRow& row) {
    for (ListDraft& list : lists_) {
        if (list.name == name) return list;
        if (folded(list.name) == folded(name)) {
            row.error("list_name",
                      "les listes « " + list.name + " » et « " + name +
                          " » ne diffèrent que par les majuscules. Écrivez-les de la même façon.");
        }
    }
    return lists_.emplace_back(ListDraft{name, row, {}, {}});
}

Choice ChoicesSheet::choice_of(const TableRow& row, const ListDraft& list) const {
    Choice choice;
    choice.code =
        row.needed("name", "le code du choix manque. Écrivez 1 à 5 lettres ou chiffres, sans accent.");
    choice.label = row.needed("label", "le texte du choix manque. Écrivez ce que la personne doit lire.");
    choice.exclusive = row.yes("vigie::exclusif", false);
    choice.specify = row.yes("vigie::precisez", false);
    choice.missing = row.yes("vigie::manquant", false);

    if (is_reserved(choice.code)) {
        row.error("name", "le code « " + choice.code +
                              " » est réservé à « Je préfère ne pas répondre ». Choisissez un autre code.");
    } else if (!choice.code.empty() && !is_code(choice.code)) {
        row.error("name",
                  "le code « " + choice.code +
                      " » ne convient pas. Un code a 1 à 5 lettres ou chiffres, sans accent ni espace.");
    }
    const auto twin = std::find_if(list.choices.begin(), list.choices.end(), [&choice](const Choice& other) {
        return !choice.code.empty() && folded(other.code) == folded(choice.code);
    });
    if (twin != list.choices.end()) {
        const auto at = static_cast<std::size_t>(twin - list.choices.begin());
        row.error("name", "la liste « " + list.name + " » a déjà le code « " + twin->code + " » (ligne " +
                              std::to_string(list.rows[at].number()) + "). Donnez un autre code.");
    }
    return choice;
}

}  // namespace questionnaires
