#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>

#include "questionnaires/utf8.hpp"
#include "sav_data.hpp"

/// What an SPSS file says is refused, or is columns of one length in UTF-8.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = analysis::read_sav_data({reinterpret_cast<const char*>(data), size}, "essai.sav");
    if (!read) return 0;
    const auto text = [](const std::string& one) {
        if (questionnaires::well_formed_utf8(one) != one.size()) std::abort();
    };
    for (const auto& column : read.value().columns) {
        text(column.name);
        text(column.label);
        std::size_t rows = 0;
        if (const auto* coded = std::get_if<analysis::CodedColumn>(&column.column)) {
            rows = coded->codes.size();
            for (const auto& category : coded->categories) text(category.label);
        } else if (const auto* numbers = std::get_if<analysis::NumberColumn>(&column.column)) {
            rows = numbers->values.size();
        } else {
            rows = std::get<analysis::TextColumn>(column.column).values.size();
        }
        if (rows != read.value().rows) std::abort();
    }
    return 0;
}
