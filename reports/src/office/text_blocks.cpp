#include "office/text_blocks.hpp"

#include <variant>

#include "office/plotted_chart.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

struct BlockWriter {
    TextPackage& text;

    void operator()(const Paragraph& paragraph) const { text.paragraph(paragraph.text); }
    void operator()(const Subheading& heading) const { text.heading(heading.text, 2); }
    void operator()(const Bullets& bullets) const {
        for (const std::string& item : bullets.items) text.bullet(item);
    }
    void operator()(const ChartBlock& block) const {
        text.chart(block.chart);
        const std::string note = note_of_bars(block.chart);
        if (!note.empty()) text.note(note);
    }
    void operator()(const ChartGrid& grid) const {
        for (const ChartBlock& chart : grid.charts) (*this)(chart);
    }
    void operator()(const TableBlock& block) const { text.table(block.table); }
    void operator()(const Definitions& definitions) const {
        for (const Definition& one : definitions.entries) text.term(one.term, one.text);
    }
    void operator()(const LegalReferences& references) const {
        for (const LegalReference& one : references.entries) {
            text.term(one.article, one.title);
            text.paragraph(one.note);
            text.note(one.source.empty() ? one.version : one.version + typo_fr(" ; ") + one.source);
        }
    }
};

}  // namespace

void write_blocks(const std::vector<Block>& blocks, TextPackage& text) {
    for (const Block& block : blocks) std::visit(BlockWriter{text}, block);
}

}  // namespace reports
