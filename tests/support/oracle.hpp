#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// A file of tests/oracles as text.
std::string read_oracle(std::string_view file);

/// The number that tests/oracles/<file> (columns `statistic,value`) gives for a statistic; fails the test when absent.
double oracle_value(std::string_view file, std::string_view statistic);

}  // namespace tests
