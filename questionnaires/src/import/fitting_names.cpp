#include "import/fitting_names.hpp"

#include "naming.hpp"

namespace questionnaires {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string FittingNames::fitting(std::string_view foreign) {
    std::string name;
    for (const char c : foreign)
        if (is_letter(c) || is_digit(c)) name += c;
    if (name.empty()) name = letter_first_ ? "q" : "x";
    if (letter_first_ && !is_letter(name.front())) name.insert(0, "q");
    if (is_reserved(name)) name.insert(0, "q");
    name = name.substr(0, longest_);
    std::string free = name;
    for (int number = 2; !taken_.insert(folded(free)).second; ++number) {
        const std::string suffix = std::to_string(number);
        free = name.substr(0, longest_ - suffix.size()) + suffix;
    }
    return free;
}

}  // namespace questionnaires
