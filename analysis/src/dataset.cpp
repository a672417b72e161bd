#include "analysis/dataset.hpp"

#include <algorithm>

namespace analysis {

const NamedColumn* Dataset::column(std::string_view name) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [name](const NamedColumn& one) { return one.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

}  // namespace analysis
