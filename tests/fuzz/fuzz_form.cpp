#include <cstdint>
#include <cstdlib>

#include "http/form.hpp"

/// What was read and is written again reads the same, and within the bound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t max_fields = 50;
    const auto form = http::parse_form({reinterpret_cast<const char*>(data), size}, max_fields);
    if (!form) return 0;
    if (form->size() > max_fields) std::abort();
    if (http::parse_form(http::write_form(*form), max_fields) != form) std::abort();
    return 0;
}
