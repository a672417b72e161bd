#include "publication/audit_certificate.hpp"

#include <algorithm>

#include "estimates/json_results.hpp"
#include "urn/sealing.hpp"

namespace commands {
namespace {

using analysis::ReaderProof;

/// Of the sorted list of the sets shown and their sizes.
std::string hash_of_known(const analysis::ReaderKnowledge& knowledge) {
    std::vector<std::string> sums;
    for (const auto& group : knowledge.known) {
        std::string sum = std::to_string(group.people);
        for (const std::uint32_t p : group.profiles) {
            sum += '\n';
            for (const auto& value : knowledge.profiles[p]) sum += value + '\t';
        }
        sums.push_back(urn::sha256_hex(sum));
    }
    std::sort(sums.begin(), sums.end());
    std::string all;
    for (const auto& sum : sums) all += sum + '\n';
    return urn::sha256_hex(all);
}

const char* name_of(ReaderProof::Kind kind) {
    switch (kind) {
        case ReaderProof::Kind::bound:
            return "bound";
        case ReaderProof::Kind::difference:
            return "difference";
        case ReaderProof::Kind::insider:
            return "insider";
    }
    return "";
}

void put_proof(JsonWriter& json, const ReaderProof& proof) {
    json.begin_object();
    put(json, "kind", name_of(proof.kind));
    put(json, "group", proof.group.name);
    put(json, "n", proof.group.people);
    put(json, "upper_bound", proof.most);
    put(json, "because", proof.because);
    json.end_object();
}

}  // namespace

void write_certificate(const AuditResult& audit, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put(json, "published", hash_of_known(audit.knowledge));
    json.key("files");
    json.begin_array();
    for (const auto& file : audit.files) {
        json.begin_object();
        put(json, "name", file.name);
        put(json, "sha256", file.sha256);
        json.end_object();
    }
    json.end_array();
    json.key("rule");
    json.begin_object();
    put(json, "threshold", audit.knowledge.threshold);
    put(json, "k_diff", audit.knowledge.threshold + 1);
    json.end_object();
    json.key("audit");
    json.begin_object();
    put(json, "known", audit.knowledge.known.size());
    put(json, "hidden", audit.knowledge.hidden.size());
    put(json, "sensitive", audit.attack.sensitive);
    put(json, "programs", audit.attack.programs);
    put(json, "proved_below", audit.attack.proofs.size());
    put(json, "minimum_upper_bound", audit.attack.minimum_upper_bound);
    json.key("proofs");
    json.begin_array();
    for (const auto& proof : audit.attack.proofs) put_proof(json, proof);
    json.end_array();
    json.end_object();
    json.key("solvers");
    json.begin_array();
    json.text(audit.attack.solver);
    if (!audit.second_solver.empty()) json.text(audit.second_solver);
    json.end_array();
    put(json, "bounds_compared", audit.compared);
    json.end_object();
}

}  // namespace commands
