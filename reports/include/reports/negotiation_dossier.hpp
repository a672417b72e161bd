#pragma once

#include <string>
#include <vector>

#include "reports/plenary_input.hpp"
#include "reports/report_model.hpp"

namespace reports {

/// One paper of the next meeting, to be completed by hand.
struct DossierPaper {
    std::string name;  ///< of its file, without extension: « 1-ordre-du-jour »
    ReportModel paper;
};

/// The papers of the next meeting, filled with what the wave's results allow to say: request for the agenda, questions to
/// management, request for a risk assessment, draft resolution that names an expert, platform for the negotiation with the
/// guarantees in the order employees gave them. Texts and articles are data (dossier.csv, legal.csv); findings are those of
/// plenary_report, so that every paper says the same and nothing passes beside the gate.
std::vector<DossierPaper> negotiation_dossier(const PlenaryInput& input);

}  // namespace reports
