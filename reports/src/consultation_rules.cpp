#include "consultation_rules.hpp"

#include <map>
#include <stdexcept>
#include <string_view>

#include "questionnaires/csv.hpp"
#include "reports/french_text.hpp"
#include "texts.hpp"

namespace reports {
namespace {

template <class T>
T named(const std::map<std::string_view, T>& names, const std::string& cell) {
    const auto place = names.find(cell);
    if (place == names.end()) throw std::logic_error("consultation.csv: unknown word " + cell);
    return place->second;
}

Occasion occasion_of(const std::string& cell) {
    return named<Occasion>({{"always", Occasion::always},
                            {"expert", Occasion::expert},
                            {"no_expert", Occasion::no_expert},
                            {"expert_one_level", Occasion::expert_one_level},
                            {"expert_two_levels", Occasion::expert_two_levels},
                            {"two_levels", Occasion::two_levels},
                            {"never", Occasion::never}},
                           cell);
}

Side side_of(const std::string& cell) {
    return named<Side>(
        {{"fact", Side::fact}, {"before", Side::before}, {"after", Side::after}, {"limit", Side::limit}},
        cell);
}

}  // namespace

std::vector<ConsultationRule> consultation_rules() {
    const auto table = questionnaires::parse_csv(texts::consultation_csv);
    if (!table) throw std::logic_error("consultation.csv is no CSV: " + table.error().reason);
    std::vector<ConsultationRule> rules;
    for (const auto& row : table.value().rows) {
        const auto& cells = row.cells;
        rules.push_back({.key = cells.at(0),
                         .label = typo_fr(cells.at(1)),
                         .from = cells.at(2),
                         .months = std::stoi(cells.at(3)),
                         .days = std::stoi(cells.at(4)),
                         .occasion = occasion_of(cells.at(5)),
                         .side = side_of(cells.at(6)),
                         .article = typo_fr(cells.at(7)),
                         .version = typo_fr(cells.at(8)),
                         .source = typo_fr(cells.at(9)),
                         .note = typo_fr(cells.at(10))});
    }
    return rules;
}

}  // namespace reports
