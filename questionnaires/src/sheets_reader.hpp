#pragma once

#include "fault_log.hpp"
#include "questionnaires/reader.hpp"
#include "sheet.hpp"

namespace questionnaires {

/// Understands and checks sheets already read; what the log holds of reading them counts too.
Result<Reading, Faults> questionnaire_of(const Sheets& sheets, FaultLog& log);

}  // namespace questionnaires
