#include "commands/verb.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace commands {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

Arguments::Arguments(std::map<std::string, std::string, std::less<>> positionals, Options options)
    : positionals_{std::move(positionals)}, options_{std::move(options)} {}

const std::string& Arguments::positional(std::string_view name) const {
    static const std::string none;
    const auto found = positionals_.find(name);
    return found == positionals_.end() ? none : found->second;
}

std::optional<std::string> Arguments::option(std::string_view name) const {
    const auto found = options_.find(name);
    if (found == options_.end()) return std::nullopt;
    return found->second.front();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    const auto found = options_.find(name);
    return found == options_.end() ? std::vector<std::string>{} : found->second;
}

bool Arguments::has(std::string_view option) const {
    return options_.find(option) != options_.end();
}

std::optional<std::int64_t> Arguments::integer(std::string_view option, std::int64_t low,
                                               std::int64_t high) const {
    const auto found = options_.find(option);
    if (found == options_.end()) return std::nullopt;
    const std::string& text = found->second.front();
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < low || value > high)
        throw WrongUsage{"--" + std::string{option} + " attend un nombre entier de " + std::to_string(low) +
                         " à " + std::to_string(high) + ", pas « " + text + " »"};
    return value;
}

std::vector<std::string> Arguments::list(std::string_view option) const {
    const auto found = options_.find(option);
    if (found == options_.end()) return {};
    std::vector<std::string> names;
    const std::string_view text = found->second.front();
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto comma = std::min(text.find(',', begin), text.size());
        const auto name = trimmed(text.substr(begin, comma - begin));
        if (name.empty())
            throw WrongUsage{"--" + std::string{option} + " : un nom est vide dans « " +
                             found->second.front() + " » ; séparez les noms par une virgule"};
        names.emplace_back(name);
        begin = comma + 1;
    }
    return names;
}

}  // namespace commands
