#include "import/limesurvey.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace questionnaires {
namespace {

constexpr std::string_view kDate =
    "une date précise permet de reconnaître une personne ; proposez des tranches dans une question "
    "select_one.";
/// Attributes of LimeSurvey that change nothing to what is asked.
const std::set<std::string, std::less<>> kLook{"hidden",
                                               "page_break",
                                               "public_statistics",
                                               "statistics_showgraph",
                                               "statistics_graphtype",
                                               "cssclass",
                                               "display_columns",
                                               "label_input_columns",
                                               "answer_width",
                                               "text_input_width",
                                               "repeat_headings",
                                               "question_template",
                                               "save_as_default",
                                               "clear_default",
                                               "question_theme_name",
                                               "same_script",
                                               "num_value_int_only",
                                               "modulename",
                                               "encrypted",
                                               "input_size",
                                               "display_rows",
                                               "theme"};

/// `1`, or nothing: always asked.
bool always(const std::string& relevance) {
    return relevance.empty() || relevance == "1";
}

class Draft {
public:
    explicit Draft(LimeSurvey survey) : survey_{std::move(survey)} {}

    DraftForm form() {
        form_.title = plain("", survey_.title.empty() ? "Questionnaire" : survey_.title);
        form_.id = "limesurvey-" + survey_.id;
        form_.losses = std::move(survey_.losses);
        know_multiple_choices();
        for (const LimeGroup& group : survey_.groups) add(group);
        return std::move(form_);
    }

private:
    void know_multiple_choices() {
        for (const LimeGroup& group : survey_.groups)
            for (const LimeQuestion& question : group.questions)
                if (question.type == "M" || question.type == "P")
                    for (const LimeLine& row : question.rows)
                        multiple_[question.code + "_" + row.code] =
                            "selected(${" + question.code + "}, '" + row.code + "')";
    }

    std::string plain(const std::string& question, const std::string& text) {
        bool stripped = false;
        std::string result = without_html(text, stripped);
        if (stripped) form_.lose(question, "mise en forme HTML retirée du texte.");
        if (result.find('{') != std::string::npos)
            form_.lose(question,
                       "le texte reprend une autre réponse (accolades) : récrivez-le. « " + result + " »");
        return result;
    }

    std::string condition(const std::string& question, const std::string& relevance) {
        if (always(relevance)) return {};
        const auto ours = lime_expression(relevance, multiple_);
        if (!ours) form_.lose(question, "condition retirée, à récrire : " + relevance);
        return ours.value_or("");
    }

    void add(const LimeGroup& group) {
        const std::string title = plain("", group.name);
        form_.pages.push_back({std::to_string(form_.pages.size() + 1),
                               title,
                               condition("page « " + title + " »", group.relevance),
                               {}});
        for (const LimeQuestion& question : group.questions) add(question);
        if (form_.pages.back().questions.empty()) {
            form_.lose("", "page « " + title + " » retirée : il n’y reste aucune question.");
            form_.pages.pop_back();
        }
    }

    DraftQuestion& put(const LimeQuestion& from, const std::string& type, const std::string& name,
                       const std::string& label) {
        DraftQuestion question;
        question.type = type;
        question.name = name;
        question.label = label;
        question.required = from.mandatory && type != "note" && type != "calculate";
        question.relevant = relevant_;
        auto& questions = form_.pages.back().questions;
        questions.push_back(std::move(question));
        return questions.back();
    }

    /// `other` opens a text of one's own beside the choices.
    std::string list(const LimeQuestion& question, const std::vector<LimeLine>& lines, bool other = false) {
        std::vector<DraftChoice>& choices = form_.lists["l" + question.code];
        for (const LimeLine& line : lines) choices.push_back({line.code, plain(question.code, line.text)});
        if (other) choices.push_back({"autre", "Autre, précisez", true});
        if (question.other && !other) form_.lose(question.code, "réponse « autre » : non reprise ici.");
        return "l" + question.code;
    }

    /// One question for each row of a table of LimeSurvey, under its text.
    void add_rows(const LimeQuestion& question, const std::string& type, const std::string& label,
                  const std::string& appearance, const std::string& choices) {
        if (!label.empty()) put(question, "note", question.code, label);
        for (const LimeLine& row : question.rows) {
            DraftQuestion& one =
                put(question, type, question.code + row.code, plain(question.code, row.text));
            one.appearance = appearance;
            one.list = choices;
        }
        form_.lose(question.code, "tableau dont chaque ligne devient une question : « " + question.code +
                                      " » suivi du code de la ligne.");
    }

