#include "scale_data.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>
#include <stdexcept>

namespace tests {
namespace {

std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> result(1);
    for (const char c : line) {
        if (c == ',')
            result.emplace_back();
        else if (c != '"' && c != '\r')
            result.back() += c;
    }
    return result;
}

}  // namespace

std::vector<std::string> text_column(const std::string& csv, const std::string& name) {
    std::istringstream lines{csv};
    std::string line;
    std::getline(lines, line);
    const auto header = cells(line);
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) throw std::runtime_error{"no column " + name};
    const auto column = static_cast<std::size_t>(found - header.begin());
    std::vector<std::string> values;
    while (std::getline(lines, line)) values.push_back(cells(line).at(column));
    return values;
}

std::vector<analysis::Answers> number_columns(const std::string& csv, const std::vector<std::string>& names) {
    std::vector<analysis::Answers> columns;
    for (const auto& name : names) {
        auto& column = columns.emplace_back();
        for (const auto& cell : text_column(csv, name))
            column.push_back(cell.empty() || cell == "NA" ? std::nullopt : std::optional{std::stod(cell)});
    }
    return columns;
}

analysis::Grouping grouping(const std::vector<std::string>& cells) {
    analysis::Grouping result;
    for (const auto& cell : cells) {
        auto found = std::find(result.labels.begin(), result.labels.end(), cell);
        if (found == result.labels.end()) found = result.labels.insert(found, cell);
        result.of_row.emplace_back(static_cast<std::size_t>(found - result.labels.begin()));
    }
    return result;
}

std::optional<std::string> work_addiction_csv() {
    std::vector<std::string> folders{VIGIE_SOURCE_DIR "/../shared", VIGIE_SOURCE_DIR "/../../shared"};
    if (const char* given = std::getenv("VIGIE_SHARED")) folders.insert(folders.begin(), given);
    for (const auto& folder : folders) {
        std::ifstream file{folder + "/data/work-addiction-2016.csv", std::ios::binary};
        if (!file) continue;
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }
    return std::nullopt;
}

std::vector<std::size_t> shuffled_rows(std::size_t rows, unsigned seed) {
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937{seed});
    return order;
}

}  // namespace tests
