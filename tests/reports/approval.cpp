#include "approval.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace reports::tests {

bool is_approved(std::string_view name, const std::string& text) {
    const auto file = std::filesystem::path(VIGIE_TEST_DIR) / "reports" / "golden" / name;
    const char* approve = std::getenv("VIGIE_APPROVE");
    if (approve != nullptr && std::string_view(approve) == "1") std::ofstream(file, std::ios::binary) << text;
    std::ifstream in(file, std::ios::binary);
    return in && std::string(std::istreambuf_iterator<char>(in), {}) == text;
}

}  // namespace reports::tests
