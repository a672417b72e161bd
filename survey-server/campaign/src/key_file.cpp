#include "campaign/key_file.hpp"

#include <fcntl.h>

#include <charconv>
#include <optional>

#include "bytes.hpp"
#include "campaign/durable_file.hpp"
#include "campaign/secret_file.hpp"
#include "open_file.hpp"
#include "overwrite.hpp"

namespace campaign {

namespace {

// Version 1:                          Version 2:
//     publique: 64 digits                 publique: 64 digits
//     privee: 64 digits                   derivation: argon2id OPERATIONS MEMORY SALT
//     controle: 16 digits                 privee: 144 digits (nonce, cipher text, tag)
//                                         controle: 16 digits
// `controle` is the beginning of the SHA-256 of the lines before it: a digit lost in copying is told from a wrong
// passphrase.
constexpr std::string_view kPlainLine = "VIGIE - CLE PRIVEE DE DEPOUILLEMENT (version 1)\n";
constexpr std::string_view kProtectedLine =
    "VIGIE - CLE PRIVEE DE DEPOUILLEMENT (version 2, sous phrase secrete)\n";
constexpr std::string_view kTitle = "# Campagne : ";
constexpr std::string_view kAdvice =
    "# Ce fichier ouvre tous les bulletins de la campagne.\n"
    "# Gardez-en deux copies, dans deux lieux, jamais sur le serveur de l’enquête.\n"
    "# Une clé perdue ne se retrouve pas : sans elle, les bulletins restent fermés pour toujours.\n";
constexpr std::string_view kProtectedAdvice =
    "# Il est chiffré sous une phrase secrète, qui se garde ailleurs. Oubliée, elle ne se retrouve pas non "
    "plus.\n";
constexpr std::string_view kPublic = "publique: ";
constexpr std::string_view kDerivation = "derivation: argon2id ";
constexpr std::string_view kPrivate = "privee: ";
constexpr std::string_view kCheck = "controle: ";
constexpr std::size_t kCheckDigits = 16;
constexpr std::size_t kWrappedKey = 24 + 32 + 16;  // nonce, private key, tag
constexpr std::size_t kLongestFile = 16 * 1024;
constexpr std::size_t kLongestText = 4096;

std::string check_of(std::string_view lines) {
    return urn::sha256_hex(lines).substr(0, kCheckDigits);
}

std::string public_line(const urn::PublicKey& key) {
    return std::string(kPublic) + to_hex(key) + "\n";
}

std::string derivation_line(const urn::Derivation& derivation) {
    return std::string(kDerivation) + std::to_string(derivation.operations) + " " +
           std::to_string(derivation.memory) + " " + to_hex(derivation.salt) + "\n";
}

/// What is authenticated with the encrypted key.
std::string context_of(const urn::PublicKey& key, const urn::Derivation& derivation) {
    return "vigie key file 2\n" + public_line(key) + derivation_line(derivation);
}

/// The title fits one line, and the text its reserve.
std::string one_line(std::string_view title) {
    std::string line(title.substr(0, 500));
    for (char& sign : line) {
        if (sign == '\n' || sign == '\r') sign = ' ';
    }
    return line;
}

std::string head_of(std::string_view first_line, std::string_view title) {
    return std::string(first_line) + std::string(kTitle) + one_line(title) + "\n" + std::string(kAdvice);
}

/// To be wiped after use: the lines of a plain key hold it.
std::string key_lines(const urn::KeyPair& keys, const urn::Secret* passphrase, urn::Cost cost) {
    std::string lines;
    lines.reserve(kLongestText);  // never moved while it grows: a copy left behind would not be wiped
    lines += public_line(keys.public_key);
    if (passphrase == nullptr) {
        lines += kPrivate;
        append_hex(lines, keys.secret_key.bytes());
    } else {
        const urn::Derivation derivation = urn::draw_derivation(cost);
        const urn::Secret wrapping_key = urn::derive_wrapping_key(*passphrase, derivation);
        lines += derivation_line(derivation);
        lines += kPrivate;
        append_hex(lines, urn::wrap(keys.secret_key, wrapping_key, context_of(keys.public_key, derivation)));
    }
    return lines += "\n";
}

void create_key_file(const std::filesystem::path& file, std::string_view title, const urn::KeyPair& keys,
                     const urn::Secret* passphrase, urn::Cost cost) {
    std::string lines = key_lines(keys, passphrase, cost);
    const urn::WipedAtEnd wiped_lines(lines);
    std::string text;
    const urn::WipedAtEnd wiped_text(text);
    text.reserve(2 * kLongestText);
    text += head_of(passphrase == nullptr ? kPlainLine : kProtectedLine, title);
    if (passphrase != nullptr) text += kProtectedAdvice;
    text += lines;
    text += std::string(kCheck) + check_of(lines) + "\n";
    create_file(file, text, Readable::by_owner);
}

/// What follows the label at the beginning of a line.
std::optional<std::string_view> value_of(std::string_view text, std::string_view label) {
    for (std::size_t at = text.find(label); at != std::string_view::npos; at = text.find(label, at + 1)) {
        if (at == 0 || text[at - 1] != '\n') continue;
        std::string_view value = text.substr(at + label.size());
        value = value.substr(0, value.find('\n'));
        while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) value.remove_suffix(1);
        return value;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> taken_number(std::string_view& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data() + text.size() || *end != ' ') return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return number;
}

std::optional<urn::Derivation> derivation_in(std::string_view value) {
    urn::Derivation derivation;
    const auto operations = taken_number(value);
    const auto memory = operations ? taken_number(value) : std::nullopt;
    if (!memory || !decode_hex(value, derivation.salt)) return std::nullopt;
    derivation.operations = *operations;
    derivation.memory = *memory;
    if (!urn::is_reasonable(derivation)) return std::nullopt;
    return derivation;
}

/// A key file as it was read, its check done.
struct KeyText {
    urn::PublicKey public_key{};
    std::optional<urn::Derivation> derivation;  ///< nothing when the key is plain
    urn::Secret held{0};                        ///< the private key, plain or wrapped
};

std::optional<KeyText> parse(std::string_view text) {
    const auto public_digits = value_of(text, kPublic);
    const auto private_digits = value_of(text, kPrivate);
    const auto derivation = value_of(text, kDerivation);
    const auto check = value_of(text, kCheck);
    if (!public_digits || !private_digits || !check) return std::nullopt;

    KeyText key;
    if (!decode_hex(*public_digits, key.public_key)) return std::nullopt;
    if (derivation) {
        key.derivation = derivation_in(*derivation);
        if (!key.derivation) return std::nullopt;
    }
    key.held = urn::Secret(derivation ? kWrappedKey : std::size_t{32});
    if (!decode_hex(*private_digits, key.held.bytes())) return std::nullopt;

    std::string lines;
    const urn::WipedAtEnd wiped(lines);
    lines.reserve(kLongestText);
    lines += public_line(key.public_key);
    if (key.derivation) lines += derivation_line(*key.derivation);
    lines += kPrivate;
    append_hex(lines, key.held.bytes());
    lines += "\n";
    if (check_of(lines) != *check) return std::nullopt;
    return key;
}

urn::Secret text_in(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        throw Refusal("Le fichier de clé " + file.string() +
                      " est introuvable. Branchez le support qui le contient, ou donnez son chemin. Une clé "
                      "perdue ne se retrouve pas : sans elle, l’urne reste fermée pour toujours.");
    }
    urn::Secret text = read_secret_file(file, kLongestFile);
    if (!text.text().starts_with("VIGIE - CLE")) {
        throw Refusal("Le fichier " + file.string() +
                      " n’est pas une clé de Vigie. Donnez le fichier écrit par « vigie create ».");
    }
    return text;
}

KeyText key_text_in(const std::filesystem::path& file, const urn::Secret& text) {
    auto key = parse(text.text());
    if (key) return *std::move(key);
    throw Refusal("Le fichier de clé " + file.string() +
                  " est abîmé : sa ligne de contrôle ne correspond pas. Essayez l’autre copie de la clé.");
}

urn::KeyPair opened(const std::filesystem::path& file, KeyText key, const AskPassphrase& ask) {
    if (key.derivation) {
        if (!ask) {
            throw Refusal(
                "La clé " + file.string() +
                " est protégée par une phrase secrète. Donnez-la avec --passphrase-file FILE, ou lancez la "
                "commande dans un terminal : elle y sera demandée.");
        }
        const urn::Secret wrapping_key = urn::derive_wrapping_key(ask(), *key.derivation);
        auto secret =
            urn::unwrap(key.held.bytes(), wrapping_key, context_of(key.public_key, *key.derivation));
        if (!secret) {
            throw WrongPassphrase(
                "Ce n’est pas la phrase secrète de la clé " + file.string() +
                " (le fichier lui-même est intact). Vérifiez les majuscules et le clavier, puis "
                "recommencez.");
        }
        key.held = *std::move(secret);
    }
    urn::KeyPair keys = urn::pair_of(std::move(key.held));
    if (keys.public_key == key.public_key) return keys;
    throw Refusal("Le fichier de clé " + file.string() +
                  " est abîmé : sa clé privée et sa clé publique ne vont pas ensemble. Essayez l’autre copie "
                  "de la clé.");
}

void refuse_existing(const std::filesystem::path& file) {
    if (!std::filesystem::exists(std::filesystem::symlink_status(file))) return;
    throw Refusal("Le fichier de clé " + file.string() +
                  " existe déjà ; une clé ne s’écrase jamais. Déplacez-le, ou choisissez un autre fichier "
                  "avec --key.");
}

}  // namespace

