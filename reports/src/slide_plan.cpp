#include "slide_plan.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "office/plotted_chart.hpp"
#include "phrase.hpp"
#include "report_texts.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

constexpr std::size_t kMostSlides = 15;
constexpr std::size_t kMostAxes = 4;
constexpr std::size_t kMostCrossings = 2;

const Section* section_of(const ReportModel& report, std::string_view id) {
    const auto found = std::find_if(report.sections.begin(), report.sections.end(),
                                    [id](const Section& one) { return one.id == id; });
    return found == report.sections.end() ? nullptr : &*found;
}

template <typename Kind>
std::vector<const Kind*> blocks_of(const Section& section) {
    std::vector<const Kind*> found;
    for (const Block& block : section.blocks)
        if (const auto* one = std::get_if<Kind>(&block)) found.push_back(one);
    return found;
}

/// Sentences of the section's paragraphs and lists, in their order.
std::vector<std::string> sentences(const Section& section) {
    std::vector<std::string> lines;
    for (const Block& block : section.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) lines.push_back(paragraph->text);
        if (const auto* bullets = std::get_if<Bullets>(&block))
            lines.insert(lines.end(), bullets->items.begin(), bullets->items.end());
    }
    return lines;
}

/// What to say of a chart, and how it was made.
void add_reading(std::vector<std::string>& notes, const ChartModel& chart) {
    notes.push_back(typo_fr("Lecture : ") + describe(chart));
    const std::string note = note_of_bars(chart);
    if (!note.empty()) notes.push_back(typo_fr("Méthode : ") + note);
}

std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

SlidePlan opening(const ReportModel& report) {
    SlidePlan slide;
    slide.opening = true;
    slide.title = report.title;
    std::string facts;
    for (const KeyFact& fact : report.facts)
        facts += (facts.empty() ? "" : " · ") + fact.value + " " + fact.words;
    slide.lines = {report.occasion, report.subtitle, facts};
    return slide;
}

/// How it was made and what it cannot say: the first two sentences of each on the slide, all in the notes.
std::optional<SlidePlan> method(const ReportModel& report) {
    const Section* section = section_of(report, "methode");
    if (section == nullptr) return std::nullopt;
    SlidePlan slide;
    slide.title = deck_texts("methode").front();
    for (const Bullets* list : blocks_of<Bullets>(*section))
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            if (i < 2) slide.lines.push_back(list->items[i]);
            slide.notes.push_back(list->items[i]);
        }
    return slide;
}

/// A section as its sentences.
std::optional<SlidePlan> words_of(const ReportModel& report, std::string_view id) {
    const Section* section = section_of(report, id);
    if (section == nullptr) return std::nullopt;
    SlidePlan slide;
    slide.title = section->finding;
    slide.lines = sentences(*section);
    return slide;
}

SlidePlan of_chart(std::string title, const ChartModel& chart, std::vector<std::string> lines) {
    SlidePlan slide;
    slide.title = std::move(title);
    slide.lines = std::move(lines);
    slide.charts.push_back(chart);
    add_reading(slide.notes, chart);
    return slide;
}

/// The first chart of a section under its finding; the sentences of the section go to the notes.
std::optional<SlidePlan> chart_of(const ReportModel& report, std::string_view id,
                                  std::vector<std::string> lines) {
    const Section* section = section_of(report, id);
    if (section == nullptr) return std::nullopt;
    const auto charts = blocks_of<ChartBlock>(*section);
    if (charts.empty()) return words_of(report, id);
    SlidePlan slide = of_chart(section->finding, charts.front()->chart, std::move(lines));
    for (std::string& sentence : sentences(*section)) slide.notes.push_back(std::move(sentence));
    return slide;
}

/// The answers to the questions of one axis.
struct AxisAnswers {
    SlidePlan slide;
    double score = -1.0;  ///< of the axis; below all others when masked
};

/// Scores of the profile by the label of their axis.
std::optional<double> score_of(const ReportModel& report, const std::string& label) {
    const Section* section = section_of(report, "axes");
    if (section == nullptr) return std::nullopt;
    for (const ChartBlock* block : blocks_of<ChartBlock>(*section))
        if (const auto* profile = std::get_if<ProfileChart>(&block->chart.content))
            for (const ProfileRow& row : profile->rows)
                if (row.label == label) {
                    const Estimate* shown = estimate_of(row.current);
                    return shown == nullptr ? -1.0 : shown->point.value;
                }
    return std::nullopt;
}

