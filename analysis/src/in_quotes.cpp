#include "in_quotes.hpp"

namespace analysis {

std::string in_quotes(std::string_view text) {
    return "« " + std::string{text} + " »";
}

}  // namespace analysis
