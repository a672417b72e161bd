#include "reports/negotiation_dossier.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "plenary_results.hpp"
#include "questionnaires/csv.hpp"
#include "report_texts.hpp"
#include "reports/chart_model.hpp"
#include "reports/french_text.hpp"
#include "reports/plenary_report.hpp"
#include "texts.hpp"

namespace reports {
namespace {

/// A row of dossier.csv.
struct Line {
    std::string paper;
    std::string kind;
    std::string text;
    std::string articles;
};

std::vector<Line> lines() {
    const auto table = questionnaires::parse_csv(texts::dossier_csv);
    if (!table) throw std::logic_error("dossier.csv is no CSV: " + table.error().reason);
    std::vector<Line> all;
    for (const auto& row : table.value().rows)
        all.push_back({row.cells.at(0), row.cells.at(1), typo_fr(row.cells.at(2)), row.cells.at(3)});
    return all;
}

std::vector<std::string> cut(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::istringstream in{text};
    for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
    return parts;
}

const Section* section_of(const ReportModel& report, std::string_view id) {
    const auto place = std::find_if(report.sections.begin(), report.sections.end(),
                                    [id](const Section& section) { return section.id == id; });
    return place == report.sections.end() ? nullptr : &*place;
}

/// The guarantees chart as a plain table, in the order of the answers.
std::vector<Block> guarantee_blocks(const ReportModel& report) {
    std::vector<Block> blocks;
    const Section* section = section_of(report, "garanties");
    if (section == nullptr)
        return {Paragraph{typo_fr("L'enquête ne demandait pas de classer des garanties.")}};
    for (const Block& block : section->blocks)
        if (const auto* chart = std::get_if<ChartBlock>(&block))
            blocks.push_back(TableBlock{data_table(chart->chart)});
    return blocks;
}

/// Writes the papers line after line.
class Writing {
public:
    Writing(const PlenaryInput& input, const ReportModel& report) : report_{report} {
        values_ = {{"{campagne}", typo_fr(input.campaign)}, {"{vague}", wave_name(input.waves.back())}};
        for (const auto& page : input.waves.back().questionnaire.pages)
            for (const auto& question : page.questions)
                if (question.kind == questionnaires::QuestionKind::rank)
                    for (const auto& choice : input.waves.back().questionnaire.choices_of(question))
                        guarantees_.emplace_back(choice.code, typo_fr(choice.label));
    }

    void write(const Line& line) {
        if (line.kind == "title") return begin(line);
        if (line.kind == "section") return add_section(filled(line.text));
        if (line.kind == "bullet") return add_bullet(filled(line.text));
        if (line.kind == "paragraph") return add(Paragraph{filled(line.text)});
        if (line.kind == "findings") return add_findings();
        if (line.kind == "guarantees") return add_all(guarantee_blocks(report_));
        if (line.kind == "demand") return add_demand(cut(line.text, '|'));
        if (line.kind == "form") return add(TableBlock{form(cut(line.text, '|'))});
        if (line.kind == "law") return add_law(cut(line.articles, ' '));
        if (line.kind == "signature")
            return add(Paragraph{typo_fr("Fait à … … … , le … … … . Nom, qualité et signature : … … …")});
        throw std::logic_error("dossier.csv: unknown kind " + line.kind);
    }

    std::vector<DossierPaper> papers;

private:
    void begin(const Line& line) {
        papers.push_back({line.paper, {}});
        papers.back().paper.title = line.text;
        papers.back().paper.occasion =
            typo_fr("Dossier de la prochaine réunion du comité social et économique");
        papers.back().paper.subtitle = values_.front().second + " · " + values_.back().second;
    }

    void add_section(const std::string& heading) {
        auto& sections = papers.back().paper.sections;
        sections.push_back({"partie-" + std::to_string(sections.size() + 1), heading, heading, {}, false});
    }

    std::vector<Block>& blocks() { return papers.back().paper.sections.back().blocks; }
    void add(Block block) { blocks().push_back(std::move(block)); }
    void add_all(std::vector<Block> more) {
        for (Block& block : more) add(std::move(block));
    }

    void add_bullet(std::string text) {
        if (blocks().empty() || !std::holds_alternative<Bullets>(blocks().back())) add(Bullets{});
        std::get<Bullets>(blocks().back()).items.push_back(std::move(text));
    }

    void add_findings() {
        Bullets findings;
        for (const Section& section : report_.sections)
            if (section.essential) findings.items.push_back(section.finding + ".");
        add(std::move(findings));
    }

    /// CODE, what is asked, its indicator: under the label that the questionnaire gives the code; left out where it asks no such
    /// guarantee.
    void add_demand(const std::vector<std::string>& parts) {
        const auto guarantee = std::find_if(guarantees_.begin(), guarantees_.end(),
                                            [&parts](const auto& one) { return one.first == parts.at(0); });
        if (guarantee == guarantees_.end()) return;
        if (blocks().empty() || !std::holds_alternative<TableBlock>(blocks().back()))
            add(TableBlock{
                {"Demandes, dans l’ordre du questionnaire",
                 {"Garantie", "Ce que nous demandons", "Indicateur de suivi", "Réponse de la direction"},
                 {},
                 true}});
        std::get<TableBlock>(blocks().back())
            .table.rows.push_back({guarantee->second, {parts.at(1), parts.at(2), "…"}});
    }

    static DataTable form(const std::vector<std::string>& columns) {
        DataTable table{"À compléter", columns, {}, true};
        for (int i = 0; i < (columns.size() > 3 ? 5 : 1); ++i)
            table.rows.push_back({"…", std::vector<std::string>(columns.size() - 1, "…")});
        return table;
    }

    void add_law(const std::vector<std::string>& keys) {
        add_section("Textes");
        LegalReferences references;
        for (const std::string& key : keys) references.entries.push_back(legal_reference(key));
        add(std::move(references));
    }

    std::string filled(std::string text) const {
        for (const auto& [mark, value] : values_) {
            const auto at = text.find(mark);
            if (at != std::string::npos) text.replace(at, mark.size(), value);
        }
        return text;
    }

    const ReportModel& report_;
    std::vector<std::pair<std::string, std::string>> values_;
    std::vector<std::pair<std::string, std::string>> guarantees_;
};

}  // namespace

std::vector<DossierPaper> negotiation_dossier(const PlenaryInput& input) {
    const ReportModel report = plenary_report(input);
    Writing writing{input, report};
    for (const Line& line : lines()) writing.write(line);
    return std::move(writing.papers);
}

}  // namespace reports
