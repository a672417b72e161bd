#include "xlsx_files.hpp"

#include <zip.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <vector>

namespace tests {

namespace {

const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else
            safe += c;
    }
    return safe;
}

bool is_whole_number(const std::string& text) {
    const bool digits =
        std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    return !text.empty() && digits && (text == "0" || text.front() != '0');
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + kRelations + "/" + type + "\" Target=\"" + target +
           "\"/>";
}

std::string text_element(const std::string& text) {
    return "<t xml:space=\"preserve\">" + escaped(text) + "</t>";
}

class SharedStrings {
public:
    std::size_t index_of(const std::string& text) {
        const auto found = std::find(texts_.begin(), texts_.end(), text);
        const auto index = static_cast<std::size_t>(found - texts_.begin());
        if (found == texts_.end()) texts_.push_back(text);
        return index;
    }

    std::string xml() const {
        std::string items;
        for (const std::string& text : texts_) items += "<si>" + text_element(text) + "</si>";
        return "<sst xmlns=\"" + kMain + "\">" + items + "</sst>";
    }

private:
    std::vector<std::string> texts_;
};

std::string worksheet(const Cells& cells, Texts texts, SharedStrings& shared) {
    std::string rows;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        const std::string number = std::to_string(row + 1);
        rows += "<row r=\"" + number + "\">";
        for (std::size_t column = 0; column < cells[row].size(); ++column) {
            const std::string& text = cells[row][column];
            if (text.empty()) continue;
            rows += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + number + "\"";
            if (is_whole_number(text))
                rows += "><v>" + text + "</v></c>";
            else if (texts == Texts::in_cells)
                rows += " t=\"inlineStr\"><is>" + text_element(text) + "</is></c>";
            else
                rows += " t=\"s\"><v>" + std::to_string(shared.index_of(text)) + "</v></c>";
        }
        rows += "</row>";
    }
    return "<worksheet xmlns=\"" + kMain + "\"><sheetData>" + rows + "</sheetData></worksheet>";
}

}  // namespace

Parts workbook_parts(const SheetCells& sheets, Texts texts) {
    Parts parts;
    SharedStrings shared;
    std::string entries;
    std::string relations = relationship("strings", "sharedStrings", "sharedStrings.xml");
    for (const auto& [name, cells] : sheets) {
        entries += "<sheet name=\"" + name + "\" sheetId=\"1\" r:id=\"r-" + name + "\"/>";
        relations += relationship("r-" + name, "worksheet", "worksheets/" + name + ".xml");
        parts["xl/worksheets/" + name + ".xml"] = worksheet(cells, texts, shared);
    }
    parts["[Content_Types].xml"] =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    parts["_rels/.rels"] = "<Relationships xmlns=\"" + kPackage + "\">" +
                           relationship("main", "officeDocument", "xl/workbook.xml") + "</Relationships>";
    parts["xl/workbook.xml"] = "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kRelations + "\"><sheets>" +
                               entries + "</sheets></workbook>";
    parts["xl/_rels/workbook.xml.rels"] =
        "<Relationships xmlns=\"" + kPackage + "\">" + relations + "</Relationships>";
    parts["xl/sharedStrings.xml"] = shared.xml();
    return parts;
}

std::filesystem::path write_archive(const Parts& parts, const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "classeur.xlsx";
    int error = 0;
    zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw std::runtime_error{"no archive in " + folder.string()};
    for (const auto& [name, bytes] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        if (source == nullptr || zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
            zip_source_free(source);
            zip_discard(archive);
            throw std::runtime_error{"no entry " + name};
        }
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        throw std::runtime_error{"archive not written in " + folder.string()};
    }
    return path;
}

Parts with_sheet_data(Parts parts, const std::string& part, const std::string& sheet_data) {
    parts[part] = "<worksheet xmlns=\"" + kMain + "\"><sheetData>" + sheet_data + "</sheetData></worksheet>";
    return parts;
}

}  // namespace tests
