#include "receipt_list.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "campaign/durable_file.hpp"
#include "receipt_line.hpp"

namespace campaign {

namespace {

constexpr std::string_view kFirstLine = "VIGIE - LISTE DES RECUS (version 1)\n";
constexpr std::string_view kExplanation =
    "#\n"
    "# Chaque ligne est l’empreinte d’un bulletin chiffré de l’urne. Votre reçu est\n"
    "# le début d’une ligne : ses quatre premiers groupes. Les lignes sont triées ;\n"
    "# elles ne disent ni qui a répondu, ni quand, ni quoi.\n"
    "# L’empreinte ci-dessus est celle de toute la liste : deux copies de la liste\n"
    "# sont la même si elles ont la même.\n";
constexpr std::string_view kProvisional =
    "# Liste provisoire : des bulletins tirés au sort attendent la liste suivante,\n"
    "# pour qu’aucune liste ne montre quel bulletin vient d’arriver.\n";
constexpr std::string_view kFinal = "# Liste de la clôture : tous les bulletins de l’urne y sont.\n";

std::string field(std::string_view name, std::string_view value) {
    std::string line(name);
    line += ": ";
    for (const char sign : value) line += sign == '\n' || sign == '\r' ? ' ' : sign;
    return line + "\n";
}

std::optional<std::int64_t> number_in(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number < 0) return std::nullopt;
    return number;
}

}  // namespace

std::optional<ReceiptHead> parse_receipt_head(std::string_view text) {
    if (!text.starts_with(kFirstLine)) return std::nullopt;
    const std::size_t blank = text.find("\n\n");
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view head = text.substr(0, blank + 1);
    const auto value = [head](std::string_view name) {
        const std::string beginning = "\n" + std::string(name) + ": ";
        const std::size_t found = head.find(beginning);
        if (found == std::string_view::npos) return std::string_view{};
        const std::string_view rest = head.substr(found + beginning.size());
        return rest.substr(0, rest.find('\n'));
    };
    const auto ballots = number_in(value("bulletins"));
    const auto vanished = number_in(value("disparus"));
    const std::string_view state = value("etat");
    if (!ballots || !vanished || (state != "close" && state != "provisoire")) return std::nullopt;

    ReceiptHead result;
    result.list.title = value("campagne");
    result.list.wave = value("vague");
    result.list.definition = value("definition");
    result.list.final = state == "close";
    result.list.day = value("jour");
    result.list.vanished = *vanished;
    result.ballots = *ballots;
    result.fingerprint = value("empreinte");
    result.lines_at = blank + 2;
    return result;
}

std::filesystem::path receipts_file(const std::filesystem::path& wave_folder) {
    return wave_folder / "receipts.txt";
}

std::string receipt_list_text(const ReceiptList& list) {
    std::string text(kFirstLine);
    text += field("campagne", list.title);
    text += field("vague", list.wave);
    text += field("definition", list.definition);
    text += field("etat", list.final ? "close" : "provisoire");
    text += field("jour", list.day);
    text += field("bulletins", std::to_string(list.hashes.size()));
    text += field("disparus", std::to_string(list.vanished));
    text += field("empreinte", fingerprint_of(list.hashes));
    text += kExplanation;
    text += list.final ? kFinal : kProvisional;
    text += "\n";
    text.reserve(text.size() + list.hashes.size() * kReceiptLine);
    for (const std::string& hash : list.hashes) text += receipt_line(hash);
    return text;
}

std::optional<ReceiptList> parse_receipt_list(std::string_view text) {
    auto head = parse_receipt_head(text);
    if (!head) return std::nullopt;
    std::string_view lines = text.substr(head->lines_at);
    if (lines.size() != static_cast<std::size_t>(head->ballots) * kReceiptLine) return std::nullopt;

    ReceiptList list = std::move(head->list);
    list.hashes.reserve(static_cast<std::size_t>(head->ballots));
    for (; !lines.empty(); lines.remove_prefix(kReceiptLine)) {
        auto hash = hash_in_line(lines.substr(0, kReceiptLine));
        if (!hash) return std::nullopt;
        list.hashes.push_back(*std::move(hash));
    }
    if (!std::is_sorted(list.hashes.begin(), list.hashes.end())) return std::nullopt;
    if (fingerprint_of(list.hashes) != head->fingerprint) return std::nullopt;
    return list;
}

std::optional<ReceiptList> read_receipt_list(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = receipts_file(wave_folder);
    if (!std::filesystem::exists(file)) return std::nullopt;
    auto list = parse_receipt_list(read_file(file));
    if (!list) throw receipts_damaged(file);
    return list;
}

Refusal receipts_damaged(const std::filesystem::path& file) {
    return Refusal("La liste des reçus " + file.string() +
                   " est abîmée : ses lignes ne donnent pas l’empreinte qu’elle annonce. Elle est écrite par "
                   "vigie et ne "
                   "se modifie pas ; reprenez-en une copie intacte, par exemple celle qui a été affichée.");
}

}  // namespace campaign
