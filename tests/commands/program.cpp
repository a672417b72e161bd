#include "program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "../campaign/small_campaign.hpp"

namespace tests {

namespace {

constexpr std::chrono::milliseconds kPause{10};

/// A file name that no other run of this process has.
std::string numbered(std::string_view name) {
    static int last = 0;
    return std::string(name) + "-" + std::to_string(++last) + ".txt";
}

/// The environment without leak detection: it needs to read the memory of the server, which forbids that.
std::vector<std::string> environment() {
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (!std::string_view(*variable).starts_with("ASAN_OPTIONS=")) variables.emplace_back(*variable);
    }
    variables.emplace_back("ASAN_OPTIONS=detect_leaks=0");
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

std::vector<std::string> serve_words(const std::filesystem::path& campaign,
                                     const std::vector<std::string>& more) {
    std::vector<std::string> words{"serve", campaign.string(), "--port", "0"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::uint16_t port_in(const std::string& url) {
    const std::size_t colon = url.rfind(':');
    return static_cast<std::uint16_t>(std::stoi(url.substr(colon + 1)));
}

}  // namespace

Program::Program(const std::filesystem::path& folder, const std::vector<std::string>& words)
    : out_(folder / numbered("out")), err_(folder / numbered("err")) {
    std::vector<std::string> line{VIGIE_PROGRAM};
    line.insert(line.end(), words.begin(), words.end());
    std::vector<std::string> variables = environment();

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out_.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err_.c_str(), O_WRONLY | O_CREAT, 0600);
    const int error = ::posix_spawn(&id_, VIGIE_PROGRAM, &actions, nullptr, pointers(line).data(),
                                    pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw std::runtime_error("cannot start " VIGIE_PROGRAM);
}

Program::~Program() {
    if (has_ended()) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, &status_, 0);
}

bool Program::has_ended() {
    if (!ended_) ended_ = ::waitpid(id_, &status_, WNOHANG) == id_;
    return ended_;
}

std::string Program::line_starting(std::string_view beginning) {
    for (;;) {
        const bool ended = has_ended();
        const std::string printed = "\n" + content_of(out_);
        const std::size_t start = printed.find("\n" + std::string(beginning));
        const std::size_t end = start == std::string::npos ? start : printed.find('\n', start + 1);
        if (end != std::string::npos) return printed.substr(start + 1, end - start - 1);
        if (ended) throw std::runtime_error("the program ended: " + printed + content_of(err_));
        std::this_thread::sleep_for(kPause);
    }
}

std::string Program::told() const {
    return content_of(err_);
}

void Program::signal(int number) {
    ::kill(id_, number);
}

ProgramEnd Program::end() {
    if (!ended_) {
        while (::waitpid(id_, &status_, 0) < 0 && errno == EINTR) {
        }
        ended_ = true;
    }
    return {WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_), content_of(out_),
            content_of(err_)};
}

ProgramEnd run_vigie(const std::filesystem::path& folder, const std::vector<std::string>& words) {
    return Program(folder, words).end();
}

RunningServer::RunningServer(const std::filesystem::path& folder, const std::filesystem::path& campaign,
                             const std::vector<std::string>& more)
    : program_(folder, serve_words(campaign, more)), port_(port_in(program_.line_starting("http"))) {}

}  // namespace tests
