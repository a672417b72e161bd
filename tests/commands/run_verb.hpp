#pragma once

#include <boost/json/value.hpp>

#include <string>
#include <vector>

namespace tests {

/// What a command line of the analysis verbs gave.
struct Ran {
    int code;
    std::string out;
    std::string err;
};
Ran run_analysis(const std::vector<std::string>& words);

/// The JSON object printed by a command line that must succeed; `--json` is added.
boost::json::value json_of(std::vector<std::string> words);

/// The number at a path such as "/tests/pearson/p"; fails the test when there is none.
double at(const boost::json::value& json, const std::string& path);
/// The text at a path.
std::string text_at(const boost::json::value& json, const std::string& path);

/// Keys of the object at a path, in the order printed.
std::vector<std::string> keys_at(const boost::json::value& json, const std::string& path);

}  // namespace tests