/// One slide an axis whose answers may be shown; the questions of other scales stay in the report.
std::vector<AxisAnswers> axis_answers(const ReportModel& report) {
    std::vector<AxisAnswers> found;
    const Section* section = section_of(report, "questions");
    if (section == nullptr) return found;
    std::string heading;
    for (const Block& block : section->blocks) {
        if (const auto* above = std::get_if<Subheading>(&block)) heading = above->text;
        const auto* chart = std::get_if<ChartBlock>(&block);
        if (chart == nullptr || !plotted(chart->chart)) continue;
        const std::string label = heading.substr(0, heading.find(typo_fr(" :")));
        const auto score = score_of(report, label);
        if (!score) continue;
        const std::string title = label + typo_fr(" : ") + lower_first(chart->chart.title);
        AxisAnswers axis{of_chart(title, chart->chart, {}), *score};
        axis.slide.notes.insert(axis.slide.notes.begin(), heading + ".");
        found.push_back(std::move(axis));
    }
    return found;
}

/// The `most` axes with the highest scores, in the order of the axes: their order is not established.
std::vector<SlidePlan> salient(std::vector<AxisAnswers> axes, std::size_t most) {
    std::vector<double> scores;
    for (const AxisAnswers& axis : axes) scores.push_back(axis.score);
    std::sort(scores.rbegin(), scores.rend());
    std::vector<SlidePlan> slides;
    for (AxisAnswers& axis : axes)
        if (slides.size() < most && (scores.size() <= most || axis.score >= scores[most - 1]))
            slides.push_back(std::move(axis.slide));
    return slides;
}

std::size_t established_in(const GroupChart& chart) {
    return static_cast<std::size_t>(
        std::count_if(chart.rows.begin(), chart.rows.end(),
                      [](const GroupRow& row) { return row.difference == Difference::established; }));
}

/// The crossings with the most established differences first; those that show nothing last.
std::vector<SlidePlan> crossings(const ReportModel& report, std::size_t most) {
    const Section* section = section_of(report, "groupes");
    if (section == nullptr) return {};
    std::vector<const ChartModel*> charts;
    for (const ChartBlock* block : blocks_of<ChartBlock>(*section))
        if (std::holds_alternative<GroupChart>(block->chart.content)) charts.push_back(&block->chart);
    std::stable_sort(charts.begin(), charts.end(), [](const ChartModel* a, const ChartModel* b) {
        return established_in(std::get<GroupChart>(a->content)) >
               established_in(std::get<GroupChart>(b->content));
    });
    std::vector<SlidePlan> slides;
    for (const ChartModel* chart : charts) {
        if (slides.size() == most) break;
        const auto& groups = std::get<GroupChart>(chart->content);
        std::string lead = groups.measure + ".";
        if (is_tested(groups)) lead += " " + deck_texts("groupes").front();
        SlidePlan slide = of_chart(chart->title, *chart, {std::move(lead)});
        for (std::string& sentence : sentences(*section)) slide.notes.push_back(std::move(sentence));
        slides.push_back(std::move(slide));
    }
    return slides;
}

std::optional<SlidePlan> trends(const ReportModel& report) {
    const Section* section = section_of(report, "evolution");
    if (section == nullptr) return std::nullopt;
    SlidePlan slide;
    slide.title = section->finding;
    slide.lines = deck_texts("evolution");
    for (const ChartGrid* grid : blocks_of<ChartGrid>(*section))
        for (const ChartBlock& block : grid->charts) {
            slide.charts.push_back(block.chart);
            slide.notes.push_back(describe(block.chart));
        }
    return slide;
}

std::optional<SlidePlan> guarantees(const ReportModel& report) {
    const Section* section = section_of(report, "garanties");
    if (section == nullptr) return std::nullopt;
    const auto charts = blocks_of<ChartBlock>(*section);
    if (charts.empty()) return std::nullopt;
    const auto* chart = std::get_if<GroupChart>(&charts.front()->chart.content);
    return chart_of(report, "garanties", {chart == nullptr ? "" : chart->measure});
}

