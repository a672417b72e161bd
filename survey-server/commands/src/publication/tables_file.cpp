#include "publication/tables_file.hpp"

#include <algorithm>
#include <cstddef>

#include <boost/json/stream_parser.hpp>
#include <boost/json/value.hpp>

#include "commands/verb.hpp"

namespace commands {
namespace {

namespace json = boost::json;

std::size_t line_at(std::string_view text, std::size_t position) {
    return 1 + static_cast<std::size_t>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

/// Where the table of that number begins, first table = 0, in text that is JSON.
std::size_t line_of_table(std::string_view text, std::size_t table) {
    std::size_t depth = 0;
    std::size_t seen = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == '"')
                quoted = false;
        } else if (text[i] == '"') {
            quoted = true;
        } else if (text[i] == '[' || text[i] == '{') {
            if (++depth == 2 && seen++ == table) return line_at(text, i);
        } else if (text[i] == ']' || text[i] == '}') {
            --depth;
        }
    }
    return 1;
}

[[noreturn]] void refuse(const std::string& file, std::size_t line, const std::string& reason) {
    throw Refused("fichier « " + file + " », ligne " + std::to_string(line) + " : " + reason + ".");
}

json::value parsed(std::string_view text, const std::string& file) {
    json::error_code error;
    json::stream_parser parser;
    const std::size_t read = parser.write_some(text.data(), text.size(), error);
    const auto rest = text.find_first_not_of(" \t\r\n", read);
    if (error || !parser.done() || rest != std::string_view::npos)
        refuse(file, line_at(text, std::min(read, text.size())),
               "ce n’est pas une liste JSON de tableaux, comme [[\"site\",\"metier\"],[\"metier\",\"age\"]]");
    return parser.release();
}

std::string all_of(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "« " : ", « ") + name + " »";
    return list;
}

}  // namespace

Tables read_tables(std::string_view text, const std::string& file,
                   const std::vector<std::string>& dimensions) {
    const json::value value = parsed(text, file);
    if (!value.is_array()) refuse(file, 1, "une liste de tableaux est attendue, entre crochets");
    Tables tables;
    for (const json::value& table : value.get_array()) {
        const std::size_t line = line_of_table(text, tables.size());
        if (!table.is_array())
            refuse(file, line, "chaque tableau est une liste de dimensions entre crochets, comme [\"site\"]");
        tables.emplace_back();
        for (const json::value& name : table.get_array()) {
            if (!name.is_string()) refuse(file, line, "une dimension s’écrit entre guillemets");
            const std::string dimension{name.get_string()};
            if (std::find(dimensions.begin(), dimensions.end(), dimension) == dimensions.end())
                refuse(file, line,
                       "dimension inconnue « " + dimension +
                           " » ; celles des effectifs et des hiérarchies : " + all_of(dimensions));
            auto& names = tables.back();
            if (std::find(names.begin(), names.end(), dimension) != names.end())
                refuse(file, line, "la dimension « " + dimension + " » est deux fois dans un tableau");
            names.push_back(dimension);
        }
        if (tables.back().size() > kMostCrossed)
            refuse(file, line,
                   "plus de " + std::to_string(kMostCrossed) + " dimensions croisées ; coupez ce tableau");
    }
    if (tables.empty()) refuse(file, 1, "aucun tableau");
    return tables;
}

}  // namespace commands
