#include "estimates/json_writer.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace commands {

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (begun_.empty()) return;
    if (begun_.back()) out_ << ',';
    begun_.back() = true;
}

void JsonWriter::begin_object() {
    separate();
    out_ << '{';
    begun_.push_back(false);
}

void JsonWriter::end_object() {
    out_ << '}';
    begun_.pop_back();
    if (begun_.empty()) out_ << '\n';
}

void JsonWriter::begin_array() {
    separate();
    out_ << '[';
    begun_.push_back(false);
}

void JsonWriter::end_array() {
    out_ << ']';
    begun_.pop_back();
}

void JsonWriter::key(std::string_view name) {
    text(name);
    out_ << ':';
    after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
    constexpr std::string_view kHexadecimal = "0123456789abcdef";
    separate();
    out_ << '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out_ << '\\' << c;
        else if (c == '\n')
            out_ << "\\n";
        else if (byte < 0x20)
            out_ << "\\u00" << kHexadecimal[byte >> 4U] << kHexadecimal[byte & 0xFU];
        else
            out_ << c;
    }
    out_ << '"';
}

void JsonWriter::number(double value) {
    assert(std::isfinite(value));
    constexpr int kDigits = 17;
    separate();
    std::array<char, 32> digits{};
    const auto [end, problem] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                              std::chars_format::general, kDigits);
    out_ << std::string_view{digits.data(), static_cast<std::size_t>(end - digits.data())};
}

void JsonWriter::count(std::size_t value) {
    separate();
    out_ << value;
}

void JsonWriter::truth(bool value) {
    separate();
    out_ << (value ? "true" : "false");
}

void JsonWriter::null() {
    separate();
    out_ << "null";
}

}  // namespace commands