void write_key_file(const std::filesystem::path& file, std::string_view title, const urn::KeyPair& keys,
                    const urn::Secret* passphrase, urn::Cost cost) {
    refuse_existing(file);
    create_key_file(file, title, keys, passphrase, cost);
}

urn::KeyPair read_key_file(const std::filesystem::path& file, const AskPassphrase& ask) {
    const urn::Secret text = text_in(file);
    return opened(file, key_text_in(file, text), ask);
}

urn::KeyPair read_key_file(const std::filesystem::path& file, const urn::PublicKey& expected,
                           const AskPassphrase& ask) {
    const urn::Secret text = text_in(file);
    KeyText key = key_text_in(file, text);
    if (key.public_key != expected) {
        throw Refusal("La clé de " + file.string() +
                      " est celle d’une autre campagne. Donnez la clé écrite à la création de celle-ci.");
    }
    return opened(file, std::move(key), ask);
}

KeyFileLabel read_key_label(const std::filesystem::path& file) {
    const urn::Secret text = text_in(file);
    const KeyText key = key_text_in(file, text);
    return {.title = std::string(value_of(text.text(), kTitle).value_or("")),
            .is_protected = key.derivation.has_value(),
            .public_key = key.public_key};
}

void protect_key_file(const std::filesystem::path& file, const AskPassphrase& current,
                      const urn::Secret& passphrase, urn::Cost cost) {
    const std::string title = read_key_label(file).title;
    const urn::KeyPair keys = read_key_file(file, current);
    const std::filesystem::path whole = std::filesystem::canonical(file);  // a link keeps pointing at the key
    std::filesystem::path part = whole;
    part += ".part";
    erase_file(part);  // left by an interruption
    create_key_file(part, title, keys, &passphrase, cost);
    const urn::KeyPair again =
        read_key_file(part, [&passphrase] { return urn::Secret::copy_of(passphrase.text()); });
    if (!again.secret_key.equals(keys.secret_key)) {
        erase_file(part);
        throw Refusal("Le nouveau fichier de clé ne se relit pas : le disque n’est pas sûr. La clé " +
                      file.string() + " est restée comme elle était.");
    }
    const Descriptor old(::open(whole.c_str(), O_WRONLY | O_CLOEXEC));
    const bool only_name = old.is_open() && has_one_name(old.number());
    rename_durably(part, whole);
    if (only_name) overwrite(old.number());  // no name leads to it any more
}

}  // namespace campaign
