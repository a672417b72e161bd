#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "office/package.hpp"
#include "reports/chart_model.hpp"
#include "reports/data_table.hpp"

namespace reports {

/// A .docx under way, written from top to bottom. Styles are those of the program (« heading 1 », « caption » …), so that
/// the expert's own template restyles it.
class TextPackage {
public:
    explicit TextPackage(const std::string& title);

    void title(const std::string& text);
    void subtitle(const std::string& text);
    /// A table of contents over these headings of level 1, which the program completes with pages when it opens the file.
    void contents(const std::string& title, const std::vector<std::string>& headings);
    void heading(const std::string& text, int level);
    /// What a section has found, under its heading.
    void finding(const std::string& text);
    void paragraph(const std::string& text);
    void bullet(const std::string& text);
    /// Small print under a chart or a reference.
    void note(const std::string& text);
    void term(const std::string& term, const std::string& text);
    /// A numbered figure, or the sentence that says why there is none.
    void chart(const ChartModel& chart);
    /// A numbered table whose heading row is repeated on each page.
    void table(const DataTable& table);

    /// Call it once, last. `foot` stands at the bottom of each page before its number.
    std::string bytes(const std::string& foot);

private:
    Package package_;
    pugi::xml_document document_;
    pugi::xml_node body_;
    int figures_ = 0;
    int tables_ = 0;
    int bookmarks_ = 0;

    pugi::xml_node add_paragraph(const char* style);
    void add_caption(const char* kind, int number, const std::string& text);
};

}  // namespace reports
