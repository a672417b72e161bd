#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "urn/shares.hpp"

/// What was typed for a share: one that is accepted prints, and reads again, as the same; a fault names a line there is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view typed{reinterpret_cast<const char*>(data), size};
    (void)urn::is_share_line(typed);
    const auto read = urn::read_share(typed);
    if (const auto* fault = std::get_if<urn::ShareFault>(&read)) {
        if (fault->line < 0 || fault->line > urn::kShareLines) std::abort();
        return 0;
    }
    const auto& share = std::get<urn::Share>(read);
    if (share.number < 1 || share.number > urn::kShares) std::abort();
    const auto again = urn::read_share(urn::share_text(share));
    const auto* same = std::get_if<urn::Share>(&again);
    if (same == nullptr || same->number != share.number || !same->value.equals(share.value)) std::abort();
    return 0;
}
