#include "negotiation/dates.hpp"

#include <string>

namespace commands {

reports::Date date_of(std::string_view option, std::string_view text) {
    const auto date = reports::read_date(text);
    if (!date)
        throw WrongUsage("--" + std::string(option) + " : « " + std::string(text) +
                         " » n’est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-03-02.");
    return *date;
}

std::optional<reports::Date> date_option(const Arguments& arguments, std::string_view option) {
    const auto text = arguments.option(option);
    if (!text) return std::nullopt;
    return date_of(option, *text);
}

}  // namespace commands
