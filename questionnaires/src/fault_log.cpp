#include "fault_log.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace questionnaires {

namespace {

std::ptrdiff_t place_of(const std::string& sheet) {
    constexpr std::array<std::string_view, 5> kOrder{"", "survey", "choices", "scales", "settings"};
    return std::find(kOrder.begin(), kOrder.end(), sheet) - kOrder.begin();
}

}  // namespace

Faults FaultLog::sorted() const {
    Faults faults = faults_;
    std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
        return std::pair{place_of(a.sheet), a.row} < std::pair{place_of(b.sheet), b.row};
    });
    return faults;
}

}  // namespace questionnaires
