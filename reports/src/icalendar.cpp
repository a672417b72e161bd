#include "reports/icalendar.hpp"

namespace reports {
namespace {

/// One content line, folded before its 76th byte and never inside a letter.
std::string folded(const std::string& line) {
    std::string text;
    std::size_t length = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t next = i + 1;
        while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0U) == 0x80U) ++next;
        if (length + (next - i) > 75) {
            text += "\r\n ";
            length = 1;
        }
        text.append(line, i, next - i);
        length += next - i;
        i = next;
    }
    return text + "\r\n";
}

std::string escaped(std::string_view value) {
    std::string text;
    for (const char c : value) {
        if (c == '\n') {
            text += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') text += '\\';
        text += c;
    }
    return text;
}

std::string compact(Date date) {
    std::string text = iso_date(date);
    std::erase(text, '-');
    return text;
}

std::string event(const Deadline& deadline, Date informed) {
    std::string description = deadline.article;
    if (!deadline.note.empty()) description += "\n" + deadline.note;
    if (deadline.by_text) description += "\nDate du texte : " + french_date(*deadline.by_text) + ".";
    return "BEGIN:VEVENT\r\n" +
           folded("UID:" + deadline.key + "-" + compact(informed) + "@consultation.vigie") +
           folded("DTSTAMP:" + compact(informed) + "T000000Z") +
           folded("DTSTART;VALUE=DATE:" + compact(*deadline.date)) +
           folded("DTEND;VALUE=DATE:" + compact(add_days(*deadline.date, 1))) +
           folded("SUMMARY:" + escaped(deadline.label)) + folded("DESCRIPTION:" + escaped(description)) +
           "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

}  // namespace

std::string icalendar(const ConsultationCalendar& calendar, Date informed) {
    std::string text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Vigie//Calendrier de la consultation//FR\r\n"
        "CALSCALE:GREGORIAN\r\n";
    for (const Deadline& deadline : calendar.deadlines) {
        if (deadline.date) text += event(deadline, informed);
    }
    return text + "END:VCALENDAR\r\n";
}

}  // namespace reports
