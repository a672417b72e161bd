#pragma once

#include <sys/types.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace tests {

/// How a run of `vigie` ended and what it printed.
struct ProgramEnd {
    int code = -1;
    std::string out;
    std::string err;
};

/// A run of the real program `vigie`, killed and reaped at the latest with this object.
class Program {
public:
    /// Prints go to files of `folder`, which must outlive it.
    Program(const std::filesystem::path& folder, const std::vector<std::string>& words);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    pid_t id() const { return id_; }
    /// Waits until the program printed a whole line that starts so, and returns the line; fails the test when it ends before.
    std::string line_starting(std::string_view beginning);
    /// What stands on stderr by now.
    std::string told() const;
    void signal(int number);
    ProgramEnd end();

private:
    bool has_ended();

    std::filesystem::path out_;
    std::filesystem::path err_;
    pid_t id_ = -1;
    bool ended_ = false;
    int status_ = 0;
};

/// Runs `vigie` with these words to its end.
ProgramEnd run_vigie(const std::filesystem::path& folder, const std::vector<std::string>& words);

/// A run of `vigie serve` on a free port, with these words behind.
class RunningServer {
public:
    RunningServer(const std::filesystem::path& folder, const std::filesystem::path& campaign,
                  const std::vector<std::string>& more = {});

    Program& program() { return program_; }
    std::uint16_t port() const { return port_; }

private:
    Program program_;
    std::uint16_t port_;
};

}  // namespace tests
