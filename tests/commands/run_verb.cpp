#include "run_verb.hpp"

#include <boost/json/parse.hpp>
#include <sstream>

#include "catch.hpp"
#include "commands/analysis_verbs.hpp"

namespace tests {

Ran run_analysis(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = commands::run_program(commands::analysis_verbs(), words, out, err);
    return {code, out.str(), err.str()};
}

boost::json::value json_of(std::vector<std::string> words) {
    words.push_back("--json");
    const Ran ran = run_analysis(words);
    if (ran.code != 0) FAIL("exit " << ran.code << ": " << ran.err);
    return boost::json::parse(ran.out);
}

double at(const boost::json::value& json, const std::string& path) {
    boost::json::error_code none;
    const auto* found = json.find_pointer(path, none);
    if (found == nullptr || !found->is_number()) FAIL("no number at " << path);
    return found->to_number<double>();
}

std::string text_at(const boost::json::value& json, const std::string& path) {
    boost::json::error_code none;
    const auto* found = json.find_pointer(path, none);
    if (found == nullptr || !found->is_string()) FAIL("no text at " << path);
    return std::string{found->as_string()};
}

std::vector<std::string> keys_at(const boost::json::value& json, const std::string& path) {
    boost::json::error_code none;
    const auto* found = json.find_pointer(path, none);
    if (found == nullptr || !found->is_object()) FAIL("no object at " << path);
    std::vector<std::string> keys;
    for (const auto& member : found->as_object()) keys.emplace_back(member.key());
    return keys;
}

}  // namespace tests
