#pragma once

#include <ostream>

#include "analysis/cell_lattice.hpp"
#include "analysis/protection.hpp"

namespace commands {

/// What `vigie protect` says, for the expert: true sizes beside each decision.
struct ProtectionReport {
    analysis::CellLattice lattice;
    analysis::Threshold threshold;
    analysis::Protection protection;
};

void print_json(const ProtectionReport& report, std::ostream& out);
void print_text(const ProtectionReport& report, std::ostream& out);

}  // namespace commands
