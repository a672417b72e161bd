#include "questionnaires/csv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "questionnaires/utf8.hpp"

namespace questionnaires {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view without_blanks_around(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
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

std::optional<CsvError> refuse_header(const std::vector<std::string>& header, std::size_t line) {
    for (auto name = header.begin(); name != header.end(); ++name) {
        const auto column = std::to_string(name - header.begin() + 1);
        if (name->empty()) {
            return CsvError{line,
                            "la colonne " + column +
                                " n’a pas de nom. Donnez-lui un nom sur la première ligne, ou supprimez la "
                                "colonne entière."};
        }
        if (std::find(header.begin(), name, *name) != name) {
            return CsvError{
                line, "la colonne « " + *name + " » est là deux fois. Supprimez ou renommez l’une des deux."};
        }
    }
    return std::nullopt;
}

}  // namespace

void CsvReader::step_over_line_end() {
    ++place_.at;
    ++place_.line;
}

void CsvReader::skip_blanks() {
    while (!at_end() && is_blank(text_[place_.at])) ++place_.at;
}

void CsvReader::skip_blank_lines() {
    for (;;) {
        const std::size_t begin = place_.at;
        skip_blanks();
        if (at_end()) return;
        if (text_[place_.at] != '\n') {
            place_.at = begin;
            return;
        }
        step_over_line_end();
    }
}

// record = cell *( separator cell ) ( LF / end )
// cell   = *blank DQUOTE *( text / DQUOTE DQUOTE ) DQUOTE *blank / text without separator and LF
Result<std::optional<std::size_t>, CsvError> CsvReader::next_record() {
    cells_.clear();
    unquoted_.clear();
    skip_blank_lines();
    if (at_end()) return std::optional<std::size_t>{};
    const std::size_t line = place_.line;
    for (;;) {
        const Result<std::string_view, CsvError> cell = next_cell();
        if (!cell) return Failure{cell.error()};
        cells_.push_back(cell.value());
        if (at_end() || text_[place_.at] == '\n') break;
        ++place_.at;
    }
    if (!at_end()) step_over_line_end();
    return std::optional{line};
}

Result<std::string_view, CsvError> CsvReader::next_cell() {
    const std::size_t begin = place_.at;
    skip_blanks();
    if (!at_end() && text_[place_.at] == '"') return quoted_cell();

    while (!at_end() && text_[place_.at] != separator_ && text_[place_.at] != '\n') ++place_.at;
    return without_blanks_around(std::string_view{text_}.substr(begin, place_.at - begin));
}

Result<std::string_view, CsvError> CsvReader::quoted_cell() {
    const std::string_view text = text_;
    const std::size_t opened_on = place_.line;
    const std::size_t begin = ++place_.at;
    std::string* respelled = nullptr;  // the cell with its doubled quotes made single, once there is one
    for (;; ++place_.at) {
        if (at_end()) {
            return Failure{CsvError{opened_on,
                                    "un guillemet ouvert sur cette ligne n’est jamais fermé. Fermez-le, ou "
                                    "doublez-le (\"\") s’il fait partie du texte."}};
        }
        if (text[place_.at] == '\n') ++place_.line;
        if (text[place_.at] != '"') {
            if (respelled != nullptr) *respelled += text[place_.at];
        } else if (text.substr(place_.at + 1, 1) == "\"") {
            if (respelled == nullptr)
                respelled = &unquoted_.emplace_back(text.substr(begin, place_.at - begin));
            *respelled += text[++place_.at];
        } else {
            break;
        }
    }
    const std::string_view cell =
        respelled != nullptr ? std::string_view{*respelled} : text.substr(begin, place_.at - begin);
    ++place_.at;
    skip_blanks();
    if (!at_end() && text[place_.at] != separator_ && text[place_.at] != '\n') {
        return Failure{
            CsvError{place_.line,
                     "du texte suit un guillemet fermant. Mettez toute la cellule entre guillemets et "
                     "doublez (\"\") ceux qui font partie du texte."}};
    }
    return cell;
}

Result<CsvReader, CsvError> CsvReader::open(std::string_view bytes) {
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    if (const auto refused = refuse_foreign_bytes(bytes)) return Failure{*refused};

    CsvReader reader;
    reader.text_ = with_plain_line_ends(bytes);
    reader.separator_ = separator_of(reader.text_);
    const auto header_line = reader.next_record();
    if (!header_line) return Failure{header_line.error()};
    if (!header_line.value()) {
        return Failure{CsvError{0, "le fichier est vide. Sa première ligne doit nommer les colonnes."}};
    }
    reader.header_.assign(reader.cells_.begin(), reader.cells_.end());
    if (const auto refused = refuse_header(reader.header_, *header_line.value())) return Failure{*refused};
    reader.first_row_ = reader.place_;
    return reader;
}

void CsvReader::rewind() {
    place_ = first_row_;
}

Result<std::optional<CsvRow>, CsvError> CsvReader::next() {
    const auto line = next_record();
    if (!line) return Failure{line.error()};
    if (!line.value()) return std::optional<CsvRow>{};
    if (cells_.size() > header_.size()) {
        return Failure{
            CsvError{*line.value(), "la ligne a " + std::to_string(cells_.size()) + " cellules pour " +
                                        std::to_string(header_.size()) +
                                        " colonnes. Retirez ce qui dépasse, ou mettez entre guillemets le "
                                        "texte qui contient un séparateur."}};
    }
    cells_.resize(header_.size());
    return std::optional{CsvRow{*line.value(), cells_}};
}

Result<CsvTable, CsvError> parse_csv(std::string_view text) {
    Result<CsvReader, CsvError> opened = CsvReader::open(text);
    if (!opened) return Failure{opened.error()};
    CsvReader reader = std::move(opened).value();
    CsvTable table{reader.header(), {}, reader.separator()};
    for (;;) {
        const Result<std::optional<CsvRow>, CsvError> row = reader.next();
        if (!row) return Failure{row.error()};
        if (!row.value()) return table;
        table.rows.push_back({row.value()->line, {row.value()->cells.begin(), row.value()->cells.end()}});
    }
}

std::string csv_line(const std::vector<std::string>& cells, char separator) {
    const auto needs_quotes = [&cells](const std::string& cell) {
        // Alone on its line, an empty cell would read as no row at all.
        if (cell.empty()) return cells.size() == 1;
        // At the beginning of a file, a byte order mark would go.
        if (cell.starts_with(kByteOrderMark)) return true;
        return is_blank(cell.front()) || is_blank(cell.back()) ||
               cell.find_first_of(",;\"\r\n") != std::string::npos;
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
