#include "temporary_folder.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace tests {

namespace {

/// In memory where the system has a place for it: what writes durably waits for no disk there.
std::filesystem::path temporary_place() {
    const std::filesystem::path memory = "/dev/shm";
    return ::access(memory.c_str(), W_OK | X_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (temporary_place() / "vigie-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::file(std::string_view name, std::string_view content) const {
    const auto path = path_ / name;
    std::ofstream stream{path, std::ios::binary};
    stream << content;
    if (!stream.flush()) throw std::runtime_error{"cannot write " + path.string()};
    return path.string();
}

}  // namespace tests
