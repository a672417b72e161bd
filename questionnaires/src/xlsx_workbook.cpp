#include <optional>

#include "naming.hpp"
#include "sheet.hpp"
#include "xlsx_cells.hpp"
#include "xlsx_xml.hpp"
#include "zip_archive.hpp"

namespace questionnaires {

namespace {

/// Where the relationships of a part are kept: xl/workbook.xml has them in xl/_rels/workbook.xml.rels.
std::string relationships_of(const std::filesystem::path& part) {
    return (part.parent_path() / "_rels" / (part.filename().string() + ".rels")).generic_string();
}

/// A relationship names its target from the folder of its part, or from the root of the archive with "/".
std::string resolved(const std::filesystem::path& part, const std::string& target) {
    const std::filesystem::path from_root =
        target.starts_with('/') ? std::filesystem::path{target.substr(1)} : part.parent_path() / target;
    return from_root.lexically_normal().generic_string();
}

class Workbook {
public:
    Workbook(ZipArchive archive, FaultLog& log) : archive_{std::move(archive)}, log_{log} {}

    Sheets sheets() {
        Sheets sheets;
        const std::string main_part = target_of_type("", "/officeDocument").value_or("xl/workbook.xml");
        pugi::xml_document workbook;
        if (!load(workbook, main_part, "")) return sheets;
        if (const auto strings = target_of_type(main_part, "/sharedStrings")) {
            pugi::xml_document part;
            if (!load(part, *strings, "")) return sheets;
            shared_ = shared_strings(part);
        }
        for (const pugi::xml_node& entry : child_element(workbook.document_element(), "sheets").children()) {
            const std::string name = folded(trimmed(attribute_text(entry, "name")));
            if (!is_sheet_name(name)) continue;
            const auto part = target_of(main_part, "Id", attribute_text(entry, "id"));
            if (auto sheet = worksheet(name, part.value_or(""))) {
                sheets.read.emplace(name, *std::move(sheet));
            } else {
                sheets.unreadable.insert(name);
            }
        }
        return sheets;
    }

private:
    std::optional<Sheet> worksheet(const std::string& name, const std::string& part_name) {
        pugi::xml_document part;
        if (!load(part, part_name, name)) return std::nullopt;
        const auto cells = worksheet_cells(part, shared_, name, log_);
        if (!cells) {
            log_.error(
                name, 0, "",
                "la feuille est trop grande pour un questionnaire. Supprimez les lignes et les colonnes "
                "qui n’en font pas partie.");
            return std::nullopt;
        }
        return with_header(name, *cells, log_);
    }

    /// False, with a fault, when the part is absent or unreadable.
    bool load(pugi::xml_document& document, const std::string& name, const std::string& sheet) {
        const ZipArchive::Part part = archive_.part(name);
        if (part.fault == ZipArchive::Fault::too_large) {
            log_.error(
                sheet, 0, "",
                "le classeur décompressé est trop grand pour un questionnaire. Retirez ce qui n’en fait "
                "pas partie.");
            return false;
        }
        if (!part.fault && load_xml(document, part.bytes)) return true;
        log_.error(sheet, 0, "",
                   "le classeur est abîmé, ou n’est pas un classeur .xlsx (partie « " + name +
                       " »). Enregistrez-le à nouveau au format .xlsx.");
        return false;
    }

    std::optional<std::string> target_of_type(const std::string& part, std::string_view type_end) {
        return find_target(part, [type_end](const pugi::xml_node& one) {
            return attribute_text(one, "Type").ends_with(type_end);
        });
    }

    std::optional<std::string> target_of(const std::string& part, std::string_view attribute,
                                         const std::string& value) {
        return find_target(part, [attribute, &value](const pugi::xml_node& one) {
            return attribute_text(one, attribute) == value;
        });
    }

    template <class Wanted>
    std::optional<std::string> find_target(const std::string& part, Wanted wanted) {
        const ZipArchive::Part relationships = archive_.part(relationships_of(part));
        pugi::xml_document document;
        if (relationships.fault || !load_xml(document, relationships.bytes)) return std::nullopt;
        for (const pugi::xml_node& one : document.document_element().children()) {
            if (wanted(one)) return resolved(part, attribute_text(one, "Target"));
        }
        return std::nullopt;
    }

    ZipArchive archive_;
    FaultLog& log_;
    std::vector<std::string> shared_;
};

}  // namespace

Sheets read_workbook(std::string_view bytes, FaultLog& log) {
    auto archive = ZipArchive::open(bytes);
    if (!archive) {
        log.error(
            "", 0, "",
            "ce fichier n’est pas un classeur .xlsx, ou il est protégé par un mot de passe. Enregistrez-le "
            "au format .xlsx (Excel 2007 et suivants), sans mot de passe.");
        return {};
    }
    return Workbook{*std::move(archive), log}.sheets();
}

}  // namespace questionnaires
