#include "reports/french_text.hpp"

#include "reports/french_numbers.hpp"

#include <cstddef>

namespace reports {
namespace {

constexpr std::string_view opening_quote = "«";
constexpr std::string_view closing_quote = "»";

}  // namespace

std::string typo_fr(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view before = text.substr(0, i);
        const std::string_view after = text.substr(i + 1);
        if (text[i] == '\'') {
            out += "’";
        } else if (text.substr(i).starts_with("...")) {
            out += "…";
            i += 2;
        } else if (text[i] == ' ' && !after.empty() &&
                   std::string_view(";!?").find(after[0]) != std::string_view::npos) {
            out += kNarrowNoBreakSpace;
        } else if (text[i] == ' ' && (before.ends_with(opening_quote) || after.starts_with(closing_quote) ||
                                      after.starts_with(':') || after.starts_with('%'))) {
            out += kNoBreakSpace;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace reports
