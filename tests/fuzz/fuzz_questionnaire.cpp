#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "sheets_reader.hpp"

using namespace questionnaires;

namespace {

/// Sheets one after the other in a text, each under a line "#survey", "#choices", "#scales" or "#settings".
Sheets sheets_in(std::string_view text, FaultLog& log) {
    Sheets sheets;
    for (std::size_t at = text.find('#'); at != std::string_view::npos;) {
        const std::size_t next = std::min(text.find("\n#", at), text.size() - 1);
        const std::size_t end_of_name = std::min(text.find('\n', at), text.size());
        const std::string name{text.substr(at + 1, end_of_name - at - 1)};
        if (is_sheet_name(name)) {
            auto sheet = read_csv_sheet(name, text.substr(end_of_name, next + 1 - end_of_name), log);
            if (sheet) sheets.read.emplace(name, *std::move(sheet));
        }
        at = text.find('#', std::max(next, at + 1));
    }
    return sheets;
}

}  // namespace

/// Any bytes, a workbook or CSV sheets, are read or refused with a reason; what is read has one canonical text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    FaultLog log;
    const Sheets sheets = bytes.starts_with("PK") ? read_workbook(bytes, log) : sheets_in(bytes, log);
    const auto reading = questionnaire_of(sheets, log);
    if (!reading && reading.error().empty()) std::abort();
    if (reading && canonical_text(reading.value().questionnaire).empty()) std::abort();
    return 0;
}
