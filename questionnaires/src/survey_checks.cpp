#include "survey_checks.hpp"

#include <map>
#include <set>
#include <string>

#include "naming.hpp"

namespace questionnaires {

namespace {

/// Which of all names an expression may use where it stands.
class References {
public:
    References(const std::vector<PageDraft>& pages, const std::vector<ScaleDraft>& scales) {
        for (const PageDraft& page : pages) {
            pages_.insert(page.page.name);
            for (const QuestionDraft& draft : page.questions) questions_.emplace(draft.question.name, &draft);
        }
        for (const ScaleDraft& draft : scales) scales_.insert(draft.scale.name);
    }

    void now_known(const QuestionDraft& draft) { earlier_.insert(draft.question.name); }

    void check(const std::optional<Expression>& expression, std::string_view column, const TableRow& row,
               const std::string& own_name) const {
        if (!expression) return;
        if (expression->names_answer() && column != "constraint") {
            row.error(
                column,
                "le point « . » désigne la réponse à contrôler et ne va que dans une contrainte. Nommez une "
                "question, comme ${nom}.");
        }
        for (const std::string& name : expression->names()) {
            if (const std::string reason = reason_against(name, column, own_name); !reason.empty())
                row.error(column, reason);
        }
    }

private:
    /// Empty when the name may be used.
    std::string reason_against(const std::string& name, std::string_view column,
                               const std::string& own_name) const {
        const std::string written = "${" + name + "}";
        if (name == own_name) {
            return column == "constraint"
                       ? written +
                             " est la question elle-même. Dans une contrainte, sa réponse s’écrit « . »."
                       : written + " est la question elle-même. Nommez une question posée avant.";
        }
        const auto found = questions_.find(name);
        if (found != questions_.end()) {
            if (!earlier_.contains(name)) {
                return written + " est posée plus loin (ligne " +
                       std::to_string(found->second->row.number()) +
                       "). Une expression ne nomme que des questions posées avant : déplacez l’une des deux.";
            }
            const bool is_note =
                found->second->understood && found->second->question.kind == QuestionKind::note;
            return is_note ? written + " est un texte sans réponse. Nommez une question." : std::string{};
        }
        if (pages_.contains(name))
            return written + " est une page, sans réponse. Nommez une de ses questions.";
        if (scales_.contains(name)) {
            return written +
                   " est une échelle : son score n’est calculé qu’au dépouillement. Nommez une question.";
        }
        return written + " n’existe pas. " + advice_for(name);
    }

    std::string advice_for(const std::string& name) const {
        for (const auto& [known, draft] : questions_) {
            if (folded(known) == folded(name)) return "Écrivez ${" + known + "}, avec les mêmes majuscules.";
        }
        return "Vérifiez le nom de la question.";
    }

    std::set<std::string> pages_;
    std::set<std::string> scales_;
    std::set<std::string> earlier_;
    std::map<std::string, const QuestionDraft*> questions_;
};

}  // namespace

void check_names(const std::vector<PageDraft>& pages, const std::vector<ScaleDraft>& scales) {
    std::map<std::string, std::string> taken;  // by folded name, where it is taken
    const auto take = [&taken](const std::string& name, const TableRow& row, const std::string& where) {
        if (name.empty()) return;
        const auto [place, is_new] = taken.emplace(folded(name), where + std::to_string(row.number()));
        if (is_new) return;
        row.error("name", "le nom « " + name + " » est déjà pris (" + place->second +
                              ") ; les majuscules ne comptent pas. Donnez un autre nom.");
    };
    for (const PageDraft& page : pages) {
        take(page.page.name, page.row, "feuille survey, ligne ");
        for (const QuestionDraft& draft : page.questions)
            take(draft.question.name, draft.row, "feuille survey, ligne ");
    }
    for (const ScaleDraft& draft : scales) take(draft.scale.name, draft.row, "feuille scales, ligne ");
}

void check_references(const std::vector<PageDraft>& pages, const std::vector<ScaleDraft>& scales) {
    References references{pages, scales};
    for (const PageDraft& page : pages) {
        references.check(page.page.relevant, "relevant", page.row, page.page.name);
        for (const QuestionDraft& draft : page.questions) {
            const Question& question = draft.question;
            references.check(question.relevant, "relevant", draft.row, question.name);
            references.check(question.constraint, "constraint", draft.row, question.name);
            references.check(question.calculation, "calculation", draft.row, question.name);
            references.now_known(draft);
        }
    }
}

void check_crossings(const std::vector<PageDraft>& pages) {
    std::map<std::string, bool> is_band;
    for (const PageDraft& page : pages) {
        for (const QuestionDraft& draft : page.questions) {
            // Of a row that could not be read, nothing more is said.
            is_band.emplace(draft.question.name, draft.question.band || !draft.understood);
        }
    }
    constexpr std::string_view kColumn = "vigie::croise_avec";
    for (const PageDraft& page : pages) {
        for (const QuestionDraft& draft : page.questions) {
            std::set<std::string> named;
            for (const std::string& name : draft.question.crossed_with) {
                const auto found = is_band.find(name);
                if (found == is_band.end()) {
                    draft.row.error(kColumn,
                                    "« " + name + " » n’est pas une question. Écrivez le nom d’une bande.");
                } else if (name == draft.question.name) {
                    draft.row.error(kColumn,
                                    "« " + name + " » est la question elle-même. Nommez une autre question.");
                } else if (!found->second) {
                    draft.row.error(
                        kColumn, "« " + name +
                                     " » n’est pas une bande. Écrivez yes dans sa colonne vigie::bande, ou "
                                     "nommez-en une autre.");
                } else if (!named.insert(name).second) {
                    draft.row.error(kColumn, "« " + name + " » est là deux fois. Gardez-le une fois.");
                }
            }
        }
    }
}

void check_text_band(const Settings& settings, const Sheet& sheet, const std::vector<PageDraft>& pages,
                     FaultLog& log) {
    const std::string& name = settings.text_band;
    if (name.empty()) return;
    const auto fault = [&](const std::string& reason) {
        log.error(sheet.name, sheet.rows.front().number, "vigie::bande_textes", reason);
    };
    if (name.find_first_of(" ,;") != std::string::npos) {
        return fault(
            "une seule bande peut rester à côté des textes : à deux, elles désigneraient leur auteur. "
            "Écrivez un "
            "seul nom de question.");
    }
    for (const PageDraft& page : pages) {
        for (const QuestionDraft& draft : page.questions) {
            if (draft.question.name != name) continue;
            if (draft.question.band || !draft.understood) return;
            return fault("« " + name +
                         " » n’est pas une bande. Écrivez yes dans sa colonne vigie::bande, nommez-en une "
                         "autre, ou videz la cellule.");
        }
    }
    fault("« " + name + " » n’est pas une question. Écrivez le nom d’une bande, ou videz la cellule.");
}

}  // namespace questionnaires
