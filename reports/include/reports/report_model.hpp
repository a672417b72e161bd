#pragma once

#include <string>
#include <variant>
#include <vector>

#include "reports/chart_model.hpp"
#include "reports/chart_values.hpp"
#include "reports/data_table.hpp"

namespace reports {

/// A report before any format: what a page, a deck or a text document are written from. Every text in it is
/// French, ready to print; every number has passed the gate.

struct Paragraph {
    std::string text;
};

/// A list of sentences.
struct Bullets {
    std::vector<std::string> items;
};

/// A heading below that of the section.
struct Subheading {
    std::string text;
};

/// A chart with its table.
struct ChartBlock {
    std::string id;  ///< its own in the report: letters, digits, hyphens
    ChartModel chart;
};

/// Small charts of one kind, to be compared side by side.
struct ChartGrid {
    std::vector<ChartBlock> charts;
};

/// A table to be read as such.
struct TableBlock {
    DataTable table;
};

struct Definition {
    std::string term;
    std::string text;
};
struct Definitions {
    std::vector<Definition> entries;
};

/// A legal text that frames the consultation, from data.
struct LegalReference {
    std::string article;
    std::string title;
    std::string note;
    std::string version;
    std::string source;
};
struct LegalReferences {
    std::vector<LegalReference> entries;
};

using Block = std::variant<Paragraph, Bullets, Subheading, ChartBlock, ChartGrid, TableBlock, Definitions,
                           LegalReferences>;

struct Section {
    std::string id;
    std::string label;    ///< a few words, for the contents
    std::string finding;  ///< its heading: one sentence that says no more than the intervals allow
    std::vector<Block> blocks;
    bool essential = false;  ///< the finding is a result to remember
};

/// A figure for the top of the report.
struct KeyFact {
    std::string value;
    std::string words;
};

/// What a unit of work declares on one axis.
struct Exposure {
    std::string unit;    ///< « Ensemble », or a group that the headcounts count
    std::string people;  ///< in it, « 420 »
    int axis = 0;        ///< 1 to 6
    std::string factor;  ///< the axis, for people
    Reading score;
    std::string n;  ///< empty when masked
};

struct ReportModel {
    std::string title;
    std::string occasion;  ///< « Restitution au comité social et économique · T4 2026 »
    std::string subtitle;
    std::vector<KeyFact> facts;
    std::vector<Section> sections;
    std::vector<Exposure> exposures;  ///< all axes of everybody, then of each unit
};

}  // namespace reports
