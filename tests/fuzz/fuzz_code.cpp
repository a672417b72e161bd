#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "urn/codes.hpp"

/// What was typed for a code: a canonical one has eighteen signs and is its own canonical form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto code = urn::canonical_code({reinterpret_cast<const char*>(data), size});
    if (!code) return 0;
    if (code->size() != 18 || urn::canonical_code(*code) != code) std::abort();
    return 0;
}
