#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "urn/page_state.hpp"
#include "visit.hpp"

namespace {

constexpr std::string_view kContext = "definition";
constexpr urn::PageStateKey kKey{};

/// A visit that was read is written and read again as the same text.
void check_visit(std::string_view text) {
    const auto visit = respondent::read_visit(text);
    if (!visit) return;
    const std::string written = respondent::write_visit(*visit);
    const auto again = respondent::read_visit(written);
    if (!again || respondent::write_visit(*again) != written) std::abort();
}

}  // namespace

/// The hidden field: nothing that this server did not seal opens, what it sealed opens to the same and not after a change,
/// and no text makes a visit that is not one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (urn::open_state(text, kContext, kKey)) std::abort();
    std::string sealed = urn::seal_state(text, kContext, kKey);
    if (urn::open_state(sealed, kContext, kKey) != std::string(text)) std::abort();
    if (urn::open_state(sealed, "another", kKey)) std::abort();
    char& changed = sealed[size % sealed.size()];
    changed = changed == 'A' ? 'B' : 'A';
    if (urn::open_state(sealed, kContext, kKey)) std::abort();
    check_visit(text);
    return 0;
}