std::optional<SlidePlan> writers(const ReportModel& report) {
    const Section* section = section_of(report, "paroles");
    if (section == nullptr) return std::nullopt;
    SlidePlan slide;
    slide.title = section->finding;
    for (const TableBlock* block : blocks_of<TableBlock>(*section))
        for (const DataTable::Row& row : block->table.rows)
            slide.lines.push_back(quoted(row.header) + " " + deck_texts("paroles").front() + typo_fr(" : ") +
                                  row.cells.front() + ".");
    for (std::string& sentence : sentences(*section)) slide.lines.push_back(std::move(sentence));
    return slide;
}

/// Each commitment with its state, the last cell of its row.
std::optional<SlidePlan> commitments(const ReportModel& report) {
    const Section* section = section_of(report, "engagements");
    if (section == nullptr) return std::nullopt;
    SlidePlan slide;
    slide.title = section->finding;
    const auto tables = blocks_of<TableBlock>(*section);
    if (!tables.empty())
        for (const DataTable::Row& row : tables.front()->table.rows)
            slide.lines.push_back(row.header + typo_fr(" : ") + row.cells.back() + ".");
    slide.notes = sentences(*section);
    return slide;
}

/// A slide of texts that ship with the program; what frames it in law goes to the notes.
SlidePlan shipped(std::string_view name) {
    SlidePlan slide;
    slide.lines = deck_texts(name);
    slide.title = slide.lines.front();
    slide.lines.erase(slide.lines.begin());
    return slide;
}

SlidePlan questions_to_management(const ReportModel& report) {
    SlidePlan slide = shipped("questions");
    const Section* law = section_of(report, "droit");
    if (law == nullptr) return slide;
    for (const LegalReferences* list : blocks_of<LegalReferences>(*law))
        for (const LegalReference& one : list->entries)
            slide.notes.push_back(one.article + ", " + one.title + typo_fr(" : ") + one.note);
    for (const Paragraph* paragraph : blocks_of<Paragraph>(*law)) slide.notes.push_back(paragraph->text);
    return slide;
}

SlidePlan reading_guide_slide(const ReportModel& report) {
    SlidePlan slide = shipped("guide");
    if (const Section* guide = section_of(report, "lecture"))
        for (const Definitions* list : blocks_of<Definitions>(*guide))
            for (const Definition& one : list->entries)
                slide.notes.push_back(one.term + typo_fr(" : ") + one.text);
    return slide;
}

/// « 620 réponses reçues ».
std::string answers_of(const ReportModel& report) {
    return report.facts.empty() ? std::string()
                                : report.facts.front().value + " " + report.facts.front().words;
}

}  // namespace

DeckPlan deck_plan(const ReportModel& report) {
    std::vector<SlidePlan> before;
    std::vector<SlidePlan> after;
    const auto add = [](std::vector<SlidePlan>& part, std::optional<SlidePlan> slide) {
        if (slide) part.push_back(std::move(*slide));
    };
    const bool first_wave = section_of(report, "evolution") == nullptr;
    add(before, opening(report));
    add(before, method(report));
    add(before, chart_of(report, "participation", deck_texts("participation")));
    add(before, words_of(report, "essentiel"));
    add(before, words_of(report, "resultats"));
    add(before, chart_of(report, "axes", deck_texts("axes")));
    if (!first_wave) {
        add(after, words_of(report, "changements"));
        add(after, trends(report));
    }
    add(after, guarantees(report));
    add(after, writers(report));
    add(after, commitments(report));
    add(after, questions_to_management(report));
    add(after, reading_guide_slide(report));

    std::vector<SlidePlan> groups = crossings(report, kMostCrossings);
    const std::size_t fixed = before.size() + after.size() + (groups.empty() ? 0 : 1);
    std::vector<SlidePlan> axes =
        salient(axis_answers(report), std::min(kMostAxes, kMostSlides - std::min(kMostSlides, fixed)));
    if (groups.size() > 1 && fixed + axes.size() >= kMostSlides) groups.resize(1);

    DeckPlan plan;
    plan.title = report.title + ", " + report.subtitle;
    plan.source = typo_fr("Source : ") + report.title + " · " + answers_of(report) + " · " + report.subtitle;
    for (auto* part : {&before, &axes, &groups, &after})
        std::move(part->begin(), part->end(), std::back_inserter(plan.slides));
    return plan;
}

}  // namespace reports
