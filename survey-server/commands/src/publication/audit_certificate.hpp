#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "analysis/reader_attack.hpp"
#include "analysis/reader_knowledge.hpp"

namespace commands {

/// What an audit has read and found.
struct AuditResult {
    struct File {
        std::string name;
        std::string sha256;
    };
    std::vector<File> files;
    analysis::ReaderKnowledge knowledge;
    analysis::ReaderAttack attack;
    std::string second_solver;  ///< empty when the machine has none
    std::size_t compared = 0;   ///< bounds on which both solvers agree
};

/// One JSON object: the hash of everything known, the rule, the result, the solvers. The same for the same
/// publications, on any day.
void write_certificate(const AuditResult& audit, std::ostream& out);

}  // namespace commands
