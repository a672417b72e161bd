#include <readstat.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string_view>

#include "reports/microdata.hpp"

namespace reports {
namespace {

constexpr std::size_t kLongestLabel = 250;  // bytes: SPSS takes 255 of a variable, 120 of a value
constexpr std::size_t kLongestValueLabel = 120;
constexpr std::size_t kLongestMissingText = 8;  // bytes: longer texts cannot be declared missing
constexpr std::size_t kMostMissingValues = 3;   // of one variable, unless they are a range

struct WriterEnd {
    void operator()(readstat_writer_t* writer) const { readstat_writer_free(writer); }
};

ssize_t append(const void* bytes, std::size_t size, void* context) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(bytes), size);
    return static_cast<ssize_t>(size);
}

void require(readstat_error_t error) {
    if (error != READSTAT_OK) throw std::runtime_error{readstat_error_message(error)};
}

/// Cut between characters.
std::string cut(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

/// SPSS knows no difference of case between names, and has words of its own.
std::string free_name(const std::string& name, std::set<std::string>& taken) {
    static const std::set<std::string, std::less<>> reserved{"ALL", "AND", "BY",  "EQ", "GE", "GT",  "LE",
                                                             "LT",  "NE",  "NOT", "OR", "TO", "WITH"};
    const auto capitals = [](std::string text) {
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return text;
    };
    std::string free = name;
    for (int number = 2; reserved.contains(capitals(free)) || !taken.insert(capitals(free)).second; ++number)
        free = name + "_" + std::to_string(number);
    return free;
}

struct SavColumn {
    const MicrodataVariable& variable;
    readstat_variable_t* written = nullptr;
    std::map<std::string, double> numbers = {};  ///< of the codes that stand for a number
};

std::size_t longest_cell(const MicrodataVariable& variable) {
    std::size_t longest = 1;
    for (const auto& cell : variable.cells) longest = std::max(longest, cell.size());
    for (const auto& value : variable.values) longest = std::max(longest, value.code.size());
    return longest;
}

void declare_missing(SavColumn& column) {
    std::vector<const MicrodataValue*> missing;
    for (const auto& value : column.variable.values)
        if (value.kind != MicrodataValue::Kind::answer) missing.push_back(&value);
    if (missing.empty()) return;
    if (!column.variable.numeric) {
        for (const auto* value : missing)
            if (value->code.size() <= kLongestMissingText && missing.size() <= kMostMissingValues)
                require(readstat_variable_add_missing_string_value(column.written, value->code.c_str()));
        return;
    }
    if (missing.size() > kMostMissingValues) {
        const auto [low, high] =
            std::minmax_element(missing.begin(), missing.end(),
                                [](const auto* a, const auto* b) { return *a->number < *b->number; });
        require(
            readstat_variable_add_missing_double_range(column.written, *(*low)->number, *(*high)->number));
        return;
    }
    for (const auto* value : missing)
        require(readstat_variable_add_missing_double_value(column.written, *value->number));
}

void add_labels(readstat_writer_t* writer, SavColumn& column, std::size_t index) {
    const auto& variable = column.variable;
    const bool labelled = std::any_of(variable.values.begin(), variable.values.end(),
                                      [](const auto& value) { return value.label != value.code; });
    if (!labelled) return;
    const auto type = variable.numeric ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING;
    auto* labels = readstat_add_label_set(writer, type, ("labels" + std::to_string(index)).c_str());
    for (const auto& value : variable.values) {
        if (value.label == value.code) continue;
        const std::string label = cut(value.label, kLongestValueLabel);
        if (variable.numeric)
            readstat_label_double_value(labels, *value.number, label.c_str());
        else
            readstat_label_string_value(labels, value.code.c_str(), label.c_str());
    }
    readstat_variable_set_label_set(column.written, labels);
}

readstat_measure_t measure_of(Measure measure) {
    switch (measure) {
        case Measure::nominal:
            return READSTAT_MEASURE_NOMINAL;
        case Measure::ordinal:
            return READSTAT_MEASURE_ORDINAL;
        case Measure::scale:
            return READSTAT_MEASURE_SCALE;
    }
    return READSTAT_MEASURE_UNKNOWN;
}

bool whole(const MicrodataVariable& variable) {
    return std::none_of(variable.cells.begin(), variable.cells.end(), [](const std::string& cell) {
        return cell.find_first_of(".e") != std::string::npos;
    });
}

SavColumn declared(readstat_writer_t* writer, const MicrodataVariable& variable, const std::string& name,
                   std::size_t index) {
    SavColumn column{variable};
    column.written = readstat_add_variable(writer, name.c_str(),
                                           variable.numeric ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_STRING,
                                           variable.numeric ? 0 : longest_cell(variable));
    readstat_variable_set_label(column.written, cut(variable.label, kLongestLabel).c_str());
    readstat_variable_set_measure(column.written, measure_of(variable.measure));
    if (variable.numeric) readstat_variable_set_format(column.written, whole(variable) ? "F8.0" : "F10.4");
    for (const auto& value : variable.values)
        if (value.number) column.numbers.emplace(value.code, *value.number);
    add_labels(writer, column, index);
    declare_missing(column);
    return column;
}

double number_of(const SavColumn& column, const std::string& cell) {
    const auto known = column.numbers.find(cell);
    if (known != column.numbers.end()) return known->second;
    double number = 0.0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

void write_cell(readstat_writer_t* writer, const SavColumn& column, const std::string& cell) {
    if (!column.variable.numeric)
        require(readstat_insert_string_value(writer, column.written, cell.c_str()));
    else if (cell.empty())
        require(readstat_insert_missing_value(writer, column.written));
    else
        require(readstat_insert_double_value(writer, column.written, number_of(column, cell)));
}

}  // namespace

std::string microdata_sav(const Microdata& data) {
    const std::unique_ptr<readstat_writer_t, WriterEnd> writer{readstat_writer_init()};
    if (!writer) throw std::bad_alloc{};
    std::string bytes;
    require(readstat_set_data_writer(writer.get(), append));
    require(readstat_writer_set_file_label(writer.get(), cut(data.title + ", " + data.wave, 60).c_str()));
    require(readstat_writer_set_file_timestamp(writer.get(), 0));
    require(readstat_writer_set_compression(writer.get(), READSTAT_COMPRESS_ROWS));
    std::set<std::string> names;
    std::vector<SavColumn> columns;
    columns.reserve(data.variables.size());
    for (const auto& variable : data.variables)
        columns.push_back(declared(writer.get(), variable, free_name(variable.name, names), columns.size()));
    require(readstat_begin_writing_sav(writer.get(), &bytes, static_cast<long>(data.rows)));
    for (std::size_t row = 0; row < data.rows; ++row) {
        require(readstat_begin_row(writer.get()));
        for (const auto& column : columns) write_cell(writer.get(), column, column.variable.cells[row]);
        require(readstat_end_row(writer.get()));
    }
    require(readstat_end_writing(writer.get()));
    return bytes;
}

}  // namespace reports
