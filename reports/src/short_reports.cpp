#include "reports/short_reports.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "report_texts.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

const Section* section_of(const ReportModel& report, std::string_view id) {
    const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                    [id](const Section& one) { return one.id == id; });
    return found == report.sections.end() ? nullptr : &*found;
}

/// The sections of these names that the report has, in this order.
std::vector<Section> chosen_sections(const ReportModel& report, const std::vector<std::string_view>& names) {
    std::vector<Section> sections;
    for (const std::string_view name : names)
        if (const Section* section = section_of(report, name)) sections.push_back(*section);
    return sections;
}

ReportModel shortened_report(const ReportModel& report, std::vector<Section> sections) {
    ReportModel result;
    result.title = report.title;
    result.subtitle = report.subtitle;
    result.facts = report.facts;
    result.sections = std::move(sections);
    return result;
}

/// The list under the last heading of the method: what the figures cannot say.
std::vector<Block> limits_of(const ReportModel& report) {
    const Section* method = section_of(report, "methode");
    if (method == nullptr || method->blocks.empty()) return {};
    return {method->blocks.back()};
}

}  // namespace

ReportModel short_summary(const ReportModel& report) {
    ReportModel summary =
        shortened_report(report, chosen_sections(report, {"essentiel", "resultats", "axes", "engagements"}));
    const auto texts = deck_texts("synthese");
    summary.occasion = texts.at(0);
    Section limits{"limites", texts.at(1), texts.at(2), {}};
    for (std::size_t i = 3; i < texts.size(); ++i) limits.blocks.push_back(Paragraph{texts[i]});
    summary.sections.push_back(std::move(limits));
    return summary;
}

ReportModel note_to_employees(const ReportModel& report) {
    ReportModel note = shortened_report(
        report, chosen_sections(
                    report, {"essentiel", "participation", "resultats", "axes", "garanties", "engagements"}));
    const auto texts = deck_texts("note");
    note.occasion = texts.at(0);
    Section thanks{"merci", texts.at(1), texts.at(2), {}};
    for (std::size_t i = 3; i < texts.size(); ++i) thanks.blocks.push_back(Paragraph{texts[i]});
    note.sections.insert(note.sections.begin(), std::move(thanks));
    if (const Section* guide = section_of(report, "lecture")) note.sections.push_back(*guide);
    if (auto limits = limits_of(report); !limits.empty())
        note.sections.push_back(
            {"limites", "Limites", typo_fr("Ce que ces chiffres ne peuvent pas dire"), std::move(limits)});
    return note;
}

}  // namespace reports