    static std::vector<LimeLine> points(int from, int to) {
        std::vector<LimeLine> lines;
        for (int i = from; i <= to; ++i) lines.push_back({std::to_string(i), std::to_string(i)});
        return lines;
    }

    /// Whether the choices or the lines that the type needs are there.
    static bool has_its_lines(const LimeQuestion& question) {
        const std::string_view type = question.type;
        const bool answers =
            type == "L" || type == "!" || type == "O" || type == "R" || type == "F" || type == "H";
        const bool rows =
            std::string_view{"MPFHABCEKQ"}.find(type) != std::string_view::npos && !type.empty();
        return !(answers && question.answers.empty()) && !(rows && question.rows.empty());
    }

    void add(const LimeQuestion& question) {
        if (!has_its_lines(question))
            return form_.lose(question.code, "question retirée : elle n’a aucun choix ou aucune ligne.");
        if (const auto reason = why_not(question.type); !reason.empty())
            return form_.lose(question.code,
                              "question retirée : " + reason +
                                  (question.type == "*" ? " " + question.text : std::string{}));
        const std::string label = plain(question.code, question.text);
        relevant_ = condition(question.code, question.relevance);
        const std::string& type = question.type;
        const std::size_t before = form_.pages.back().questions.size();
        if (type == "L" || type == "!" || type == "O") {
            put(question, "select_one", question.code, label).list =
                list(question, question.answers, question.other);
        } else if (type == "Y") {
            put(question, "select_one", question.code, label).list =
                list(question, {{"Y", "Oui"}, {"N", "Non"}});
        } else if (type == "G") {
            put(question, "select_one", question.code, label).list =
                list(question, {{"F", "Femme"}, {"M", "Homme"}});
        } else if (type == "5") {
            put(question, "select_one", question.code, label).list = list(question, points(1, 5));
        } else if (type == "M" || type == "P") {
            put(question, "select_multiple", question.code, label).list =
                list(question, question.rows, question.other);
        } else if (type == "R") {
            put(question, "rank", question.code, label).list = list(question, question.answers);
        } else if (type == "F" || type == "H") {
            add_rows(question, "select_one", label, "likert", list(question, question.answers));
        } else if (type == "A" || type == "B") {
            add_rows(question, "select_one", label, "likert",
                     list(question, points(1, type == "A" ? 5 : 10)));
        } else if (type == "C" || type == "E") {
            add_rows(question, "select_one", label, "likert",
                     list(question,
                          type == "C" ? std::vector<LimeLine>{{"Y", "Oui"}, {"U", "Sans avis"}, {"N", "Non"}}
                                      : std::vector<LimeLine>{
                                            {"I", "En hausse"}, {"S", "Stable"}, {"D", "En baisse"}}));
        } else if (type == "N") {
            const auto whole = question.attributes.find("num_value_int_only");
            put(question, whole != question.attributes.end() && whole->second == "1" ? "integer" : "decimal",
                question.code, label);
        } else if (type == "K" || type == "Q") {
            add_rows(question, type == "K" ? "decimal" : "text", label, "", "");
        } else if (type == "S" || type == "T" || type == "U") {
            if (type != "S")
                put(question, "text", question.code, label).appearance = "multiline";
            else
                put(question, "text", question.code, label);
        } else if (type == "X") {
            put(question, "note", question.code, label);
        } else {
            return form_.lose(question.code, "question retirée : type « " + type + " » inconnu.");
        }
        if (type == "O" || type == "P")
            form_.lose(question.code, "commentaire à côté des choix : non repris.");
        if (!question.help.empty())
            form_.pages.back().questions[before].hint = plain(question.code, question.help);
        for (const auto& [name, value] : question.attributes)
            if (!kLook.contains(name) && value != "0" && value != "N")
                form_.lose(question.code, "réglage « " + name + " » = « " + value + " » : non repris.");
    }

    /// Why a type is never taken; empty for the others.
    static std::string why_not(const std::string& type) {
        if (type == "D") return std::string{kDate};
        if (type == "|") return "un fichier porte des traces de la personne.";
        if (type == "I") return "le choix de la langue n’est pas une question ici.";
        if (type == "*") return "formule de LimeSurvey, à récrire en une ligne calculate.";
        if (type == "1") return "tableau à deux échelles : posez deux questions.";
        if (type == ":" || type == ";")
            return "tableau de nombres ou de textes : posez chaque case comme une question.";
        return {};
    }

    LimeSurvey survey_;
    DraftForm form_;
    std::string relevant_;  ///< of the question being added
    std::map<std::string, std::string> multiple_;
};

}  // namespace

DraftForm draft_of(LimeSurvey survey) {
    return Draft{std::move(survey)}.form();
}

}  // namespace questionnaires
