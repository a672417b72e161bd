#include "collection/passphrases.hpp"

#include <string>

#include "campaign/secret_file.hpp"
#include "collection/terminal.hpp"
#include "message.hpp"
#include "urn/passphrase.hpp"

namespace commands {

namespace {

constexpr std::size_t kLongestPassphrase = 1024;

void say(std::ostream& err, std::string_view line) {
    err << message_line(line) << std::endl;
}

/// The first line of the file: editors end it with a line break.
urn::Secret passphrase_in(const std::string& file) {
    const urn::Secret content = campaign::read_secret_file(file, kLongestPassphrase);
    std::string_view line = content.text();
    line = line.substr(0, line.find_first_of("\r\n"));
    if (line.empty())
        throw Refused("Le fichier " + file + " est vide : sa première ligne est la phrase secrète.");
    return urn::Secret::copy_of(line);
}

/// Shown once, then typed back: who cannot copy it back has not kept it.
urn::Secret drawn_passphrase(std::ostream& err) {
    urn::Secret drawn = urn::draw_passphrase();
    err << "\n    " << drawn.text() << "\n\n";
    say(err, "Phrase tirée au hasard : " + std::to_string(urn::kDrawnPassphraseBits) +
                 " bits, personne ne la devine. Recopiez-la sur papier, puis retapez-la d’après le papier.");
    while (!ask_line(err, "Phrase recopiée :", Echo::hidden).equals(drawn))
        say(err, "Ce n’est pas la même. Recommencez.");
    return drawn;
}

urn::Secret typed_passphrase(std::string_view context, std::ostream& err) {
    say(err,
        "Cette phrase secrète protégera le fichier de la clé. Oubliée, elle ne se retrouve pas, et les "
        "bulletins non "
        "plus. Entrée seule : vigie en tire une au hasard.");
    for (;;) {
        urn::Secret typed = ask_line(err, "Phrase secrète (12 caractères au moins) :", Echo::hidden);
        if (typed.size() == 0) return drawn_passphrase(err);
        if (const auto weakness = urn::weakness_of(typed, context)) {
            say(err, "Phrase refusée : " + *weakness);
        } else if (!ask_line(err, "La même, encore une fois :", Echo::hidden).equals(typed)) {
            say(err, "Les deux ne sont pas la même. Recommencez.");
        } else {
            return typed;
        }
    }
}

}  // namespace

std::optional<urn::Secret> new_passphrase(const Arguments& arguments, std::string_view option,
                                          std::string_view context, std::ostream& err) {
    if (const auto file = arguments.option(option)) {
        urn::Secret passphrase = passphrase_in(*file);
        if (const auto weakness = urn::weakness_of(passphrase, context)) {
            throw Refused("La phrase secrète de " + *file + " est refusée : " + *weakness);
        }
        return passphrase;
    }
    if (is_at_terminal(err)) return typed_passphrase(context, err);
    return std::nullopt;
}

campaign::AskPassphrase current_passphrase(const Arguments& arguments, std::string_view option,
                                           std::ostream& err) {
    if (const auto file = arguments.option(option)) {
        return [file = *file] { return passphrase_in(file); };
    }
    if (is_at_terminal(err)) {
        return [&err] { return ask_line(err, "Phrase secrète de la clé :", Echo::hidden); };
    }
    return {};
}

}  // namespace commands
