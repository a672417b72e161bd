#include "import/xlsform_import.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "naming.hpp"
#include "row_type.hpp"
#include "sheet.hpp"

namespace questionnaires {
namespace {

/// The columns of a sheet: which hold our text, which nobody will read.
class ForeignColumns {
public:
    explicit ForeignColumns(const Sheet& sheet) : sheet_{sheet}, used_(sheet.header.size(), false) {}

    std::string plain(const SheetRow& row, std::string_view name) {
        for (std::size_t i = 0; i < sheet_.header.size(); ++i)
            if (folded(trimmed(sheet_.header[i])) == name) return take(row, i);
        return {};
    }

    /// In French, else without a language, else in the first one there is.
    std::string text(const SheetRow& row, const std::string& name) {
        const auto found = text_column(name);
        return found ? take(row, *found) : std::string{};
    }

    std::string title_of_text(const std::string& name) const {
        const auto found = text_column(name);
        return found ? sheet_.header[*found] : std::string{};
    }

    /// Filled columns that nothing was taken from.
    std::vector<std::string> unread() const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < used_.size(); ++i) {
            const bool filled = std::any_of(sheet_.rows.begin(), sheet_.rows.end(), [i](const SheetRow& row) {
                return i < row.cells.size() && !trimmed(row.cells[i]).empty();
            });
            if (!used_[i] && filled) names.push_back(sheet_.header[i]);
        }
        return names;
    }

    /// Our own columns.
    std::map<std::string, std::string> own(const SheetRow& row) {
        std::map<std::string, std::string> cells;
        for (std::size_t i = 0; i < sheet_.header.size(); ++i) {
            const std::string name = folded(trimmed(sheet_.header[i]));
            if (!name.starts_with("vigie::")) continue;
            const std::string cell = take(row, i);
            if (!cell.empty()) cells[name] = cell;
        }
        return cells;
    }

private:
    std::string take(const SheetRow& row, std::size_t column) {
        used_[column] = true;
        return column < row.cells.size() ? std::string{trimmed(row.cells[column])} : std::string{};
    }

    std::optional<std::size_t> text_column(const std::string& name) const {
        std::optional<std::size_t> without;
        std::optional<std::size_t> other;
        for (std::size_t i = 0; i < sheet_.header.size(); ++i) {
            const std::string title = folded(trimmed(sheet_.header[i]));
            if (title == name) without = i;
            if (!title.starts_with(name + "::")) continue;
            const std::string language = title.substr(name.size() + 2);
            if (language == "fr" || language.starts_with("fran") || language.starts_with("french") ||
                language.ends_with("(fr)"))
                return i;
            if (!other) other = i;
        }
        return without ? without : other;
    }

    const Sheet& sheet_;
    std::vector<bool> used_;
};

bool is_yes(const std::string& cell) {
    const std::string word = folded(cell);
    return word == "yes" || word == "true" || word == "true()" || word == "oui" || word == "1";
}

std::string both(const std::string& one, const std::string& other) {
    if (one.empty() || other.empty()) return one + other;
    return "(" + one + ") and (" + other + ")";
}

class Survey {
public:
    Survey(const Sheet& sheet, DraftForm& form) : sheet_{sheet}, columns_{sheet}, form_{form} {}

    void read() {
        for (const SheetRow& row : sheet_.rows) read(row);
        for (const std::string& column : columns_.unread())
            form_.lose("", "feuille survey, colonne « " + column + " » : non reprise.");
    }

private:
    struct Group {
        std::string name;
        std::string title;
        std::string relevant;
        bool repeat = false;
    };

    void read(const SheetRow& row) {
        const std::string cell = columns_.plain(row, "type");
        const auto words = words_of(cell);
        if (words.empty()) return;
        const std::string name = columns_.plain(row, "name");
        std::string first = folded(words[0]);
        if (words.size() > 1 && (first == "begin" || first == "end")) first += "_" + folded(words[1]);
        if (first == "begin_group" || first == "begin_repeat")
            return begin(row, name, first == "begin_repeat");
        if (first == "end_group" || first == "end_repeat") {
            if (!groups_.empty()) groups_.pop_back();
            open_ = false;
            return;
        }
        add(row, first == "string" ? "text" : first == "int" ? "integer" : cell, name);
    }

    void begin(const SheetRow& row, const std::string& name, bool repeat) {
        Group group{name, columns_.text(row, "label"), columns_.plain(row, "relevant"), repeat};
        if (repeat)
            form_.lose(
                name,
                "questions répétées retirées : elles ne peuvent pas être dépouillées sans reconnaître des "
                "personnes. Posez chaque question une fois.");
        if (!groups_.empty()) {
            form_.lose(name, "groupe dans un groupe : il devient une page, les pages ne s’emboîtent pas.");
            group.relevant = both(groups_.back().relevant, group.relevant);
            if (group.title.empty()) group.title = groups_.back().title;
            group.repeat = group.repeat || groups_.back().repeat;
        }
        groups_.push_back(std::move(group));
        open_ = false;
    }

