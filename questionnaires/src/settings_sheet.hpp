#pragma once

#include "fault_log.hpp"
#include "questionnaires/questionnaire.hpp"
#include "sheet.hpp"

namespace questionnaires {

/// The one line of the `settings` sheet. Faults go to the log.
Settings read_settings(const Sheet& sheet, FaultLog& log);

}  // namespace questionnaires
