#include "reports/plenary_report.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "phrase.hpp"
#include "plenary_results.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

/// The findings of the sections that have one to tell, as the report's first page.
Section essential(const std::vector<Section>& sections) {
    Section section{"essentiel", "L’essentiel", "Ce qu’il faut retenir", {}};
    Bullets findings;
    for (const Section& one : sections)
        if (one.essential) findings.items.push_back(one.finding + ".");
    section.blocks.push_back(std::move(findings));
    return section;
}

Section masked_section(const Plenary& plenary) {
    Section section{
        "resultats", "Résultats", typo_fr("Trop peu de réponses : aucun résultat ne peut être montré"), {}};
    const std::string k = std::to_string(plenary.threshold().people());
    section.blocks.push_back(Paragraph{explanation("seuil", {{"k", k}})});
    section.essential = true;
    return section;
}

/// Says what « masqué » means under every chart that masks something.
void explain_masks(Section& section) {
    const auto explain = [](ChartBlock& block) {
        if (!shows_mask(block.chart)) return;
        block.chart.note += (block.chart.note.empty() ? "" : " ") + explanation("masque");
    };
    for (Block& block : section.blocks) {
        if (auto* chart = std::get_if<ChartBlock>(&block)) explain(*chart);
        if (auto* grid = std::get_if<ChartGrid>(&block))
            std::for_each(grid->charts.begin(), grid->charts.end(), explain);
    }
}

std::vector<KeyFact> key_facts(const Plenary& plenary) {
    const PlenaryWave& wave = *plenary.now().wave;
    std::vector<KeyFact> facts;
    facts.push_back({fmt_count(wave.received), wave.received == 1 ? "réponse reçue" : "réponses reçues"});
    if (const auto rate = participation_rate(wave)) facts.push_back({*rate, "de participation"});
    const auto waves = static_cast<std::int64_t>(plenary.waves.size());
    facts.push_back({fmt_count(waves), waves == 1 ? "trimestre d’enquête" : "trimestres d’enquête"});
    facts.push_back(
        {std::to_string(plenary.threshold().people()), "réponses au moins derrière chaque chiffre"});
    return facts;
}

}  // namespace

ReportModel plenary_report(const PlenaryInput& input) {
    const Plenary plenary = plenary_results(input);
    std::vector<Section> sections;
    std::size_t comparisons = 0;
    const auto add = [&](Written written) {
        comparisons += written.comparisons;
        if (written.section.blocks.empty()) return;
        explain_masks(written.section);
        sections.push_back(std::move(written.section));
    };
    add({participation_section(plenary)});
    if (plenary.now().enough()) {
        if (plenary.axes > 0) add(axes_section(plenary));
        if (!plenary.scales.empty()) add(changes_section(plenary));
        if (plenary.axes > 0 && plenary.waves.size() > 1) add(trend_section(plenary));
        add({questions_section(plenary)});
        if (plenary.scales.size() > plenary.axes) add({other_scales_section(plenary)});
        add(groups_section(plenary));
        add(guarantees_section(plenary));
        add({writers_section(plenary)});
    } else {
        add({masked_section(plenary)});
    }
    add({commitments_section(plenary)});
    sections.insert(sections.begin(), essential(sections));
    add({method_section(plenary, comparisons)});
    add({law_section()});
    add({guide_section()});

    ReportModel report;
    report.title = input.campaign;
    report.occasion = typo_fr("Restitution au comité social et économique");
    report.subtitle = wave_name(*plenary.now().wave);
    report.facts = key_facts(plenary);
    report.sections = std::move(sections);
    if (plenary.now().enough()) report.exposures = exposures_of(plenary);
    return report;
}

}  // namespace reports
