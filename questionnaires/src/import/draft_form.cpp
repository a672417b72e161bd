#include "import/draft_form.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "import/fitting_names.hpp"
#include "naming.hpp"
#include "questionnaires/csv.hpp"
#include "questionnaires/expression.hpp"

namespace questionnaires {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t kLongestName = 20;
constexpr std::size_t kLongestCode = 5;

/// `${old}` with the names that we gave.
std::string renamed(const std::string& expression, const Names& names) {
    std::string result;
    std::size_t done = 0;
    for (;;) {
        const auto at = expression.find("${", done);
        const auto end = at == std::string::npos ? at : expression.find('}', at);
        if (end == std::string::npos) break;
        const std::string name{trimmed(std::string_view{expression}.substr(at + 2, end - at - 2))};
        const auto found = names.find(name);
        result +=
            expression.substr(done, at - done) + "${" + (found == names.end() ? name : found->second) + "}";
        done = end + 1;
    }
    return result + expression.substr(done);
}

/// The codes of a question's choices, old to new, where they changed.
using Codes = std::map<std::string, Names, std::less<>>;

/// `${q} = 'old'` and selected(${q}, 'old') with the codes that we gave; questions under our names.
std::string recoded(const std::string& expression, const Codes& codes) {
    std::string result;
    std::size_t done = 0;
    for (auto at = expression.find("${"); at != std::string::npos; at = expression.find("${", at + 2)) {
        const auto end = expression.find('}', at);
        if (end == std::string::npos) break;
        const auto question = codes.find(expression.substr(at + 2, end - at - 2));
        const auto open = expression.find_first_not_of(" =!,", end + 1);
        if (question == codes.end() || open == std::string::npos || open == end + 1) continue;
        if (expression[open] != '\'' && expression[open] != '"') continue;
        const auto close = expression.find(expression[open], open + 1);
        if (close == std::string::npos) break;
        const auto code = question->second.find(expression.substr(open + 1, close - open - 1));
        if (code == question->second.end()) continue;
        result += expression.substr(done, open + 1 - done) + code->second;
        done = close;
    }
    return result + expression.substr(done);
}

class Sheets {
public:
    explicit Sheets(DraftForm form) : form_{std::move(form)} {}

    Import import() {
        name_questions();
        write_lists();
        write_survey();
        Import result;
        result.sheets["survey.csv"] = survey_;
        result.sheets["choices.csv"] = choices_;
        result.sheets["settings.csv"] = csv_line({"form_title", "form_id", "version", "default_language"}) +
                                        csv_line({form_.title, identifier(), form_.version, "fr"});
        result.losses = std::move(form_.losses);
        return result;
    }

private:
    void name_questions() {
        FittingNames fitting{kLongestName, true};
        for (const DraftPage& page : form_.pages)
            for (const DraftQuestion& question : page.questions) {
                const std::string name = fitting.fitting(question.name);
                if (name != question.name)
                    form_.lose(question.name,
                               "renommée « " + name +
                                   " » : un nom a une lettre puis au plus 19 lettres ou chiffres.");
                names_.emplace(question.name, name);
                named_.push_back(name);
            }
        for (DraftPage& page : form_.pages) page.name = fitting.fitting("p" + page.name);
    }

    void write_lists() {
        FittingNames lists{kLongestName, true};
        choices_ = csv_line({"list_name", "name", "label::Français (fr)", "vigie::precisez"});
        for (const auto& [key, choices] : form_.lists) {
            const std::string list = lists.fitting(key);
            list_names_.emplace(key, list);
            FittingNames codes{kLongestCode, false};
            Names changed;
            for (const DraftChoice& choice : choices) {
                const std::string code = codes.fitting(choice.code);
                if (code != choice.code) {
                    changed.emplace(choice.code, code);
                    form_.lose("", "liste « " + key + " » : le code « " + choice.code + " » devient « " +
                                       code + " » (5 lettres ou chiffres au plus).");
                }
                choices_ += csv_line({list, code, choice.label.empty() ? choice.code : choice.label,
                                      choice.specify ? "yes" : ""});
            }
            if (!changed.empty())
                for (const DraftPage& page : form_.pages)
                    for (const DraftQuestion& question : page.questions)
                        if (question.list == key) codes_[names_.at(question.name)] = changed;
        }
    }

    /// The expression in our names, or nothing and a loss when it is none of ours.
    std::string understood(const std::string& expression, const std::string& question,
                           const std::string& what) {
        if (expression.empty()) return {};
        std::string ours = recoded(renamed(expression, names_), codes_);
        const auto parsed = Expression::parse(ours);
        if (!parsed) {
            form_.lose(question, what + " retirée, qui n’est pas comprise : " + expression + " (" +
                                     parsed.error().reason + ").");
            return {};
        }
        for (const std::string& name : parsed.value().names()) {
            if (std::find(named_.begin(), named_.end(), name) != named_.end()) continue;
            form_.lose(question,
                       what + " retirée, qui cite « " + name + " », absente du résultat : " + expression);
            return {};
        }
        return ours;
    }

