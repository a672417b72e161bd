#include "survey_sheet.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "naming.hpp"

namespace questionnaires {

namespace {

using Presence = Column::Presence;
using Language = Column::Language;

constexpr int kLongestText = 2000;  // characters

constexpr std::array<Column, 15> kColumns{{
    {"type", Presence::needed},
    {"name", Presence::needed},
    {"label", Presence::needed, Language::french},
    {"hint", Presence::optional, Language::french},
    {"required"},
    {"relevant"},
    {"constraint"},
    {"constraint_message", Presence::optional, Language::french},
    {"calculation"},
    {"appearance"},
    {"vigie::bande"},
    {"vigie::croise_avec"},
    {"vigie::verbatim"},
    {"vigie::refus"},
    {"vigie::longueur"},
}};

void warn_of_unused(const TableRow& row, std::initializer_list<std::string_view> columns,
                    const std::string& on_what) {
    for (const std::string_view column : columns) {
        if (!row.has(column) || folded(row.cell(column)) == "no") continue;
        row.warning(column, "cette cellule n’a pas d’effet sur " + on_what + ". Videz-la.");
    }
}

void read_constraint(Question& question, const TableRow& row) {
    question.constraint = row.expression("constraint");
    question.constraint_message = row.cell("constraint_message");
    if (row.has("constraint") && !is_asked(question.kind)) {
        row.error(
            "constraint",
            "personne ne répond à cette ligne : elle ne peut pas avoir de contrainte. Videz la cellule.");
    } else if (row.has("constraint") && question.constraint_message.empty()) {
        row.error("constraint_message",
                  "la contrainte n’a pas de message. Écrivez ce que la personne doit corriger.");
    } else if (!row.has("constraint") && !question.constraint_message.empty()) {
        row.error(
            "constraint",
            "un message de contrainte est là sans contrainte. Écrivez la contrainte ou retirez le message.");
    }
}

void read_calculation(Question& question, const TableRow& row) {
    question.calculation = row.expression("calculation");
    const bool calculates = question.kind == QuestionKind::calculate;
    if (calculates && !row.has("calculation")) {
        row.error("calculation", "le calcul manque. Écrivez l’expression à calculer.");
    } else if (!calculates && row.has("calculation")) {
        row.error("calculation",
                  "seule une ligne de type calculate se calcule. Videz la cellule ou changez le type.");
    }
}

void read_uses_in_results(Question& question, const TableRow& row) {
    question.band = row.yes("vigie::bande", false);
    question.crossed_with = words_of(row.cell("vigie::croise_avec"));
    question.verbatim = row.yes("vigie::verbatim", false);
    if (question.band && question.kind != QuestionKind::select_one) {
        row.error("vigie::bande",
                  "seule une question select_one range chaque personne dans un seul groupe et peut servir de "
                  "bande. Changez le type ou videz la cellule.");
    }
    const bool counted = is_asked(question.kind) && question.kind != QuestionKind::text;
    if (!question.crossed_with.empty() && !counted) {
        row.error("vigie::croise_avec",
                  "cette ligne ne donne pas de résultat chiffré à croiser. Videz la cellule.");
    }
}

}  // namespace

SurveySheet::SurveySheet(const Sheet& sheet, FaultLog& log) : table_{sheet, kColumns, log} {
    for (const TableRow& row : table_.rows()) read(row);
    if (open_groups_ > 0) {
        pages_.back().row.error(
            "type",
            "la page « " + pages_.back().page.name +
                " » n’est jamais fermée. Ajoutez une ligne « end group » après sa dernière question.");
    }
    for (const PageDraft& page : pages_) {
        if (!page.questions.empty()) continue;
        page.row.error("type", "la page « " + page.page.name +
                                   " » n’a aucune question. Ajoutez-en une ou supprimez la page.");
    }
    if (pages_.empty()) {
        log.error(sheet.name, 0, "",
                  "le questionnaire n’a aucune question. Ajoutez au moins une page et une question.");
    }
}

void SurveySheet::read(const TableRow& row) {
    const auto type = row_type(row.cell("type"));
    if (!type) {
        row.error("type", type.error());
        QuestionDraft draft{{}, row, false};
        draft.question.name = row.cell("name");
        add_question(std::move(draft));
        return;
    }
    switch (type.value().kind) {
        case RowType::Kind::begin_group:
            return begin_page(row);
        case RowType::Kind::end_group:
            return end_page(row);
        case RowType::Kind::question:
            return add_question(question_of(row, type.value()));
    }
}

void SurveySheet::begin_page(const TableRow& row) {
    Page page = page_of(row);
    if (++open_groups_ > 1) {
        row.error("type",
                  "une page commence dans la page « " + pages_.back().page.name +
                      " ». Les pages ne s’emboîtent pas : fermez d’abord celle-ci par « end group ».");
        return;
    }
    page_is_grid_ = false;
    for (const std::string& word : words_of(row.cell("appearance"))) {
        if (word == "table-list") page_is_grid_ = true;
        if (word != "table-list" && word != "field-list") {
            row.warning("appearance",
                        "l’apparence « " + word + " » n’a pas d’effet sur une page. Retirez-la.");
        }
    }
    pages_.push_back({std::move(page), row, {}});
}

Page SurveySheet::page_of(const TableRow& row) const {
    Page page;
    page.name = name_of(row);
    page.title =
        row.needed("label", "le titre de la page manque. Écrivez ce qui s’affiche en haut de l’écran.");
    page.relevant = row.expression("relevant");
    warn_of_unused(row,
                   {"hint", "required", "constraint", "constraint_message", "calculation", "vigie::bande",
                    "vigie::croise_avec", "vigie::verbatim", "vigie::refus", "vigie::longueur"},
                   "une page");
    return page;
}

void SurveySheet::end_page(const TableRow& row) {
    if (open_groups_ == 0) {
        row.error("type",
                  "« end group » ferme une page qui n’est pas ouverte. Retirez la ligne, ou ajoutez « begin "
                  "group » "
                  "avant.");
        return;
    }
    const std::string& open = pages_.back().page.name;
    if (open_groups_ == 1 && row.has("name") && row.cell("name") != open) {
        row.warning("name", "cette ligne ferme la page « " + open +
                                " » et en nomme une autre. Vérifiez l’ordre des lignes.");
    }
    --open_groups_;
}

void SurveySheet::add_question(QuestionDraft draft) {
    if (open_groups_ == 0) {
        draft.row.error(
            "type", "cette ligne n’est dans aucune page. Placez-la entre « begin group » et « end group ».");
        // A page of its own keeps it among the questions that others may name.
        pages_.push_back({{}, draft.row, {}});
    }
    pages_.back().questions.push_back(std::move(draft));
}

std::string SurveySheet::name_of(const TableRow& row) const {
    std::string name =
        row.needed("name", "le nom manque. Écrivez une lettre puis au plus 19 lettres ou chiffres.");
    if (is_reserved(name)) {
        row.error("name", "le nom « " + name + " » est réservé. Choisissez un autre nom.");
    } else if (!name.empty() && !is_name(name)) {
        row.error(
            "name",
            "le nom « " + name +
                " » ne convient pas. Un nom a une lettre puis au plus 19 lettres ou chiffres, sans accent, "
                "espace ni tiret.");
    }
    return name;
}

QuestionDraft SurveySheet::question_of(const TableRow& row, const RowType& type) const {
    QuestionDraft draft{{}, row};
    Question& question = draft.question;
    question.kind = type.question;
    question.list = type.list;
    draft.or_other = type.or_other;
    question.name = name_of(row);
    question.label =
        question.kind == QuestionKind::calculate
            ? row.cell("label")
            : row.needed("label", "le texte de la question manque. Écrivez ce que la personne doit lire.");
    question.hint = row.cell("hint");
    read_appearance(draft);
    question.required = row.yes("required", false) && is_asked(question.kind);
    question.refusal = row.yes("vigie::refus", true) && is_asked(question.kind);
    question.relevant = row.expression("relevant");
    read_constraint(question, row);
    read_calculation(question, row);
    read_uses_in_results(question, row);
    draft.length = row.integer("vigie::longueur", 1, kLongestText);
    if (!is_asked(question.kind)) {
        warn_of_unused(row, {"required", "vigie::refus"}, "une ligne à laquelle personne ne répond");
    }
    return draft;
}

void SurveySheet::read_appearance(QuestionDraft& draft) const {
    Question& question = draft.question;
    const bool is_choice = question.kind == QuestionKind::select_one;
    question.likert = is_choice && page_is_grid_;
    for (const std::string& word : words_of(draft.row.cell("appearance"))) {
        if ((word == "likert" || word == "list-nolabel") && is_choice) {
            question.likert = true;
        } else if (word == "label" && is_choice) {
            // The head of a grid: in XLSForm it shows the choices and takes no answer.
            question.kind = QuestionKind::note;
            question.list.clear();
            question.likert = false;
            draft.or_other = false;
        } else if (word == "multiline" && question.kind == QuestionKind::text) {
            question.multiline = true;
        } else {
            draft.row.warning("appearance", "l’apparence « " + word + " » n’a pas d’effet ici. Retirez-la.");
        }
    }
}

}  // namespace questionnaires
