#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "campaign/durable_file.hpp"

namespace campaign {

/// A small JSON object: texts, whole numbers, and tables of whole numbers.
class Record {
public:
    using Counts = std::map<std::string, std::int64_t, std::less<>>;
    using Value = std::variant<std::string, std::int64_t, Counts>;

    Record() = default;

    void set(std::string_view key, Value value);

    /// Throws Refusal, naming the file and the key, when it is absent or of another kind.
    const std::string& text(std::string_view key) const;
    std::int64_t number(std::string_view key) const;
    /// What files of earlier versions may lack.
    std::string text_or(std::string_view key, std::string_view absent) const;
    std::int64_t number_or(std::string_view key, std::int64_t absent) const;
    const Counts& counts(std::string_view key) const;

    /// One key a line, keys in alphabetical order.
    std::string json() const;

    /// Reads a file written by json(). Throws Refusal: absent, not JSON, not an object of such values.
    static Record read(const std::filesystem::path& file);

private:
    const Value& value(std::string_view key) const;

    std::filesystem::path file_;
    std::map<std::string, Value, std::less<>> values_;
};

}  // namespace campaign
