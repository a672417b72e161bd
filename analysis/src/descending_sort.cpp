#include "descending_sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace analysis {
namespace {

constexpr std::size_t kFewNumbers = 200;
constexpr unsigned kDigitBits = 12;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;

/// Bits of positive doubles are in the order of the numbers; the leading ones are kept.
std::uint64_t leading(double number, unsigned dropped) {
    return std::bit_cast<std::uint64_t>(number) >> dropped;
}

/// One pass of a stable counting sort by a digit of (largest - number), from one vector to the other.
void pass(const std::vector<double>& from, std::vector<double>& to, std::uint64_t largest, unsigned dropped,
          unsigned shift) {
    const auto digit = [=](double number) {
        return static_cast<std::size_t>((largest - leading(number, dropped)) >> shift) & (kDigits - 1);
    };
    std::array<std::uint32_t, kDigits + 1> start{};
    for (const double number : from) ++start[digit(number) + 1];
    for (std::size_t i = 0; i < kDigits; ++i) start[i + 1] += start[i];
    for (const double number : from) to[start[digit(number)]++] = number;
}

}  // namespace

void sort_descending(std::vector<double>& numbers, std::vector<double>& scratch) {
    if (numbers.size() < kFewNumbers) {
        std::sort(numbers.begin(), numbers.end(), std::greater<>{});
        return;
    }
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    unsigned dropped = 0;  // so that what is left of the span has two digits
    while (leading(*most, dropped) - leading(*least, dropped) >= (std::uint64_t{1} << (2 * kDigitBits)))
        ++dropped;
    const std::uint64_t largest = leading(*most, dropped);
    scratch.resize(numbers.size());
    pass(numbers, scratch, largest, dropped, 0);
    pass(scratch, numbers, largest, dropped, kDigitBits);
    for (std::size_t i = 1; i < numbers.size(); ++i) {  // alike in their leading bits: few and near
        const double number = numbers[i];
        std::size_t place = i;
        for (; place > 0 && numbers[place - 1] < number; --place) numbers[place] = numbers[place - 1];
        numbers[place] = number;
    }
}

}  // namespace analysis
