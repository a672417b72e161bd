#include "report_texts.hpp"

#include <stdexcept>

#include "phrase.hpp"
#include "questionnaires/csv.hpp"
#include "reports/french_text.hpp"
#include "texts.hpp"

namespace reports {
namespace {

/// The rows of a file of ours, cells in the order of the header. Throws std::logic_error when it is no CSV.
std::vector<std::vector<std::string>> rows_of(std::string_view csv) {
    const auto table = questionnaires::parse_csv(csv);
    if (!table) throw std::logic_error("a text file of the reports is no CSV: " + table.error().reason);
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : table.value().rows) {
        rows.emplace_back();
        for (const std::string& cell : row.cells) rows.back().push_back(typo_fr(cell));
    }
    return rows;
}

/// A row of legal.csv.
LegalReference reference(const std::vector<std::string>& cells) {
    return {cells.at(1), cells.at(2), cells.at(3), cells.at(4), cells.at(5)};
}

std::string text_of_key(std::string_view csv, std::string_view key, const Values& values) {
    for (const auto& cells : rows_of(csv)) {
        if (cells.at(0) != key) continue;
        std::string text = cells.at(1);
        for (const auto& [name, value] : values) {
            const std::string mark = "{" + name + "}";
            const auto at = text.find(mark);
            if (at != std::string::npos) text.replace(at, mark.size(), value);
        }
        return text;
    }
    throw std::logic_error("no text named " + std::string(key));
}

}  // namespace

std::vector<LegalReference> legal_references() {
    std::vector<LegalReference> references;
    for (const auto& cells : rows_of(texts::legal_csv)) references.push_back(reference(cells));
    return references;
}

LegalReference legal_reference(std::string_view key) {
    for (const auto& cells : rows_of(texts::legal_csv))
        if (cells.at(0) == key) return reference(cells);
    throw std::logic_error("no legal reference named " + std::string(key));
}

std::vector<Definition> reading_guide() {
    std::vector<Definition> entries;
    for (const auto& cells : rows_of(texts::reading_guide_csv)) entries.push_back({cells.at(0), cells.at(1)});
    return entries;
}

std::string explanation(std::string_view key, const Values& values) {
    return text_of_key(texts::explanations_csv, key, values);
}

std::string caveat(std::string_view key, const Values& values) {
    return text_of_key(texts::caveats_csv, key, values);
}

std::vector<std::string> deck_texts(std::string_view slide) {
    std::vector<std::string> lines;
    for (const auto& cells : rows_of(texts::deck_csv))
        if (cells.at(0) == slide) lines.push_back(cells.at(1));
    if (lines.empty()) throw std::logic_error("no text for the slide " + std::string(slide));
    return lines;
}

std::vector<RiskFamily> risk_families() {
    std::vector<RiskFamily> families;
    for (const auto& cells : rows_of(texts::inrs_families_csv))
        families.push_back({cells.at(0), std::stoi(cells.at(1)), cells.at(2)});
    return families;
}

BandName band_name(const questionnaires::Questionnaire& questionnaire, std::string_view question) {
    for (const auto& cells : rows_of(texts::bands_csv))
        if (cells.at(0) == question) return {cells.at(1), cells.at(2)};
    const auto* asked = questionnaire.question(question);
    const std::string label = quoted(asked != nullptr ? asked->label : std::string(question));
    return {label, "la réponse à " + label};
}

}  // namespace reports
