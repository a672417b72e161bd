#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace questionnaires {

/// Names of ours for names of elsewhere: letters and digits, a letter first, not too long, none twice whatever the case.
class FittingNames {
public:
    explicit FittingNames(std::size_t longest, bool letter_first)
        : longest_{longest}, letter_first_{letter_first} {}

    std::string fitting(std::string_view foreign);

private:
    std::size_t longest_;
    bool letter_first_;
    std::set<std::string> taken_;
};

}  // namespace questionnaires
