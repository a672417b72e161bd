#include "message.hpp"

#include "reports/french_text.hpp"

namespace commands {
namespace {

constexpr std::string_view kOpening = "«";
constexpr std::string_view kClosing = "»";

/// Line breaks would make several lines of one message, and escapes could rewrite a terminal.
std::string without_controls(std::string_view text) {
    std::string result{text};
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return result;
}

}  // namespace

std::string message_line(std::string_view message) {
    const std::string text = without_controls(message);
    std::string line;
    std::string ours;  // what has not been copied yet and is not quoted
    std::size_t done = 0;
    for (;;) {
        const auto opening = text.find(kOpening, done);
        const auto closing = opening == std::string::npos ? opening : text.find(kClosing, opening);
        if (closing == std::string::npos) break;
        auto first = opening + kOpening.size();
        auto last = closing;
        if (text[first] == ' ') ++first;
        if (last > first && text[last - 1] == ' ') --last;
        line += reports::typo_fr(ours + text.substr(done, first - done)) + text.substr(first, last - first);
        done = closing + kClosing.size();
        ours = text.substr(last, done - last);
    }
    return line + reports::typo_fr(ours + text.substr(done));
}

}  // namespace commands