    void write_survey() {
        std::vector<std::string> own;
        for (const DraftPage& page : form_.pages)
            for (const DraftQuestion& question : page.questions)
                for (const auto& [column, cell] : question.own)
                    if (std::find(own.begin(), own.end(), column) == own.end()) own.push_back(column);
        std::vector<std::string> header{
            "type",        "name",      "label::Français (fr)", "hint::Français (fr)",
            "required",    "relevant",  "constraint",           "constraint_message::Français (fr)",
            "calculation", "appearance"};
        const std::size_t usual = header.size();
        header.insert(header.end(), own.begin(), own.end());
        survey_ = csv_line(header);
        std::size_t position = 0;
        for (const DraftPage& page : form_.pages) {
            std::vector<std::string> cells(header.size());
            cells[0] = "begin group";
            cells[1] = page.name;
            cells[2] = page.title.empty() ? form_.title : page.title;
            cells[5] = understood(page.relevant, "", "page « " + cells[2] + " » : condition");
            survey_ += csv_line(cells);
            for (const DraftQuestion& question : page.questions) {
                std::vector<std::string> row(header.size());
                write_question(question, named_[position++], row);
                for (std::size_t i = 0; i < own.size(); ++i) {
                    const auto found = question.own.find(own[i]);
                    if (found != question.own.end()) row[usual + i] = found->second;
                }
                survey_ += csv_line(row);
            }
            std::vector<std::string> end(header.size());
            end[0] = "end group";
            survey_ += csv_line(end);
        }
    }

    void write_question(const DraftQuestion& question, const std::string& name,
                        std::vector<std::string>& row) {
        row[0] = question.type;
        if (!question.list.empty()) row[0] += " " + list_names_.at(question.list);
        if (question.or_other) row[0] += " or_other";
        row[1] = name;
        row[2] = question.label;
        row[3] = question.hint;
        row[4] = question.required ? "yes" : "";
        row[5] = understood(question.relevant, question.name, "condition");
        row[6] = understood(question.constraint, question.name, "contrainte");
        if (!row[6].empty()) {
            row[7] = question.constraint_message;
            if (row[7].empty()) {
                row[7] = "Vérifiez cette réponse.";
                form_.lose(question.name,
                           "la contrainte n’avait pas de message : « Vérifiez cette réponse. » est mis.");
            }
        } else if (!question.constraint_message.empty() && question.constraint.empty()) {
            form_.lose(question.name, "message de contrainte retiré : il n’y a pas de contrainte.");
        }
        row[8] = understood(question.calculation, question.name, "formule");
        row[9] = question.appearance;
    }

    std::string identifier() const {
        std::string id;
        for (const char c : form_.id)
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                c == '_')
                id += c;
        return id.empty() ? "questionnaire" : id;
    }

    DraftForm form_;
    Names names_;
    std::vector<std::string> named_;  ///< our names, in the order of the questions
    Codes codes_;
    std::map<std::string, std::string> list_names_;
    std::string survey_;
    std::string choices_;
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kEntities{{{"nbsp", " "},
                                                                                  {"amp", "&"},
                                                                                  {"lt", "<"},
                                                                                  {"gt", ">"},
                                                                                  {"quot", "\""},
                                                                                  {"eacute", "é"},
                                                                                  {"egrave", "è"},
                                                                                  {"agrave", "à"},
                                                                                  {"rsquo", "’"}}};

/// Tags whose loss changes nothing to what is said.
bool is_plain_tag(std::string_view tag) {
    if (tag.starts_with('/')) tag.remove_prefix(1);
    const std::string name = folded(tag.substr(0, tag.find_first_of(" /\t\n")));
    return name == "p" || name == "br" || name == "span" || name == "div";
}

}  // namespace

Import sheets_of(DraftForm form) {
    return Sheets{std::move(form)}.import();
}

std::string without_html(std::string_view text, bool& stripped) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '<' && i + 1 < text.size() && (text[i + 1] == '/' || text[i + 1] > '@')) {
            const auto end = text.find('>', i);
            if (end == std::string_view::npos) break;
            stripped = stripped || !is_plain_tag(text.substr(i + 1, end - i - 1));
            result += ' ';
            i = end + 1;
        } else if (text[i] == '&') {
            const auto end = text.find(';', i);
            const auto found =
                end == std::string_view::npos
                    ? kEntities.end()
                    : std::find_if(kEntities.begin(), kEntities.end(), [&](const auto& entity) {
                          return entity.first == text.substr(i + 1, end - i - 1);
                      });
            if (found == kEntities.end()) {
                result += text[i++];
            } else {
                result += found->second;
                i = end + 1;
            }
        } else {
            result += text[i++];
        }
    }
    std::string joined;
    for (const std::string& word : words_of(result)) joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

}  // namespace questionnaires
