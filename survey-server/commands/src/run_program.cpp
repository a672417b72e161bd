#include "commands/verb.hpp"

#include "help.hpp"
#include "message.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>

namespace commands {
namespace {

constexpr int kDone = 0;
constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;

/// A verb's name may be of several words: `wave open`.
std::size_t words_in(std::string_view name) {
    return 1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), ' '));
}

bool names(const Verb& verb, std::span<const std::string> words) {
    const std::size_t count = words_in(verb.name);
    if (words.size() < count) return false;
    std::string written = words[0];
    for (std::size_t i = 1; i < count; ++i) written += " " + words[i];
    return written == verb.name;
}

/// nullptr when no verb is named so.
const Verb* find_verb(std::span<const Verb> verbs, std::span<const std::string> words) {
    const Verb* found = nullptr;
    for (const Verb& verb : verbs)
        if (names(verb, words) && (found == nullptr || words_in(verb.name) > words_in(found->name)))
            found = &verb;
    return found;
}

/// The verbs of several words that begin with this one.
std::vector<Verb> family_of(std::span<const Verb> verbs, const std::string& first) {
    std::vector<Verb> family;
    std::copy_if(verbs.begin(), verbs.end(), std::back_inserter(family),
                 [&first](const Verb& verb) { return verb.name.starts_with(first + " "); });
    return family;
}

std::string second_words(const std::vector<Verb>& family) {
    std::string list;
    for (const Verb& verb : family)
        list += (list.empty() ? "" : ", ") + verb.name.substr(verb.name.find(' ') + 1);
    return list;
}

bool asks_help(std::string_view word) {
    return word == "--help" || word == "-h";
}

/// `--help` among the options, not after the `--` that ends them.
bool asks_help(std::span<const std::string> words) {
    for (const std::string& word : words) {
        if (word == "--") return false;
        if (asks_help(std::string_view{word})) return true;
    }
    return false;
}

int fail(std::ostream& err, const std::string& message, int code) {
    err << message_line(message) << '\n';
    return code;
}

int run_verb(const Verb& verb, std::span<const std::string> words, std::ostream& out, std::ostream& err) {
    const std::string who = "vigie " + verb.name + " : ";
    try {
        verb.run(parse_arguments(verb, words), out, err);
        out.flush();
        if (!out)
            return fail(err, who + "le résultat n’a pas pu être écrit ; vérifiez la place sur le disque",
                        kRefused);
        return kDone;
    } catch (const WrongUsage& wrong) {
        return fail(err, who + wrong.what() + " (aide : vigie " + verb.name + " --help)", kWrongUsage);
    } catch (const std::bad_alloc&) {
        return fail(err, who + "mémoire insuffisante", kRefused);
    } catch (const std::exception& refusal) {
        return fail(err, who + refusal.what(), kRefused);
    }
}

}  // namespace

int run_program(std::span<const Verb> verbs, std::span<const std::string> words, std::ostream& out,
                std::ostream& err) {
    if (words.empty()) return fail(err, "vigie : quel verbe ? (liste : vigie --help)", kWrongUsage);
    if (asks_help(std::string_view{words[0]})) {
        print_verbs(verbs, out);
        return kDone;
    }
    const Verb* verb = find_verb(verbs, words);
    if (verb == nullptr) {
        const auto family = family_of(verbs, words[0]);
        if (family.empty())
            return fail(err, "vigie : verbe inconnu « " + words[0] + " » (liste : vigie --help)",
                        kWrongUsage);
        if (!asks_help(words))
            return fail(err, "vigie " + words[0] + " : que faire ? (" + second_words(family) + ")",
                        kWrongUsage);
        print_verbs(family, out);
        return kDone;
    }
    const auto rest = words.subspan(words_in(verb->name));
    if (asks_help(rest)) {
        print_verb(*verb, out);
        return kDone;
    }
    return run_verb(*verb, rest, out, err);
}

}  // namespace commands
