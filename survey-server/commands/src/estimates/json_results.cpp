#include "estimates/json_results.hpp"

namespace commands {

namespace {

void put_reason(JsonWriter& json, std::string_view key, std::string_view reason) {
    json.key(std::string{key} + "_reason");
    json.text(reason);
}

/// null where there is no number; keeps the first reason.
void put_in_place(JsonWriter& json, const analysis::Number& number, std::string& reason) {
    if (number) {
        json.number(number.value());
        return;
    }
    json.null();
    if (reason.empty()) reason = number.error().reason;
}

template <class T, class Write>
void put_matrix(JsonWriter& json, std::string_view key, const analysis::Cells<T>& cells, Write write) {
    json.key(key);
    json.begin_array();
    for (std::size_t i = 0; i < cells.rows; ++i) {
        json.begin_array();
        for (std::size_t j = 0; j < cells.cols; ++j) write(cells.at(i, j));
        json.end_array();
    }
    json.end_array();
}

}  // namespace

void put(JsonWriter& json, std::string_view key, std::string_view text) {
    json.key(key);
    json.text(text);
}

void put(JsonWriter& json, std::string_view key, double number) {
    json.key(key);
    json.number(number);
}

void put(JsonWriter& json, std::string_view key, std::size_t count) {
    json.key(key);
    json.count(count);
}

void put_null(JsonWriter& json, std::string_view key, std::string_view reason) {
    json.key(key);
    json.null();
    put_reason(json, key, reason);
}

void put(JsonWriter& json, std::string_view key, const analysis::Number& number) {
    if (number)
        put(json, key, number.value());
    else
        put_null(json, key, number.error().reason);
}

void put(JsonWriter& json, std::string_view key, const analysis::IntervalOrReason& interval) {
    if (!interval) {
        put_null(json, key, interval.error().reason);
        return;
    }
    json.key(key);
    json.begin_array();
    json.number(interval.value().low);
    json.number(interval.value().high);
    json.end_array();
}

void put(JsonWriter& json, std::string_view key, const std::optional<double>& number,
         const std::string& reason) {
    if (number)
        put(json, key, *number);
    else
        put_null(json, key, reason);
}

void put(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
    json.key(key);
    json.begin_array();
    for (const auto& text : texts) json.text(text);
    json.end_array();
}

void put(JsonWriter& json, std::string_view key, const analysis::Cells<std::size_t>& counts) {
    put_matrix(json, key, counts, [&json](std::size_t count) { json.count(count); });
}

void put(JsonWriter& json, std::string_view key, const analysis::Cells<double>& numbers) {
    put_matrix(json, key, numbers, [&json](double number) { json.number(number); });
}

void put(JsonWriter& json, std::string_view key, const std::vector<double>& numbers) {
    json.key(key);
    json.begin_array();
    for (const double number : numbers) json.number(number);
    json.end_array();
}

void put(JsonWriter& json, std::string_view key, const std::vector<analysis::Number>& numbers) {
    std::string reason;
    json.key(key);
    json.begin_array();
    for (const auto& number : numbers) put_in_place(json, number, reason);
    json.end_array();
    if (!reason.empty()) put_reason(json, key, reason);
}

void put(JsonWriter& json, std::string_view key, const analysis::Cells<analysis::Number>& numbers) {
    std::string reason;
    put_matrix(json, key, numbers,
               [&](const analysis::Number& number) { put_in_place(json, number, reason); });
    if (!reason.empty()) put_reason(json, key, reason);
}

void put(JsonWriter& json, std::string_view key, const analysis::Cells<std::string>& texts) {
    put_matrix(json, key, texts, [&json](const std::string& text) { json.text(text); });
}

}  // namespace commands
