#include "process_cost.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace bench {

namespace {

namespace fs = std::filesystem;

fs::path folder_of(pid_t process) {
    return fs::path{"/proc"} / std::to_string(process);
}

/// schedstat counts nanoseconds, where stat counts ticks of ten milliseconds.
double cpu_of(pid_t process) {
    double nanoseconds = 0.0;
    std::error_code gone;
    for (const auto& thread : fs::directory_iterator{folder_of(process) / "task", gone}) {
        double used = 0.0;
        std::ifstream{thread.path() / "schedstat"} >> used;
        nanoseconds += used;
    }
    return nanoseconds / 1e9;
}

/// 0 for a process that has ended meanwhile.
pid_t parent_of(const fs::path& folder) {
    std::ifstream stat{folder / "stat"};
    std::string line;
    std::getline(stat, line);
    // The name, in parentheses, may hold anything.
    const std::size_t name_end = line.rfind(')');
    if (name_end == std::string::npos) return 0;
    std::istringstream fields{line.substr(name_end + 1)};
    char state = '\0';
    pid_t parent = 0;
    fields >> state >> parent;
    return parent;
}

std::vector<pid_t> children_of(pid_t process) {
    std::vector<pid_t> children;
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator{"/proc", gone}) {
        const std::string name = entry.path().filename();
        const bool is_process = name.find_first_not_of("0123456789") == std::string::npos;
        if (is_process && parent_of(entry.path()) == process) children.push_back(std::stoi(name));
    }
    return children;
}

double megabytes(pid_t process, const std::string& name) {
    std::ifstream status{folder_of(process) / "status"};
    for (std::string word; status >> word;) {
        double kilobytes = 0.0;
        if (word == name && status >> kilobytes) return kilobytes / 1024.0;
    }
    return 0.0;
}

}  // namespace

ProcessCost process_cost(pid_t process) {
    ProcessCost cost{cpu_of(process), megabytes(process, "VmRSS:"), megabytes(process, "VmHWM:")};
    for (const pid_t child : children_of(process)) cost.cpu_seconds += cpu_of(child);
    return cost;
}

}  // namespace bench
