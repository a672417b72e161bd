#pragma once

#include <string>

namespace reports {

/// Whether these bytes are a .docx, .pptx or .xlsx as Vigie writes them: one that nobody has saved since from an office
/// program, and that another may therefore replace.
bool is_untouched_office_file(const std::string& bytes);

}  // namespace reports
