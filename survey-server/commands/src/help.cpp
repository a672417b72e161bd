#include "help.hpp"

#include "reports/french_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace commands {
namespace {

std::string written(const Option& option) {
    return "--" + option.name + (option.value.empty() ? "" : " " + option.value);
}

using Entry = std::pair<std::string, std::string>;  // how it is written, what it means

void print_aligned(const std::vector<Entry>& entries, std::ostream& out) {
    std::size_t width = 0;
    for (const auto& [name, meaning] : entries) width = std::max(width, name.size());
    for (const auto& [name, meaning] : entries)
        out << "  " << name << std::string(width - name.size() + 2, ' ') << reports::typo_fr(meaning) << '\n';
}

}  // namespace

std::string usage(const Verb& verb) {
    std::string line = "vigie " + verb.name;
    for (const Positional& one : verb.positionals)
        line += one.required ? " " + one.name : " [" + one.name + "]";
    for (const Option& one : verb.options)
        line += one.required ? " " + written(one) : " [" + written(one) + "]";
    return line;
}

void print_verbs(std::span<const Verb> verbs, std::ostream& out) {
    out << reports::typo_fr(
        "vigie : enquêtes anonymes sur l’IA au travail, leurs résultats et leurs preuves\n\n");
    std::vector<Entry> entries;
    for (const Verb& verb : verbs) entries.emplace_back("vigie " + verb.name, verb.summary);
    print_aligned(entries, out);
    out << reports::typo_fr("\nDétail et exemple d’un verbe : vigie VERBE --help\n");
}

void print_verb(const Verb& verb, std::ostream& out) {
    out << usage(verb) << "\n\n" << reports::typo_fr(verb.summary) << "\n";
    std::vector<Entry> entries;
    for (const Positional& one : verb.positionals) entries.emplace_back(one.name, one.help);
    for (const Option& one : verb.options) entries.emplace_back(written(one), one.help);
    entries.emplace_back("--help", "cette aide");
    out << "\n";
    print_aligned(entries, out);
    if (!verb.example.empty()) out << reports::typo_fr("\nExemple :\n  ") << verb.example << "\n";
}

}  // namespace commands
