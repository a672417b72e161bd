#include "collection/terminal.hpp"

#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <iostream>

#include "commands/verb.hpp"
#include "message.hpp"

namespace commands {

namespace {

constexpr std::size_t kLongestLine = 4096;
constexpr auto kInterrupt = std::byte{3};  // Ctrl+C, a sign like the others while signals are off

/// The terminal as this program needs it, and as it was when it is destroyed. Ctrl+C does not end the program meanwhile:
/// the terminal would stay silent.
class TerminalSettings {
public:
    explicit TerminalSettings(Echo echo) {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) throw Refused("Le terminal ne répond pas.");
        termios wanted = before_;
        wanted.c_lflag &= ~static_cast<tcflag_t>(ISIG);
        wanted.c_cc[VEOL] = std::to_integer<cc_t>(kInterrupt);  // it ends the line
        if (echo == Echo::hidden) {
            wanted.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            wanted.c_lflag |= ECHONL;
        }
        if (::tcsetattr(STDIN_FILENO, TCSAFLUSH, &wanted) != 0) throw Refused("Le terminal ne répond pas.");
    }
    ~TerminalSettings() { ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_); }
    TerminalSettings(const TerminalSettings&) = delete;
    TerminalSettings& operator=(const TerminalSettings&) = delete;

private:
    termios before_{};
};

}  // namespace

bool is_at_terminal(const std::ostream& err) {
    return err.rdbuf() == std::cerr.rdbuf() && ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

urn::Secret ask_line(std::ostream& err, std::string_view prompt, Echo echo) {
    const TerminalSettings settings(echo);  // before the question: nothing typed in answer is shown or lost
    err << message_line(prompt) << ' ' << std::flush;
    urn::Secret line(kLongestLine);
    for (std::size_t size = 0; size < line.size();) {
        std::byte sign{};
        const ssize_t count = ::read(STDIN_FILENO, &sign, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0 || sign == kInterrupt) throw Refused("Abandonné : rien n’a été changé.");
        if (sign == std::byte{'\n'} || sign == std::byte{'\r'}) {
            return urn::Secret::copy_of(line.text().substr(0, size));
        }
        line.bytes()[size++] = sign;
    }
    throw Refused("La ligne tapée est trop longue.");
}

void erase_last_line(std::ostream& err) {
    err << "\x1b[1A\x1b[2K" << std::flush;
}

}  // namespace commands
