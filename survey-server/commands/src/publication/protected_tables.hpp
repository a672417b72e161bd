#pragma once

#include <string>
#include <string_view>

#include "analysis/reader_knowledge.hpp"

namespace commands {

/// Reads what `vigie protect --json` printed. Throws Refused with the file and what is wrong with it.
analysis::PublishedTables read_protected_tables(std::string_view text, const std::string& file);

}  // namespace commands
