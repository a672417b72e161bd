#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace commands {

using Tables = std::vector<std::vector<std::string>>;  ///< dimensions of each table

/// Reads a JSON list of tables, each a list of names of `dimensions`. Throws Refused with file, line and reason:
/// something else than such a list, no table, an unknown name, a name twice in a table, more crossed dimensions
/// than kMostCrossed.
Tables read_tables(std::string_view text, const std::string& file,
                   const std::vector<std::string>& dimensions);

inline constexpr std::size_t kMostCrossed = 6;

}  // namespace commands
