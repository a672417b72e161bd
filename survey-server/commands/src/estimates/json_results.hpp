#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cells.hpp"
#include "analysis/number.hpp"
#include "estimates/json_writer.hpp"

namespace commands {

// Results under a key. One that does not exist is null, with its reason under `<key>_reason` beside it.

void put(JsonWriter& json, std::string_view key, std::string_view text);
void put(JsonWriter& json, std::string_view key, double number);
void put(JsonWriter& json, std::string_view key, std::size_t count);
void put(JsonWriter& json, std::string_view key, const analysis::Number& number);
/// [low, high]
void put(JsonWriter& json, std::string_view key, const analysis::IntervalOrReason& interval);
/// The number, or null with the reason.
void put(JsonWriter& json, std::string_view key, const std::optional<double>& number,
         const std::string& reason);
void put_null(JsonWriter& json, std::string_view key, std::string_view reason);

void put(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts);
void put(JsonWriter& json, std::string_view key, const std::vector<double>& numbers);
/// Those that do not exist are null in their place, the first reason beside the key.
void put(JsonWriter& json, std::string_view key, const std::vector<analysis::Number>& numbers);
/// Matrices, by rows. Numbers that do not exist are null in their place, the first reason beside the key.
void put(JsonWriter& json, std::string_view key, const analysis::Cells<std::size_t>& counts);
void put(JsonWriter& json, std::string_view key, const analysis::Cells<double>& numbers);
void put(JsonWriter& json, std::string_view key, const analysis::Cells<analysis::Number>& numbers);
void put(JsonWriter& json, std::string_view key, const analysis::Cells<std::string>& texts);

/// An object whose members `write(value)` puts, or null with the reason.
template <class T, class Write>
void put_object(JsonWriter& json, std::string_view key, const analysis::Estimable<T>& result, Write write) {
    if (!result) {
        put_null(json, key, result.error().reason);
        return;
    }
    json.key(key);
    json.begin_object();
    write(result.value());
    json.end_object();
}

}  // namespace commands
