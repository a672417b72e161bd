#include "questionnaires/answer_sheet.hpp"

#include <stdexcept>
#include <utility>

// The text of a sheet, one entry a question, in byte order of the names:
//
//     sheet = *( name [ "!" ] *( "," code ) [ ":" text ] ";" )        "!" is a refusal
//
// A text escapes \ ; LF and CR, which keeps the sheet on one line; names and codes escape , : ! as well.
// Every other byte stands for itself. Nothing can be written in two ways, so read_sheet refuses whatever
// write_sheet would spell differently.

namespace questionnaires {

namespace {

constexpr std::string_view kTextEscapes = "\\;\n\r";
constexpr std::string_view kWordEscapes = "\\;\n\r,:!";

char escape_letter(char sign) {
    if (sign == '\n') return 'n';
    if (sign == '\r') return 'r';
    return sign;
}

char escaped_sign(char letter) {
    if (letter == 'n') return '\n';
    if (letter == 'r') return '\r';
    return letter;
}

void append_escaped(std::string& written, std::string_view text, std::string_view escapes) {
    for (const char sign : text) {
        if (escapes.find(sign) != std::string_view::npos) {
            written += '\\';
            written += escape_letter(sign);
        } else {
            written += sign;
        }
    }
}

[[noreturn]] void refuse(std::string_view what) {
    throw std::invalid_argument{"not an answer sheet: " + std::string{what}};
}

/// Takes a sheet's text apart from left to right.
class SheetText {
public:
    explicit SheetText(std::string_view text) : rest_{text} {}

    bool at_end() const { return rest_.empty(); }

    bool take(char sign) {
        if (rest_.empty() || rest_.front() != sign) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Up to the next unescaped sign among `escapes`, unescaped.
    std::string take_escaped(std::string_view escapes) {
        std::string taken;
        while (!rest_.empty()) {
            if (take('\\')) {
                taken += take_escape(escapes);
            } else if (escapes.find(rest_.front()) != std::string_view::npos) {
                break;
            } else {
                taken += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        return taken;
    }

private:
    char take_escape(std::string_view escapes) {
        if (rest_.empty()) refuse("cut after a backslash");
        const char sign = escaped_sign(rest_.front());
        if (escapes.find(sign) == std::string_view::npos || escape_letter(sign) != rest_.front()) {
            refuse("an escape that is never written");
        }
        rest_.remove_prefix(1);
        return sign;
    }

    std::string_view rest_;
};

Answer read_answer(SheetText& text) {
    Answer answer;
    answer.refused = text.take('!');
    while (text.take(',')) answer.codes.push_back(text.take_escaped(kWordEscapes));
    if (text.take(':')) {
        answer.text = text.take_escaped(kTextEscapes);
        if (answer.text.empty()) refuse("an empty text is never written");
    }
    if (!text.take(';')) refuse("an answer without its end");
    return answer;
}

}  // namespace

std::string write_sheet(const AnswerSheet& sheet) {
    std::string written;
    for (const auto& [question, answer] : sheet) {
        append_escaped(written, question, kWordEscapes);
        if (answer.refused) written += '!';
        for (const std::string& code : answer.codes) {
            written += ',';
            append_escaped(written, code, kWordEscapes);
        }
        if (!answer.text.empty()) {
            written += ':';
            append_escaped(written, answer.text, kTextEscapes);
        }
        written += ';';
    }
    return written;
}

AnswerSheet read_sheet(std::string_view text) {
    AnswerSheet sheet;
    SheetText remaining{text};
    while (!remaining.at_end()) {
        std::string question = remaining.take_escaped(kWordEscapes);
        if (!sheet.empty() && question <= sheet.rbegin()->first) refuse("questions twice or out of order");
        sheet.emplace_hint(sheet.end(), std::move(question), read_answer(remaining));
    }
    return sheet;
}

}  // namespace questionnaires
