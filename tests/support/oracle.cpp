#include "oracle.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tests {

std::string read_oracle(std::string_view file) {
    const std::string path = std::string{VIGIE_TEST_DIR} + "/oracles/" + std::string{file};
    std::ifstream stream{path, std::ios::binary};
    if (!stream) throw std::runtime_error{"no oracle " + path};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

double oracle_value(std::string_view file, std::string_view statistic) {
    std::istringstream lines{read_oracle(file)};
    for (std::string line; std::getline(lines, line);) {
        const auto comma = line.rfind(',');
        if (comma == std::string::npos) continue;
        std::string name = line.substr(0, comma);
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        if (name == statistic) return std::stod(line.substr(comma + 1));
    }
    throw std::runtime_error{"no statistic " + std::string{statistic} + " in oracle " + std::string{file}};
}

}  // namespace tests
