#include "reports/text_paper.hpp"

#include "office/text_blocks.hpp"
#include "office/text_package.hpp"

namespace reports {

std::string text_paper(const ReportModel& paper) {
    TextPackage text{paper.title + ", " + paper.subtitle};
    text.title(paper.title);
    text.subtitle(paper.occasion + " · " + paper.subtitle);
    for (const Section& section : paper.sections) {
        text.heading(section.label, 1);
        write_blocks(section.blocks, text);
    }
    return text.bytes(paper.title + " · " + paper.subtitle);
}

}  // namespace reports