    DraftPage& page() {
        if (!open_) {
            const Group group = groups_.empty() ? Group{"page", form_.title, "", false} : groups_.back();
            form_.pages.push_back(
                {group.name, group.title.empty() ? group.name : group.title, group.relevant, {}});
            open_ = true;
        }
        return form_.pages.back();
    }

    void add(const SheetRow& row, const std::string& cell, const std::string& name) {
        DraftQuestion question;
        question.name = name;
        question.label = columns_.text(row, "label");
        question.hint = columns_.text(row, "hint");
        question.required = is_yes(columns_.plain(row, "required"));
        question.relevant = columns_.plain(row, "relevant");
        question.constraint = columns_.plain(row, "constraint");
        question.constraint_message = columns_.text(row, "constraint_message");
        question.calculation = columns_.plain(row, "calculation");
        question.own = columns_.own(row);
        const std::string appearance = columns_.plain(row, "appearance");
        if (!groups_.empty() && groups_.back().repeat) return;
        const auto type = row_type(cell);
        if (!type) return form_.lose(name, type.error());
        const auto words = words_of(cell);
        question.type = folded(words[0]);
        if (words.size() > 1) question.list = words[1];
        question.or_other = type.value().or_other;
        if (!question.list.empty() && !form_.lists.contains(question.list))
            return form_.lose(name, "la liste « " + question.list + " » n’est pas dans la feuille choices.");
        for (const std::string& word : words_of(appearance)) {
            if (word == "likert" || word == "multiline" || word == "label" || word == "list-nolabel")
                question.appearance += (question.appearance.empty() ? "" : " ") + word;
            else
                form_.lose(name, "apparence « " + word + " » : non reprise.");
        }
        if (question.type != "calculate" && !question.calculation.empty()) {
            form_.lose(name, "valeur calculée d’avance retirée : " + question.calculation);
            question.calculation.clear();
        }
        page().questions.push_back(std::move(question));
    }

    const Sheet& sheet_;
    ForeignColumns columns_;
    DraftForm& form_;
    std::vector<Group> groups_;
    bool open_ = false;  ///< the last page takes the next question
};

void read_choices(const Sheet& sheet, DraftForm& form) {
    ForeignColumns columns{sheet};
    for (const SheetRow& row : sheet.rows) {
        std::string list = columns.plain(row, "list_name");
        if (list.empty()) list = columns.plain(row, "list name");
        DraftChoice choice{columns.plain(row, "name"), columns.text(row, "label")};
        if (choice.code.empty()) choice.code = columns.plain(row, "value");
        const auto own = columns.own(row);
        const auto specify = own.find("vigie::precisez");
        choice.specify = specify != own.end() && is_yes(specify->second);
        for (const auto& [column, cell] : own)
            if (column != "vigie::precisez")
                form.lose("", "feuille choices, « " + choice.code + " », colonne « " + column +
                                  " » : remettez-la à la main.");
        if (!list.empty() && !choice.code.empty()) form.lists[list].push_back(std::move(choice));
    }
    for (const std::string& column : columns.unread())
        form.lose("", "feuille choices, colonne « " + column + " » : non reprise.");
}

void read_settings(const Sheet& sheet, DraftForm& form) {
    ForeignColumns columns{sheet};
    if (sheet.rows.empty()) return;
    const SheetRow& row = sheet.rows.front();
    form.title = columns.plain(row, "form_title");
    form.id = columns.plain(row, "form_id");
    if (const auto old = columns.plain(row, "id_string"); form.id.empty()) form.id = old;
    if (const auto version = columns.plain(row, "version"); !version.empty()) form.version = version;
    columns.plain(row, "default_language");
    for (const std::string& column : columns.unread())
        form.lose("", "feuille settings, colonne « " + column + " » : non reprise.");
}

}  // namespace

Result<DraftForm, ImportError> xlsform_draft(std::string_view bytes) {
    FaultLog log;
    const Sheets sheets = read_workbook(bytes, log);
    const Sheet* survey = sheets.find("survey");
    if (survey == nullptr) {
        const Faults faults = log.sorted();
        return Failure{ImportError{faults.empty()
                                       ? "il n’a pas de feuille « survey » : ce n’est pas un XLSForm."
                                       : faults.front().reason}};
    }
    DraftForm form;
    if (const Sheet* settings = sheets.find("settings")) read_settings(*settings, form);
    if (const Sheet* choices = sheets.find("choices")) read_choices(*choices, form);
    Survey{*survey, form}.read();
    return form;
}

}  // namespace questionnaires
