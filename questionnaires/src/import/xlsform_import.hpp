#pragma once

#include <string_view>

#include "import/draft_form.hpp"
#include "questionnaires/result.hpp"

namespace questionnaires {

/// The sheets survey, choices and settings of an XLSForm workbook.
Result<DraftForm, ImportError> xlsform_draft(std::string_view bytes);

}  // namespace questionnaires
