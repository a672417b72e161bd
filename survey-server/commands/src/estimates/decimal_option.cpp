#include "estimates/decimal_option.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

namespace commands {

std::optional<double> decimal_option(const Arguments& arguments, std::string_view option, double above,
                                     double most, std::string_view must_be) {
    const auto written = arguments.option(option);
    if (!written) return std::nullopt;
    std::string text = *written;
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !(value > above && value <= most))
        throw WrongUsage{"--" + std::string{option} + " attend " + std::string{must_be} + ", pas « " +
                         *written + " »"};
    return value;
}

}  // namespace commands
