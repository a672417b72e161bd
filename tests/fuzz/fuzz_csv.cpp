#include <cstdint>
#include <cstdlib>

#include "questionnaires/csv.hpp"

using questionnaires::csv_line;
using questionnaires::parse_csv;

/// What was read and is written again reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto table = parse_csv({reinterpret_cast<const char*>(data), size});
    if (!table) return 0;
    std::string text = csv_line(table.value().header);
    for (const auto& row : table.value().rows) text += csv_line(row.cells);
    const auto again = parse_csv(text);
    if (!again || again.value().header != table.value().header) std::abort();
    if (again.value().rows.size() != table.value().rows.size()) std::abort();
    for (std::size_t i = 0; i < again.value().rows.size(); ++i) {
        if (again.value().rows[i].cells != table.value().rows[i].cells) std::abort();
    }
    return 0;
}
