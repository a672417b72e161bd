#include "analysis/data_file.hpp"

#include "coded_column_builder.hpp"
#include "in_quotes.hpp"
#include "sav_data.hpp"
#include "varied_column.hpp"

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

std::string extension_of(const std::string& path) {
    std::string extension = std::filesystem::path{path}.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

/// By its mark: an SPSS file under any other name.
bool is_sav(std::string_view bytes) {
    return bytes.starts_with("$FL2@(#)") || bytes.starts_with("$FL3@(#)");
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
             coded ? Column{std::move(builders[i]).coded()} : varied_column(builders[i], data.rows)});
    }
    if (varied.empty()) return data;
    reader.rewind();
    wrong = for_each_row(reader, [&](const CsvRow& row) {
        for (const std::size_t i : varied) add_varied_cell(data.columns[i].column, row.cells[i], decimals);
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
        return refused(path, "c’est un dossier. Donnez le fichier .csv ou .sav qu’il contient.");
    const std::string extension = extension_of(path);
    if (extension == ".por")
        return refused(
            path,
            "les fichiers SPSS portables ne sont pas lus. Enregistrez les données en .sav, ou en CSV UTF-8.");
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
    if (extension == ".sav" || extension == ".zsav" || is_sav(text)) return read_sav_data(text, path);
    return read_csv_data(text, path);
}

}  // namespace analysis
