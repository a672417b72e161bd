#include "backup_container.hpp"

#include <charconv>
#include <optional>
#include <set>

#include "backup_files.hpp"
#include "urn/sealing.hpp"

namespace campaign {

namespace {

constexpr std::string_view kFirstLine = "VIGIE - SAUVEGARDE (version 1)\n";
constexpr std::string_view kBeginning = "VIGIE - SAUVEGARDE";
constexpr std::string_view kAdvice =
    "# Urnes scellées, définitions et secrets du serveur d’une campagne. À garder sous clé, loin de la clé "
    "privée.\n"
    "# « vigie restore » la vérifie et en refait un dossier de campagne.\n";

std::string field(std::string_view name, std::string_view value) {
    std::string line = std::string(name) + ": ";
    for (const char sign : value) line += sign == '\n' || sign == '\r' ? ' ' : sign;
    return line + "\n";
}

std::string_view mode_of(Readable readable) {
    return readable == Readable::by_owner ? "0600" : "0640";
}

std::string line_of(const SavedFile& file) {
    return urn::sha256_hex(file.content) + " " + std::string(mode_of(file.readable)) + " " +
           std::to_string(file.content.size()) + " " + file.path + "\n";
}

Refusal not_a_backup(const std::filesystem::path& file) {
    return Refusal("Le fichier " + file.string() +
                   " n’est pas une sauvegarde de Vigie. Donnez un fichier écrit par « vigie backup ».");
}

Refusal newer_backup(const std::filesystem::path& file) {
    return Refusal(
        "La sauvegarde " + file.string() +
        " a été écrite par une version plus récente de Vigie. Installez celle-là, ou une plus récente.");
}

Refusal damaged(const std::filesystem::path& file, const std::string& what) {
    return Refusal("La sauvegarde " + file.string() + " est abîmée : " + what +
                   ". Rien n’a été rétabli. Reprenez une autre copie de cette sauvegarde.");
}

/// What stands before `end`, taken off the text with it; nullopt when there is no such sign.
std::optional<std::string_view> take_until(char end, std::string_view& text) {
    const std::size_t found = text.find(end);
    if (found == std::string_view::npos) return std::nullopt;
    const std::string_view taken = text.substr(0, found);
    text.remove_prefix(found + 1);
    return taken;
}

std::optional<std::string_view> take_field(std::string_view name, std::string_view& text) {
    const auto line = take_until('\n', text);
    if (!line || !line->starts_with(name) || !line->substr(name.size()).starts_with(": "))
        return std::nullopt;
    return line->substr(name.size() + 2);
}

std::optional<std::size_t> number_in(std::string_view digits) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

struct Head {
    Container container;
    std::size_t files = 0;
    std::string_view summary;
};

std::optional<Head> take_head(std::string_view& text) {
    text.remove_prefix(kFirstLine.size());
    while (text.starts_with('#')) {
        if (!take_until('\n', text)) return std::nullopt;
    }
    const auto title = take_field("campagne", text);
    const auto wave = take_field("vague", text);
    const auto ballots = number_in(take_field("bulletins", text).value_or(""));
    const auto files = number_in(take_field("fichiers", text).value_or(""));
    const auto summary = take_field("sommaire", text);
    if (!title || !wave || !ballots || !files || !summary || !text.starts_with('\n')) return std::nullopt;
    text.remove_prefix(1);
    Head head{.container = {}, .files = *files, .summary = *summary};
    head.container.backup.title = *title;
    head.container.backup.open_wave = *wave;
    head.container.backup.ballots = static_cast<std::int64_t>(*ballots);
    return head;
}

struct ListedFile {
    std::string_view hash;
    Readable readable = Readable::by_owner;
    std::size_t size = 0;
    std::string_view path;
};

std::optional<ListedFile> parse_line(std::string_view line) {
    const auto hash = take_until(' ', line);
    const auto mode = take_until(' ', line);
    const auto size = number_in(take_until(' ', line).value_or(""));
    if (!hash || !mode || !size || (*mode != "0600" && *mode != "0640")) return std::nullopt;
    return ListedFile{.hash = *hash,
                      .readable = *mode == "0600" ? Readable::by_owner : Readable::by_group,
                      .size = *size,
                      .path = line};
}

/// The lines of the list, under the hash that the head gives.
std::optional<std::vector<ListedFile>> take_list(const Head& head, std::string_view& text) {
    const std::string_view beginning = text;
    std::vector<ListedFile> files;
    std::set<std::string_view> paths;
    for (std::size_t i = 0; i < head.files; ++i) {
        const auto line = take_until('\n', text);
        const auto listed = line ? parse_line(*line) : std::nullopt;
        if (!listed || !is_saved(listed->path) || !paths.insert(listed->path).second) return std::nullopt;
        files.push_back(*listed);
    }
    if (urn::sha256_hex(beginning.substr(0, beginning.size() - text.size())) != head.summary)
        return std::nullopt;
    return files;
}

}  // namespace

std::string container_head(const Container& container) {
    std::string list;
    for (const SavedFile& file : container.files) list += line_of(file);
    return std::string(kFirstLine) + std::string(kAdvice) + field("campagne", container.backup.title) +
           field("vague", container.backup.open_wave) +
           field("bulletins", std::to_string(container.backup.ballots)) +
           field("fichiers", std::to_string(container.files.size())) +
           field("sommaire", urn::sha256_hex(list)) + "\n" + list;
}

Container read_container(std::string_view bytes, const std::filesystem::path& file) {
    if (!bytes.starts_with(kBeginning)) throw not_a_backup(file);
    if (!bytes.starts_with(kFirstLine)) throw newer_backup(file);
    auto head = take_head(bytes);
    const auto list = head ? take_list(*head, bytes) : std::nullopt;
    if (!list) throw damaged(file, "la liste de ses fichiers n’est plus lisible");

    Container container = std::move(head->container);
    for (const ListedFile& listed : *list) {
        const std::string path(listed.path);
        if (bytes.size() < listed.size) throw damaged(file, "elle est coupée dans " + path);
        const std::string_view content = bytes.substr(0, listed.size);
        bytes.remove_prefix(listed.size);
        if (urn::sha256_hex(content) != listed.hash)
            throw damaged(file, "le contenu de " + path + " a changé");
        container.files.push_back({.path = path, .readable = listed.readable, .content = content});
    }
    if (!bytes.empty()) throw damaged(file, "il y a quelque chose de trop à la fin");
    return container;
}

}  // namespace campaign
