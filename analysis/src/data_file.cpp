#include "analysis/data_file.hpp"

#include "coded_column_builder.hpp"
#include "in_quotes.hpp"

#include "questionnaires/csv.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <system_error>
#include <utility>

namespace analysis {
namespace {

using questionnaires::CsvError;
using questionnaires::CsvReader;
using questionnaires::CsvRow;
using questionnaires::Failure;

Failure<DataError> refused(const std::string& source, const CsvError& error) {
    const std::string line = error.line == 0 ? "" : ", ligne " + std::to_string(error.line);
    return Failure{DataError{"fichier " + in_quotes(source) + line + " : " + error.reason}};
}

Failure<DataError> refused(const std::string& source, const std::string& reason) {
    return refused(source, CsvError{0, reason});
}

/// Reads the rows that remain. `read` is called with each; the error is the reader's.
template <class Read>
std::optional<CsvError> for_each_row(CsvReader& reader, Read read) {
    for (;;) {
        const auto row = reader.next();
        if (!row) return row.error();
        if (!row.value()) return std::nullopt;
        read(*row.value());
    }
}

/// A column too varied to be coded, filled by a second reading.
Column uncoded_column(const CodedColumnBuilder& builder, std::size_t rows) {
    if (builder.is_numbers()) {
        NumberColumn numbers;
        numbers.values.reserve(rows);
        return numbers;
    }
    TextColumn texts;
    texts.values.reserve(rows);
    return texts;
}

void add_cell(Column& column, std::string_view cell, DecimalSigns decimals) {
    const bool missing = cell.empty() || is_refusal(cell);
    if (auto* numbers = std::get_if<NumberColumn>(&column))
        numbers->values.push_back(missing ? std::nullopt : cell_number(cell, decimals));
    else if (auto* texts = std::get_if<TextColumn>(&column))
        texts->values.emplace_back(missing ? std::string_view{} : cell);
}

std::string extension_of(const std::string& path) {
    std::string extension = std::filesystem::path{path}.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

}  // namespace

DatasetResult read_csv_data(std::string_view text, std::string source) {
    auto opened = CsvReader::open(text);
    if (!opened) return refused(source, opened.error());
    CsvReader reader = std::move(opened).value();
    const auto decimals = reader.separator() == ';' ? DecimalSigns::point_or_comma : DecimalSigns::point;

    Dataset data{std::move(source), 0, {}, {}};
    std::vector<CodedColumnBuilder> builders(reader.header().size(), CodedColumnBuilder{decimals});
    auto wrong = for_each_row(reader, [&](const CsvRow& row) {
        for (std::size_t i = 0; i < builders.size(); ++i) builders[i].add(row.cells[i]);
        data.lines.push_back(static_cast<std::uint32_t>(
            std::min<std::size_t>(row.line, std::numeric_limits<std::uint32_t>::max())));
    });
    if (wrong) return refused(data.source, *wrong);
    data.rows = data.lines.size();
    if (data.rows == 0)
        return refused(data.source, "il n’y a aucune ligne sous l’en-tête. Exportez aussi les réponses.");

    std::vector<std::size_t> varied;
    for (std::size_t i = 0; i < builders.size(); ++i) {
        const bool coded = builders[i].is_coded();
        if (!coded) varied.push_back(i);
        data.columns.push_back(
            {reader.header()[i], reader.header()[i],
             coded ? Column{std::move(builders[i]).coded()} : uncoded_column(builders[i], data.rows)});
    }
    if (varied.empty()) return data;
    reader.rewind();
    wrong = for_each_row(reader, [&](const CsvRow& row) {
        for (const std::size_t i : varied) add_cell(data.columns[i].column, row.cells[i], decimals);
    });
    if (wrong) return refused(data.source, *wrong);
    return data;
}

DatasetResult read_data_file(const std::string& path) {
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (!std::filesystem::exists(status))
        return refused(path, "il n’existe pas. Vérifiez le nom et le dossier.");
    if (std::filesystem::is_directory(status))
        return refused(path, "c’est un dossier. Donnez le fichier .csv qu’il contient.");
    const std::string extension = extension_of(path);
    if (extension == ".sav" || extension == ".zsav" || extension == ".por")
        return refused(path, "les fichiers SPSS ne sont pas lus. Exportez les données en CSV UTF-8.");
    if (extension == ".xlsx" || extension == ".xls" || extension == ".ods")
        return refused(path, "les classeurs ne sont pas lus. Enregistrez la feuille en CSV UTF-8.");

    std::ifstream file{path, std::ios::binary};
    if (!file) return refused(path, "il ne peut pas être ouvert. Vérifiez les droits de lecture.");
    std::string text;
    const auto size = std::filesystem::file_size(path, problem);
    if (!problem) text.reserve(size);
    std::vector<char> block(std::size_t{1} << 20U);
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        text.append(block.data(), static_cast<std::size_t>(file.gcount()));
    if (file.bad()) return refused(path, "la lecture s’est interrompue. Recopiez le fichier.");
    return read_csv_data(text, path);
}

}  // namespace analysis
