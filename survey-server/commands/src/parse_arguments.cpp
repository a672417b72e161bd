#include "commands/verb.hpp"

#include <algorithm>
#include <utility>

namespace commands {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

const Option& declared(const Verb& verb, std::string_view name) {
    const auto found = std::find_if(verb.options.begin(), verb.options.end(),
                                    [name](const Option& one) { return one.name == name; });
    if (found == verb.options.end()) throw WrongUsage{"option inconnue « --" + std::string{name} + " »"};
    return *found;
}

bool is_option(std::string_view word) {
    return word.starts_with("-") && word.size() > 1;
}

bool takes_all(const Positional& positional) {
    return positional.name.ends_with("…");
}

/// Reads the option at words[at]; returns where the next word is.
std::size_t read_option(const Verb& verb, std::span<const std::string> words, std::size_t at,
                        Arguments::Options& options) {
    const std::string_view word = words[at];
    if (!word.starts_with("--")) throw WrongUsage{"option inconnue « " + std::string{word} + " »"};
    const auto equals = word.find('=');
    const std::string name{word.substr(2, equals == std::string_view::npos ? equals : equals - 2)};
    const Option& option = declared(verb, name);
    if (options.contains(name) && !option.repeatable)
        throw WrongUsage{"option « --" + name + " » donnée deux fois"};
    if (option.value.empty()) {
        if (equals != std::string_view::npos) throw WrongUsage{"« --" + name + " » ne prend pas de valeur"};
        options[name].emplace_back();
        return at + 1;
    }
    const bool joined = equals != std::string_view::npos;
    const bool missing =
        joined ? equals + 1 == word.size()
               : at + 1 == words.size() || words[at + 1].empty() || words[at + 1].starts_with("--");
    if (missing) throw WrongUsage{"« --" + name + " » attend une valeur : --" + name + " " + option.value};
    options[name].push_back(joined ? std::string{word.substr(equals + 1)} : words[at + 1]);
    return joined ? at + 1 : at + 2;
}

}  // namespace

Arguments parse_arguments(const Verb& verb, std::span<const std::string> words) {
    Values positionals;
    Arguments::Options options;
    std::size_t given = 0;
    bool options_ended = false;
    for (std::size_t at = 0; at < words.size();) {
        const std::string& word = words[at];
        if (!options_ended && word == "--") {
            options_ended = true;
            ++at;
        } else if (!options_ended && is_option(word)) {
            at = read_option(verb, words, at, options);
        } else {
            if (given > 0 && given == verb.positionals.size() && takes_all(verb.positionals.back())) --given;
            if (given == verb.positionals.size()) throw WrongUsage{"argument de trop « " + word + " »"};
            if (word.empty()) throw WrongUsage{verb.positionals[given].name + " est vide"};
            const std::string& name = verb.positionals[given].name;
            if (takes_all(verb.positionals[given]))
                options[name].push_back(word);
            else
                positionals[name] = word;
            ++given;
            ++at;
        }
    }
    for (; given < verb.positionals.size(); ++given)
        if (verb.positionals[given].required) throw WrongUsage{"il manque " + verb.positionals[given].name};
    for (const Option& option : verb.options)
        if (option.required && !options.contains(option.name))
            throw WrongUsage{"il manque --" + option.name + (option.value.empty() ? "" : " " + option.value)};
    return Arguments{std::move(positionals), std::move(options)};
}

}  // namespace commands
