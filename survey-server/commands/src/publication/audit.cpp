#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "campaign/durable_file.hpp"
#include "estimates/data_request.hpp"
#include "estimates/shown.hpp"
#include "publication/audit_certificate.hpp"
#include "publication/clp.hpp"
#include "publication/protected_tables.hpp"
#include "publication/verbs.hpp"
#include "reports/french_numbers.hpp"
#include "urn/sealing.hpp"

namespace commands {
namespace {

namespace fs = std::filesystem;
using analysis::ReaderProof;

constexpr const char* kPublications = "PUBLICATION…";
constexpr const char* kCertificate = "certificate.json";

/// The files named, and those of the folders named in the order of their names.
std::vector<fs::path> files_of(const std::vector<std::string>& publications) {
    std::vector<fs::path> files;
    for (const fs::path publication : publications) {
        if (!fs::is_directory(publication)) {
            files.push_back(publication);
            continue;
        }
        std::vector<fs::path> inside;
        for (const auto& entry : fs::directory_iterator(publication))
            if (entry.path().extension() == ".json" && entry.path().filename() != kCertificate)
                inside.push_back(entry.path());
        if (inside.empty())
            throw Refused(
                "Le dossier « " + publication.string() +
                " » ne contient aucun tableau à attaquer (fichiers .json de « vigie protect --json »).");
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

/// The tightest bounds once more by another solver; both must say the same.
void compare(const Clp& clp, AuditResult& audit) {
    constexpr std::size_t kCompared = 5;
    constexpr double kSame = 1e-5;
    audit.second_solver = clp.version();
    for (const auto& [group, most] : audit.attack.bounds) {
        if (audit.compared == kCompared) return;
        if (!std::isfinite(most)) continue;
        const double other = clp.most(audit.knowledge, group);
        if (std::abs(other - most) > kSame)
            throw std::runtime_error("les deux solveurs ne sont pas d’accord sur « " + group.name +
                                     " » : " + std::to_string(most) + " et " + std::to_string(other) +
                                     " ; l’audit ne prouve rien");
        ++audit.compared;
    }
}

AuditResult audit_of(const std::vector<std::string>& publications) {
    AuditResult audit;
    std::vector<analysis::PublishedTables> tables;
    for (const fs::path& file : files_of(publications)) {
        const std::string content = campaign::read_file(file);
        tables.push_back(read_protected_tables(content, file.string()));
        audit.files.push_back({file.filename().string(), urn::sha256_hex(content)});
    }
    audit.knowledge = value_or_refuse(analysis::reader_knowledge(tables));
    audit.attack = value_or_refuse(analysis::attack(audit.knowledge));
    if (const auto clp = Clp::find()) compare(*clp, audit);
    return audit;
}

std::string count_text(std::size_t count) {
    return reports::fmt_count(static_cast<std::int64_t>(count));
}

std::string sentence(const ReaderProof& proof, std::size_t threshold) {
    const std::string most = reports::fmt_num(proof.most, 0);
    switch (proof.kind) {
        case ReaderProof::Kind::bound:
            return "« " + proof.group.name + " » : " + most + " personnes au plus, donc moins de " +
                   count_text(threshold);
        case ReaderProof::Kind::difference:
            return "« " + proof.group.name + " » : exactement " + most + " personnes";
        case ReaderProof::Kind::insider:
            return "« " + proof.group.name + " » : " + most +
                   " personnes au plus ; l’une d’elles s’en retire et prouve que les autres sont moins de " +
                   count_text(threshold);
    }
    return {};
}

void print_text(const AuditResult& audit, std::ostream& out) {
    constexpr std::size_t kShownReasons = 12;
    Shown shown;
    for (const ReaderProof& proof : audit.attack.proofs) {
        say(out, sentence(proof, audit.knowledge.threshold));
        std::string because;
        for (std::size_t i = 0; i < std::min(kShownReasons, proof.because.size()); ++i)
            because += " " + proof.because[i];
        if (proof.because.size() > kShownReasons)
            because += " … (" + count_text(proof.because.size()) + " cases ; toutes dans --json)";
        say(out, "   preuve :" + because);
    }
    say(out, "effectifs connus du lecteur : " + count_text(audit.knowledge.known.size()) +
                 " ; cachés : " + count_text(audit.knowledge.hidden.size()) +
                 " ; petits groupes attaqués : " + count_text(audit.attack.sensitive) +
                 " ; programmes linéaires : " + count_text(audit.attack.programs));
    say(out, "plus petit maximum qu’un lecteur doit admettre : " +
                 shown.number(audit.attack.minimum_upper_bound, 0));
    say(out, "solveurs : " + audit.attack.solver +
                 (audit.second_solver.empty() ? " ; clp n’est pas installé, aucun second avis"
                                              : " ; " + audit.second_solver + ", d’accord sur " +
                                                    count_text(audit.compared) + " bornes"));
    if (audit.attack.proofs.empty())
        say(out, "Aucun groupe de moins de " + count_text(audit.knowledge.threshold) +
                     " personnes ne peut être isolé à partir des tableaux publiés, pris ensemble.");
    shown.print_reasons(out);
}

void run(const Arguments& arguments, std::ostream& out) {
    const AuditResult audit = audit_of(arguments.all(kPublications));
    std::ostringstream certificate;
    write_certificate(audit, certificate);
    if (const auto file = arguments.option("certificate"))
        campaign::replace_file(*file, certificate.str(), campaign::Readable::by_group);
    if (arguments.has("json"))
        out << certificate.str();
    else
        print_text(audit, out);
    if (audit.attack.proofs.empty()) return;
    out.flush();
    throw Refused("on peut isoler " + count_text(audit.attack.proofs.size()) + " groupe" +
                  (audit.attack.proofs.size() > 1 ? "s" : "") + " sous le seuil de " +
                  count_text(audit.knowledge.threshold) +
                  " ; le premier : " + sentence(audit.attack.proofs.front(), audit.knowledge.threshold) +
                  ". Ne publiez pas ces tableaux ensemble");
}

}  // namespace

Verb audit_verb() {
    return {
        .name = "audit",
        .summary = "attaque des tableaux publiés, pris ensemble : peut-on y isoler un petit groupe ?",
        .example = "vigie audit T3-2026.json T4-2026.json --certificate certificate.json",
        .positionals =
            {{.name = kPublications,
              .help = "ce qu’a écrit « vigie protect --json » sur les mêmes personnes, ou des dossiers qui "
                      "en contiennent : tout ce qui a été publié"}},
        .options = {{.name = "certificate",
                     .value = "FILE",
                     .help = "où écrire le certificat : empreinte de ce qui est publié, calculs, solveurs"},
                    {.name = "json", .value = "", .help = "le certificat à la place du texte"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) { run(arguments, out); }};
}

}  // namespace commands
