#include "grouped_digits.hpp"

#include <string>

namespace respondent {

View grouped_digits(std::string_view digits) {
    View view;
    for (; !digits.empty(); digits.remove_prefix(digits.size() < 4 ? digits.size() : 4)) {
        view.add("GROUP", View{}.set("DIGITS", std::string{digits.substr(0, 4)}));
    }
    return view;
}

}  // namespace respondent
