#include "settings_sheet.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "naming.hpp"
#include "sheet_table.hpp"

namespace questionnaires {

namespace {

using Presence = Column::Presence;

constexpr std::array<Column, 7> kColumns{{
    {"form_title", Presence::needed},
    {"form_id", Presence::needed},
    {"version", Presence::needed},
    {"default_language"},
    {"vigie::minutes"},
    {"vigie::licence"},
    {"vigie::bande_textes"},
}};

bool is_identifier(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
}

Settings settings_of(const TableRow& row) {
    Settings settings;
    settings.title = row.needed("form_title", "le titre manque. Écrivez celui que les personnes liront.");
    settings.id = row.needed(
        "form_id", "l’identifiant manque. Écrivez des lettres, chiffres et tirets, comme enquete-ia.");
    settings.version = row.needed("version", "la version manque. Écrivez 1 pour la première.");
    if (!is_identifier(settings.id)) {
        row.error("form_id",
                  "l’identifiant « " + settings.id +
                      " » ne convient pas. Écrivez des lettres sans accent, des chiffres et des tirets.");
    }
    const std::string language = folded(row.cell("default_language"));
    if (!language.empty() && language != "fr" && language != "français" && !language.ends_with("(fr)")) {
        row.error("default_language",
                  "la langue « " + row.cell("default_language") +
                      " » n’est pas lue : les questions sont posées en français. Écrivez fr.");
    }
    settings.language = "fr";
    constexpr int kLongest = 240;
    settings.minutes = row.integer("vigie::minutes", 1, kLongest).value_or(0);
    settings.licence = row.cell("vigie::licence");
    settings.text_band = row.cell("vigie::bande_textes");
    return settings;
}

}  // namespace

Settings read_settings(const Sheet& sheet, FaultLog& log) {
    const SheetTable table{sheet, kColumns, log};
    if (table.rows().empty()) {
        log.error(sheet.name, 0, "",
                  "la feuille n’a aucune ligne sous ses titres. Écrivez le titre, l’identifiant et la "
                  "version du questionnaire.");
        return {};
    }
    for (std::size_t i = 1; i < table.rows().size(); ++i) {
        table.rows()[i].error("form_title", "la feuille settings n’a qu’une ligne. Supprimez celle-ci.");
    }
    return settings_of(table.rows().front());
}

}  // namespace questionnaires
