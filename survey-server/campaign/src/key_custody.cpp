#include "campaign/key_custody.hpp"

#include "key_custody_names.hpp"

namespace campaign {

std::string_view name_of(KeyProtection protection) {
    for (const auto& [value, name] : kProtections) {
        if (value == protection) return name;
    }
    return {};
}

}  // namespace campaign
