#include "questionnaires/csv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "utf8.hpp"

namespace questionnaires {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string without_blanks_around(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return std::string{text};
}

std::size_t line_of(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Line ends as \n alone, so that a cell reads alike whichever system wrote it.
std::string with_plain_line_ends(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool carriage_return = text[i] == '\r';
        if (carriage_return && i + 1 < text.size() && text[i + 1] == '\n') continue;
        plain += carriage_return ? '\n' : text[i];
    }
    return plain;
}

std::optional<CsvError> refuse_foreign_bytes(std::string_view text) {
    const std::size_t valid = well_formed_utf8(text);
    if (valid < text.size()) {
        return CsvError{line_of(text, valid),
                        "le fichier n’est pas en UTF-8 : les accents seraient illisibles. Dans le tableur, "
                        "enregistrez le "
                        "fichier en UTF-8 (« CSV UTF-8 »)."};
    }
    const std::size_t zero = text.find('\0');
    if (zero != std::string_view::npos) {
        return CsvError{
            line_of(text, zero),
            "ce n’est pas un fichier CSV : il contient des octets nuls. Exportez la feuille en CSV UTF-8."};
    }
    return std::nullopt;
}

/// The separator of the first line that is not blank.
char separator_of(std::string_view text) {
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    bool quoted = false;
    bool begun = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted && begun) break;
        if (!is_blank(c) && c != '\n') begun = true;
        if (quoted) continue;
        if (c == ',') ++commas;
        if (c == ';') ++semicolons;
    }
    return semicolons > commas ? ';' : ',';
}

/// Reads records one after the other:
///
///     record = cell *( separator cell ) ( LF / end )
///     cell   = *blank DQUOTE *( text / DQUOTE DQUOTE ) DQUOTE *blank / text without separator and LF
class Records {
public:
    Records(std::string_view text, char separator) : text_{text}, separator_{separator} {}

    /// The next record that is not a blank line; nullopt at the end of the text.
    Result<std::optional<CsvTable::Row>, CsvError> next() {
        skip_blank_lines();
        if (at_end()) return std::optional<CsvTable::Row>{};
        CsvTable::Row row;
        row.line = line_;
        for (;;) {
            Result<std::string, CsvError> cell = next_cell();
            if (!cell) return Failure{cell.error()};
            row.cells.push_back(std::move(cell).value());
            if (at_end() || text_[at_] == '\n') break;
            ++at_;
        }
        if (!at_end()) step_over_line_end();
        return std::optional{std::move(row)};
    }

private:
    bool at_end() const { return at_ >= text_.size(); }

    void step_over_line_end() {
        ++at_;
        ++line_;
    }

    void skip_blanks() {
        while (!at_end() && is_blank(text_[at_])) ++at_;
    }

    void skip_blank_lines() {
        for (;;) {
            const std::size_t begin = at_;
            skip_blanks();
            if (at_end()) return;
            if (text_[at_] != '\n') {
                at_ = begin;
                return;
            }
            step_over_line_end();
        }
    }

    Result<std::string, CsvError> next_cell() {
        const std::size_t begin = at_;
        skip_blanks();
        if (!at_end() && text_[at_] == '"') return quoted_cell();

        const char stops[] = {separator_, '\n'};
        at_ = std::min(text_.find_first_of(std::string_view{stops, 2}, begin), text_.size());
        return without_blanks_around(text_.substr(begin, at_ - begin));
    }

    Result<std::string, CsvError> quoted_cell() {
        const std::size_t opened_on = line_;
        std::string cell;
        for (++at_;; ++at_) {
            if (at_end()) {
                return Failure{
                    CsvError{opened_on,
                             "un guillemet ouvert sur cette ligne n’est jamais fermé. Fermez-le, ou "
                             "doublez-le (\"\") s’il fait partie du texte."}};
            }
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] != '"') {
                cell += text_[at_];
            } else if (text_.substr(at_ + 1, 1) == "\"") {
                cell += text_[++at_];
            } else {
                break;
            }
        }
        ++at_;
        skip_blanks();
        if (!at_end() && text_[at_] != separator_ && text_[at_] != '\n') {
            return Failure{
                CsvError{line_,
                         "du texte suit un guillemet fermant. Mettez toute la cellule entre guillemets et "
                         "doublez (\"\") ceux qui font partie du texte."}};
        }
        return cell;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

std::optional<CsvError> refuse_header(const CsvTable::Row& header) {
    for (auto name = header.cells.begin(); name != header.cells.end(); ++name) {
        const auto column = std::to_string(name - header.cells.begin() + 1);
        if (name->empty()) {
            return CsvError{header.line,
                            "la colonne " + column +
                                " n’a pas de nom. Donnez-lui un nom sur la première ligne, ou supprimez la "
                                "colonne entière."};
        }
        if (std::find(header.cells.begin(), name, *name) != name) {
            return CsvError{header.line, "la colonne « " + *name +
                                             " » est là deux fois. Supprimez ou renommez l’une des deux."};
        }
    }
    return std::nullopt;
}

}  // namespace

Result<CsvTable, CsvError> parse_csv(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    if (const auto refused = refuse_foreign_bytes(bytes)) return Failure{*refused};

    const std::string text = with_plain_line_ends(bytes);
    CsvTable table;
    table.separator = separator_of(text);
    Records records{text, table.separator};

    Result<std::optional<CsvTable::Row>, CsvError> header = records.next();
    if (!header) return Failure{header.error()};
    if (!header.value()) {
        return Failure{CsvError{0, "le fichier est vide. Sa première ligne doit nommer les colonnes."}};
    }
    if (const auto refused = refuse_header(*header.value())) return Failure{*refused};
    table.header = header.value()->cells;

    for (;;) {
        Result<std::optional<CsvTable::Row>, CsvError> read = records.next();
        if (!read) return Failure{read.error()};
        if (!read.value()) return table;
        CsvTable::Row row = *std::move(read).value();
        if (row.cells.size() > table.header.size()) {
            return Failure{
                CsvError{row.line, "la ligne a " + std::to_string(row.cells.size()) + " cellules pour " +
                                       std::to_string(table.header.size()) +
                                       " colonnes. Retirez ce qui dépasse, ou mettez entre guillemets le "
                                       "texte qui contient un séparateur."}};
        }
        row.cells.resize(table.header.size());
        table.rows.push_back(std::move(row));
    }
}

std::string csv_line(const std::vector<std::string>& cells, char separator) {
    const auto needs_quotes = [&cells, separator](const std::string& cell) {
        // Alone on its line, an empty cell would read as no row at all.
        if (cell.empty()) return cells.size() == 1;
        return is_blank(cell.front()) || is_blank(cell.back()) || cell.find(separator) != std::string::npos ||
               cell.find_first_of("\"\r\n") != std::string::npos;
    };

    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += separator;
        if (!needs_quotes(cells[i])) {
            line += cells[i];
            continue;
        }
        line += '"';
        for (const char c : cells[i]) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace questionnaires
