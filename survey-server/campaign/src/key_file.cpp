#include "key_file.hpp"

#include <optional>
#include <string>

#include "bytes.hpp"
#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"

namespace campaign {

namespace {

constexpr std::string_view kFirstLine = "VIGIE - CLE PRIVEE DE DEPOUILLEMENT (version 1)\n";
constexpr std::string_view kAdvice =
    "# Ce fichier ouvre tous les bulletins de la campagne.\n"
    "# Gardez-en deux copies, dans deux lieux, jamais sur le serveur de l’enquête.\n"
    "# Une clé perdue ne se retrouve pas : sans elle, les bulletins restent fermés pour toujours.\n";
constexpr std::string_view kPublic = "publique: ";
constexpr std::string_view kPrivate = "privee: ";
constexpr std::string_view kCheck = "controle: ";
constexpr std::size_t kCheckDigits = 16;

std::string key_lines(const urn::KeyPair& keys) {
    return std::string(kPublic) + to_hex(keys.public_key) + "\n" + std::string(kPrivate) +
           to_hex(keys.secret_key) + "\n";
}

std::string check_of(const urn::KeyPair& keys) {
    return urn::sha256_hex(key_lines(keys)).substr(0, kCheckDigits);
}

std::string one_line(std::string_view title) {
    std::string line(title);
    for (char& sign : line) {
        if (sign == '\n' || sign == '\r') sign = ' ';
    }
    return line;
}

/// What follows the label at the beginning of a line.
std::optional<std::string> value_of(std::string_view text, std::string_view label) {
    const std::string beginning = "\n" + std::string(label);
    const std::size_t found = text.find(beginning);
    if (found == std::string_view::npos) return std::nullopt;
    std::string_view value = text.substr(found + beginning.size());
    value = value.substr(0, value.find('\n'));
    while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) value.remove_suffix(1);
    return std::string(value);
}

std::optional<urn::KeyPair> keys_in(std::string_view text) {
    const auto public_digits = value_of(text, kPublic);
    const auto private_digits = value_of(text, kPrivate);
    const auto check = value_of(text, kCheck);
    if (!public_digits || !private_digits || !check) return std::nullopt;
    const auto public_key = bytes_from_hex(*public_digits);
    const auto secret_key = bytes_from_hex(*private_digits);
    if (!public_key || !secret_key) return std::nullopt;
    const urn::KeyPair keys{*public_key, *secret_key};
    if (*check != check_of(keys)) return std::nullopt;
    return keys;
}

}  // namespace

void write_key_file(const std::filesystem::path& file, std::string_view title, const urn::KeyPair& keys) {
    if (std::filesystem::exists(std::filesystem::symlink_status(file))) {
        throw Refusal(
            "Le fichier de clé " + file.string() +
            " existe déjà ; une clé ne s’écrase jamais. Déplacez-le, ou choisissez un autre fichier "
            "avec --key.");
    }
    create_file(file,
                std::string(kFirstLine) + "# Campagne : " + one_line(title) + "\n" + std::string(kAdvice) +
                    key_lines(keys) + std::string(kCheck) + check_of(keys) + "\n",
                Readable::by_owner);
}

urn::KeyPair read_key_file(const std::filesystem::path& file, const urn::PublicKey& expected) {
    if (!std::filesystem::exists(file)) {
        throw Refusal(
            "Le fichier de clé " + file.string() +
            " est introuvable. Branchez le support qui le contient, ou donnez son chemin avec --key. Une clé "
            "perdue ne se retrouve pas : sans elle, l’urne reste fermée pour toujours.");
    }
    const std::string text = read_file(file);
    if (!text.starts_with("VIGIE")) {
        throw Refusal(
            "Le fichier " + file.string() +
            " n’est pas une clé de Vigie. Donnez avec --key le fichier écrit par « vigie create ».");
    }
    const auto keys = keys_in(text);
    if (!keys) {
        throw Refusal(
            "Le fichier de clé " + file.string() +
            " est abîmé : sa ligne de contrôle ne correspond pas. Essayez l’autre copie de la clé.");
    }
    if (keys->public_key != expected) {
        throw Refusal(
            "La clé de " + file.string() +
            " est celle d’une autre campagne. Donnez avec --key la clé écrite à la création de celle-ci.");
    }
    return *keys;
}

}  // namespace campaign
