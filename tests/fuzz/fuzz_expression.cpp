#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "questionnaires/expression.hpp"

using namespace questionnaires;

/// Any text parses or is refused, and what parses evaluates to a value that is no NaN and no infinity.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view source{reinterpret_cast<const char*>(data), size};
    const auto expression = Expression::parse(source);
    if (!expression) return expression.error().position <= size ? 0 : (std::abort(), 0);
    const Value answers[] = {Missing{}, true, -2.5, std::string{"12"}, std::vector<std::string>{"a", "b"}};
    for (const Value& answer : answers) {
        const Value value = expression.value().evaluate([&answer](std::string_view) { return answer; });
        const auto* number = std::get_if<double>(&value);
        if (number != nullptr && !std::isfinite(*number)) std::abort();
    }
    return 0;
}
