#include "collection/typed_shares.hpp"

#include <array>
#include <filesystem>

#include "campaign/secret_file.hpp"
#include "collection/terminal.hpp"
#include "message.hpp"
#include "urn/shares.hpp"

namespace commands {

namespace {

constexpr std::size_t kLongestSheet = 256 * 1024;
constexpr std::string_view kShape = "XXXX-XXXX-XXXX-XXXX-XX";

bool has_shape(std::string_view text) {
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        const bool is_sign = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z');
        if (kShape[i] == '-' ? text[i] != '-' : !is_sign) return false;
    }
    return true;
}

/// The lines of a share that stand in a sheet; what was given when there are not four.
urn::Secret lines_in(urn::Secret content) {
    const std::string_view text = content.text();
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at + kShape.size() <= text.size();) {
        const std::string_view candidate = text.substr(at, kShape.size());
        const bool found = has_shape(candidate);
        if (found) lines.push_back(candidate);
        at += found ? kShape.size() : 1;
    }
    if (lines.size() != urn::kShareLines) return content;
    urn::Secret share(lines.size() * (kShape.size() + 1));
    auto next = share.bytes().begin();
    for (const std::string_view line : lines) {
        for (const char sign : line) *next++ = static_cast<std::byte>(sign);
        *next++ = std::byte{'\n'};
    }
    return share;
}

urn::Secret joined(const std::vector<urn::Secret>& lines) {
    std::size_t size = 0;
    for (const urn::Secret& line : lines) size += line.size() + 1;
    urn::Secret share(size);
    auto next = share.bytes().begin();
    for (const urn::Secret& line : lines) {
        for (const std::byte sign : line.bytes()) *next++ = sign;
        *next++ = std::byte{'\n'};
    }
    return share;
}

urn::Secret ask_share(std::ostream& err) {
    std::vector<urn::Secret> lines;
    while (lines.size() < urn::kShareLines) {
        const std::string prompt = "  ligne " + std::to_string(lines.size() + 1) + " :";
        urn::Secret line = ask_line(err, prompt, Echo::shown);
        erase_last_line(err);
        if (urn::is_share_line(line.text())) {
            err << message_line(prompt + " juste") << '\n';
            lines.push_back(std::move(line));
        } else {
            err << message_line(prompt +
                                " mal recopiée, ses deux signes de contrôle ne correspondent pas. Encore :")
                << '\n';
        }
    }
    return joined(lines);
}

}  // namespace

urn::Secret given_share(const std::string& value) {
    std::error_code ignored;
    if (value.size() < 4096 && std::filesystem::exists(value, ignored)) {
        return lines_in(campaign::read_secret_file(value, kLongestSheet));
    }
    return urn::Secret::copy_of(value);
}

std::vector<urn::Secret> ask_shares(std::ostream& err) {
    constexpr std::array<std::string_view, 2> kPrompts{"Première part, ses quatre lignes :",
                                                       "Deuxième part, ses quatre lignes :"};
    std::vector<urn::Secret> shares;
    for (const std::string_view prompt : kPrompts) {
        err << message_line(prompt) << '\n';
        shares.push_back(ask_share(err));
    }
    return shares;
}

}  // namespace commands
