#include "visit.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "http/form.hpp"

namespace respondent {
namespace {

constexpr std::string_view kVersion = "vigie visit 1";
constexpr std::string_view kDigits = "0123456789abcdef";

std::string join(const Visit::Names& names) {
    std::string text;
    for (const std::string& name : names) {
        if (!text.empty()) text += ' ';
        text += name;
    }
    return text;
}

Visit::Names split(std::string_view text) {
    Visit::Names names;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        names.emplace(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return names;
}

/// The next line, taken off the text; nullopt when none is left.
std::optional<std::string_view> take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<urn::RetryReceipt> read_hex(std::string_view text) {
    urn::RetryReceipt retry{};
    if (text.size() != 2 * retry.size()) return std::nullopt;
    for (std::size_t i = 0; i < retry.size(); ++i) {
        const std::size_t high = kDigits.find(text[2 * i]);
        const std::size_t low = kDigits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        retry[i] = static_cast<std::byte>(16 * high + low);
    }
    return retry;
}

}  // namespace

std::string hex(const urn::RetryReceipt& retry) {
    std::string text;
    for (const std::byte byte : retry) {
        const auto value = std::to_integer<std::size_t>(byte);
        text += kDigits[value / 16];
        text += kDigits[value % 16];
    }
    return text;
}

std::string write_visit(const Visit& visit) {
    std::string text{kVersion};
    const auto line = [&text](std::string_view value) { (text += '\n') += value; };
    line(visit.page);
    line(visit.reviewing ? "1" : "0");
    line(join(visit.shown));
    line(join(visit.seen));
    line(join(visit.reminded));
    line(visit.retry ? hex(*visit.retry) : "");
    line(http::write_form(visit.drafts));
    line(questionnaires::write_sheet(visit.answers));
    return text += '\n';
}

std::optional<Visit> read_visit(std::string_view text) {
    std::array<std::string_view, 9> lines;
    for (std::string_view& line : lines) {
        const auto taken = take_line(text);
        if (!taken) return std::nullopt;
        line = *taken;
    }
    const auto [version, page, reviewing, shown, seen, reminded, retry, drafts, answers] = lines;
    if (version != kVersion || !text.empty()) return std::nullopt;

    Visit visit;
    visit.page = page;
    visit.reviewing = reviewing == "1";
    visit.shown = split(shown);
    visit.seen = split(seen);
    visit.reminded = split(reminded);
    if (!retry.empty()) {
        visit.retry = read_hex(retry);
        if (!visit.retry) return std::nullopt;
    }
    auto form = http::parse_form(drafts);
    if (!form) return std::nullopt;
    visit.drafts = std::move(*form);
    try {
        visit.answers = questionnaires::read_sheet(answers);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
    return visit;
}

}  // namespace respondent
