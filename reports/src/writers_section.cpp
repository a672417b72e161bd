#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "plenary_results.hpp"
#include "printed_counts.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"

namespace reports {
namespace {

std::size_t writers_of(const PlenaryWave& wave, const std::string& question) {
    const auto found = wave.writers.find(question);
    return found == wave.writers.end() ? 0
                                       : static_cast<std::size_t>(std::max<std::int64_t>(found->second, 0));
}

/// The largest number that is shown.
std::string finding(std::size_t most, std::size_t questions, bool someone) {
    const std::string number = fmt_count(static_cast<std::int64_t>(rounded_count(most)));
    if (most == 0)
        return someone ? "Quelques personnes ont écrit" : "Personne n’a répondu aux questions ouvertes";
    if (questions == 1) return "Environ " + number + " personnes ont répondu avec leurs mots";
    return "Jusqu’à " + number + " personnes environ ont répondu avec leurs mots";
}

}  // namespace

Section writers_section(const Plenary& plenary) {
    Section section{"paroles", "Avec leurs mots", {}, {}};
    DataTable table{"Combien de personnes ont écrit", {"Question", "Personnes"}, {}};
    std::size_t most = 0;
    bool someone = false;
    for (const auto& page : plenary.questionnaire().pages)
        for (const auto& question : page.questions) {
            if (question.kind != questionnaires::QuestionKind::text || !question.multiline) continue;
            const std::size_t people = writers_of(*plenary.now().wave, question.name);
            const bool shown = people >= plenary.threshold().people();
            if (shown) most = std::max(most, people);
            someone = someone || people > 0;
            table.rows.push_back({question.label,
                                  {people == 0 ? "aucune"
                                   : shown     ? about(people)
                                               : kMasked}});
        }
    if (table.rows.empty()) return section;
    section.finding = finding(most, table.rows.size(), someone);
    section.blocks.push_back(TableBlock{std::move(table)});
    if (someone) section.blocks.push_back(Paragraph{explanation("paroles")});
    return section;
}

}  // namespace reports
