#include <algorithm>
#include <map>

#include "office/workbook.hpp"
#include "reports/french_text.hpp"
#include "reports/microdata.hpp"

namespace reports {
namespace {

Cell text_cell(std::string text) {
    return {std::move(text)};
}

Cell count_cell(std::size_t count) {
    return {PrintedNumber{std::to_string(count), "0"}};
}

/// A number as one, « NA » and codes of letters as texts.
Cell data_cell(const MicrodataVariable& variable, const std::string& cell) {
    const bool word = cell.empty() || !variable.numeric ||
                      std::any_of(variable.values.begin(), variable.values.end(), [&](const auto& value) {
                          return value.kind != MicrodataValue::Kind::answer && value.code == cell;
                      });
    if (word || cell.find('e') != std::string::npos) return text_cell(cell);
    return {PrintedNumber{cell, "General"}};
}

std::string_view measure_word(Measure measure) {
    switch (measure) {
        case Measure::nominal:
            return "nominale";
        case Measure::ordinal:
            return "ordinale";
        case Measure::scale:
            return "numérique";
    }
    return "";
}

std::string_view kind_word(MicrodataValue::Kind kind) {
    switch (kind) {
        case MicrodataValue::Kind::answer:
            return "réponse";
        case MicrodataValue::Kind::outside:
            return "hors échelle";
        case MicrodataValue::Kind::refused:
            return "refus";
    }
    return "";
}

Worksheet read_me(const Microdata& data) {
    Worksheet sheet{.name = "Lisez-moi", .widths = {110}, .rows = {}};
    sheet.rows.push_back({{data.title, CellStyle::title}});
    for (const std::string& line :
         {"Vague : " + data.wave, "Définition : " + data.definition,
          "Personnes : " + std::to_string(data.rows) +
              " ; variables : " + std::to_string(data.variables.size()),
          typo_fr(microdata_warning()),
          std::string{
              "« Données » : une ligne par personne, dans un ordre tiré au hasard. Une case vide : pas de "
              "réponse ; NA : préfère ne pas répondre."},
          std::string{
              "« Dictionnaire » : les variables, leurs codes et leurs libellés. Les réponses libres n’y sont "
              "pas : elles sont détachées des autres."},
          std::string{"« Fréquences » : effectifs bruts, sans pondération ni règle de diffusion."}})
        sheet.rows.push_back({text_cell(line)});
    return sheet;
}

Worksheet answers(const Microdata& data) {
    Worksheet sheet{.name = "Données", .widths = {}, .rows = {}, .heading_rows = 1, .filtered = true};
    std::vector<std::string> names;
    for (const auto& variable : data.variables) {
        names.push_back(variable.name);
        sheet.widths.push_back(12);
    }
    sheet.rows.push_back(heading_cells(names));
    for (std::size_t row = 0; row < data.rows; ++row) {
        std::vector<Cell> cells;
        for (const auto& variable : data.variables) cells.push_back(data_cell(variable, variable.cells[row]));
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

Worksheet dictionary(const Microdata& data) {
    Worksheet sheet{.name = "Dictionnaire",
                    .widths = {22, 70, 12, 10, 40, 14},
                    .rows = {},
                    .heading_rows = 1,
                    .filtered = true};
    sheet.rows.push_back(heading_cells({"variable", "libellé", "mesure", "code", "réponse", "nature"}));
    for (const auto& variable : data.variables) {
        const std::vector<Cell> own{text_cell(variable.name), text_cell(variable.label),
                                    text_cell(std::string{measure_word(variable.measure)})};
        bool any = false;
        for (const auto& value : variable.values) {
            if (value.kind == MicrodataValue::Kind::answer && !variable.listed) continue;
            any = true;
            auto cells = own;
            cells.push_back(data_cell(variable, value.code));
            cells.push_back(text_cell(value.label));
            cells.push_back(text_cell(std::string{kind_word(value.kind)}));
            sheet.rows.push_back(std::move(cells));
        }
        if (!any) sheet.rows.push_back(own);
    }
    return sheet;
}

Worksheet frequencies(const Microdata& data) {
    Worksheet sheet{
        .name = "Fréquences", .widths = {22, 10, 40, 12}, .rows = {}, .heading_rows = 1, .filtered = true};
    sheet.rows.push_back(heading_cells({"variable", "code", "réponse", "effectif"}));
    for (const auto& variable : data.variables) {
        if (variable.values.empty()) continue;
        std::map<std::string, std::size_t> people;
        for (const auto& cell : variable.cells) ++people[cell];
        for (const auto& value : variable.values)
            sheet.rows.push_back({text_cell(variable.name), data_cell(variable, value.code),
                                  text_cell(value.label), count_cell(people[value.code])});
        sheet.rows.push_back(
            {text_cell(variable.name), text_cell(""), text_cell("sans réponse"), count_cell(people[""])});
    }
    return sheet;
}

}  // namespace

std::string microdata_workbook(const Microdata& data) {
    return workbook_file({data.title, {read_me(data), answers(data), dictionary(data), frequencies(data)}});
}

}  // namespace reports
