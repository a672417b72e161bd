#include <algorithm>
#include <array>
#include <map>

#include "phrase.hpp"
#include "plenary_results.hpp"
#include "report_texts.hpp"
#include "reports/commitment_tracking.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

constexpr std::array<CommitmentState, 5> kStates{CommitmentState::reached, CommitmentState::under_way,
                                                 CommitmentState::late, CommitmentState::worse,
                                                 CommitmentState::not_measurable};

CommitmentState state_today(const FollowedCommitment& followed) {
    return followed.today() == nullptr ? CommitmentState::not_measurable : followed.today()->state;
}

/// « 2 atteints », « 1 en recul ».
std::string counted(std::ptrdiff_t count, CommitmentState state) {
    const bool agrees = state == CommitmentState::reached || state == CommitmentState::not_measurable;
    return std::to_string(count) + kNoBreakSpace + (state == CommitmentState::worse ? "en " : "") +
           name_of(state) + (agrees && count > 1 ? "s" : "");
}

/// « 5 engagements suivis : 2 atteints … »: counts alone, nothing that an interval could contradict.
std::string finding(const std::vector<FollowedCommitment>& all) {
    std::vector<std::string> parts;
    for (const CommitmentState state : kStates) {
        const auto count = std::count_if(all.begin(), all.end(), [state](const FollowedCommitment& followed) {
            return state_today(followed) == state;
        });
        if (count > 0) parts.push_back(counted(count, state));
    }
    return typo_fr(
        (all.size() == 1 ? "Un engagement suivi : " : std::to_string(all.size()) + " engagements suivis : ") +
        enumerated(parts));
}

std::string state_text(const FollowedPoint& point) {
    return std::string(name_of(point.state)) + (point.reason.empty() ? "" : " (" + point.reason + ")");
}

DataTable state_table(const std::vector<FollowedCommitment>& all) {
    DataTable table{
        "État de chaque engagement",
        {"Engagement", "Indicateur", "Départ", "Cible", "Échéance", "Aujourd’hui", "Écart au départ", "État"},
        {},
        true};
    for (const FollowedCommitment& followed : all) {
        const Commitment& commitment = *followed.commitment;
        const FollowedPoint* today = followed.today();
        table.rows.push_back(
            {commitment.id + kNoBreakSpace + "– " + typo_fr(commitment.text) + " (" +
                 typo_fr(commitment.source) + ", " + french_date(commitment.source_date) + ")",
             {followed.indicator, text_of(followed.baseline), followed.target, french_date(commitment.due),
              today == nullptr ? "–" : text_of(today->reading) + " (" + today->label + ")",
              today == nullptr ? "–" : text_of(today->change),
              today == nullptr ? typo_fr("non mesurable (pas encore de mesure après le départ)")
                               : state_text(*today)}});
    }
    return table;
}

/// States quarter by quarter; empty when there is only one quarter to tell.
DataTable history_table(const std::vector<FollowedCommitment>& all, const Plenary& plenary) {
    DataTable table{"Évolution de l’état", {"Engagement"}, {}, true};
    std::vector<std::string> waves;
    for (std::size_t i = 1; i < plenary.waves.size(); ++i) waves.push_back(wave_name(*plenary.waves[i].wave));
    if (waves.size() < 2) return table;
    table.columns.insert(table.columns.end(), waves.begin(), waves.end());
    for (const FollowedCommitment& followed : all) {
        if (followed.commitment->indicator.kind == Indicator::Kind::outside) continue;
        DataTable::Row row{followed.commitment->id, {}};
        for (const std::string& wave : waves) {
            const auto point = std::find_if(followed.history.begin(), followed.history.end(),
                                            [&wave](const FollowedPoint& one) { return one.label == wave; });
            row.cells.push_back(point == followed.history.end() ? "–" : name_of(point->state));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

DataTable demand_table(const std::vector<Demand>& demands) {
    DataTable table{"Demandes du comité et réponses motivées de l’employeur",
                    {"Demande", "Faite le", "Réponse", "Suite"},
                    {},
                    true};
    for (const Demand& demand : demands) {
        const auto& answer = demand.answer;
        table.rows.push_back(
            {demand.id + kNoBreakSpace + "– " + typo_fr(demand.text),
             {french_date(demand.asked),
              answer ? typo_fr(answer->text) + " (" + french_date(answer->date) + ")" : "sans réponse",
              !answer ? "en attente" : (answer->accepted ? "acceptée" : "refusée")}});
    }
    return table;
}

}  // namespace

Section commitments_section(const Plenary& plenary) {
    const CommitmentBook& book = plenary.input->commitments;
    Section section{"engagements", "Engagements", {}, {}};
    if (book.empty()) return section;
    const auto all = follow(book, *plenary.input, plenary.input->on);
    if (all.empty()) {
        section.finding = typo_fr("Demandes du comité et réponses de l'employeur");
    } else {
        section.finding = finding(all);
        section.essential = true;
        section.blocks.push_back(TableBlock{state_table(all)});
        section.blocks.push_back(Paragraph{explanation("engagements")});
        DataTable history = history_table(all, plenary);
        if (!history.rows.empty()) section.blocks.push_back(TableBlock{std::move(history)});
    }
    if (!book.demands.empty()) {
        section.blocks.push_back(TableBlock{demand_table(book.demands)});
        section.blocks.push_back(Paragraph{explanation("demandes")});
    }
    return section;
}

}  // namespace reports
