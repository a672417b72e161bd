#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "questionnaires/csv.hpp"
#include "questionnaires/import.hpp"

using questionnaires::import_questionnaire;
using questionnaires::parse_csv;

/// Whatever a foreign file holds is refused, or becomes sheets that are tables.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    for (const std::string_view name : {"a.tsv", "a.lss", "a.xlsx"}) {
        const auto import = import_questionnaire(name, bytes);
        if (!import) continue;
        for (const auto& [sheet, content] : import.value().sheets)
            if (const auto table = parse_csv(content);
                !table && table.error().reason.find("UTF-8") == std::string::npos)
                std::abort();
    }
    return 0;
}
