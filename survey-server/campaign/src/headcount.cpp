#include "campaign/headcount.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <string_view>

#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"
#include "questionnaires/csv.hpp"

namespace campaign {

namespace {

constexpr std::string_view kPeople = "headcount";
constexpr std::int64_t kMostPeople = 100'000'000;

std::string in_quotes(std::string_view text) {
    return "« " + std::string(text) + " »";
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
    throw Refusal("Effectifs : " + file.string() + ", " + reason);
}

std::string on_line(std::size_t line) {
    return "ligne " + std::to_string(line) + " : ";
}

questionnaires::CsvTable read_table(const std::filesystem::path& file) {
    auto table = questionnaires::parse_csv(read_file(file));
    if (!table) {
        const auto& error = table.error();
        refuse(file, (error.line > 0 ? on_line(error.line) : std::string()) + error.reason);
    }
    return std::move(table).value();
}

/// Position of the question's column; the other one is that of the people.
std::size_t question_column(const questionnaires::CsvTable& table, const std::filesystem::path& file) {
    if (table.header.size() == 2 && table.header[1] == kPeople) return 0;
    if (table.header.size() == 2 && table.header[0] == kPeople) return 1;
    refuse(file,
           "il faut deux colonnes : l’une au nom d’une question à choix unique (par exemple metier), l’autre "
           "nommée headcount.");
}

std::int64_t people_in(std::string_view cell, std::size_t line, const std::filesystem::path& file) {
    std::int64_t people = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), people);
    if (error != std::errc() || end != cell.data() + cell.size() || people < 0 || people > kMostPeople) {
        refuse(file, on_line(line) + in_quotes(cell) +
                         " n’est pas un effectif. Écrivez un nombre entier, sans espace.");
    }
    return people;
}

}  // namespace

std::int64_t people_in(const std::filesystem::path& file) {
    const questionnaires::CsvTable table = read_table(file);
    const std::size_t people_column = 1 - question_column(table, file);
    std::int64_t people = 0;
    for (const auto& row : table.rows) people += people_in(row.cells[people_column], row.line, file);
    return people;
}

HeadcountTable read_headcount(const std::filesystem::path& file,
                              const questionnaires::Questionnaire& questionnaire) {
    const questionnaires::CsvTable table = read_table(file);
    const std::size_t category_column = question_column(table, file);
    const std::string& name = table.header[category_column];
    const questionnaires::Question* question = questionnaire.question(name);
    if (question == nullptr || question->kind != questionnaires::QuestionKind::select_one) {
        refuse(file, "colonne " + in_quotes(name) +
                         " : le questionnaire n’a pas de question à choix unique de ce nom.");
    }

    std::map<std::string, std::int64_t, std::less<>> people;
    for (const auto& choice : questionnaire.choices_of(*question)) people.emplace(choice.code, -1);
    for (const auto& row : table.rows) {
        const std::string& category = row.cells[category_column];
        const auto known = people.find(category);
        if (known == people.end()) {
            refuse(file, on_line(row.line) + in_quotes(category) +
                             " n’est pas une réponse possible à la question " + name + ".");
        }
        if (known->second >= 0) {
            refuse(file,
                   on_line(row.line) + in_quotes(category) + " est déjà plus haut. Gardez une seule ligne.");
        }
        known->second = people_in(row.cells[1 - category_column], row.line, file);
    }

    HeadcountTable headcount{.question = name, .lines = {}};
    for (const auto& choice : questionnaire.choices_of(*question)) {
        const std::int64_t count = people.at(choice.code);
        if (count < 0 && choice.missing) continue;
        if (count < 0) {
            refuse(file, "il manque l’effectif de " + in_quotes(choice.code) + " (" + choice.label +
                             "). Ajoutez sa ligne, avec 0 s’il n’y a personne.");
        }
        headcount.lines.push_back({choice.code, count});
    }
    return headcount;
}

std::string headcount_csv(const HeadcountTable& table) {
    std::string text = table.question + "," + std::string(kPeople) + "\n";
    for (const auto& line : table.lines) text += line.category + "," + std::to_string(line.people) + "\n";
    return text;
}

}  // namespace campaign
