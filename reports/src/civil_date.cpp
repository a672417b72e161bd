#include "reports/civil_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace reports {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string padded(unsigned value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

/// Easter Sunday of the Gregorian calendar, by Butcher's method (Meeus, Astronomical Algorithms, ch. 8).
sys_days easter(std::chrono::year of) {
    const int year = static_cast<int>(of);
    const int golden = year % 19;
    const int century = year / 100;
    const int of_century = year % 100;
    const int correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    const int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    const int late = (golden + 11 * epact + 22 * weekday) / 451;
    const int sum = epact + weekday - 7 * late + 114;
    return sys_days{of / std::chrono::month{static_cast<unsigned>(sum / 31)} /
                    std::chrono::day{static_cast<unsigned>(sum % 31 + 1)}};
}

bool is_holiday(Date date) {
    constexpr std::array<std::array<unsigned, 2>, 8> kFixed{
        {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}}};
    const bool fixed = std::any_of(kFixed.begin(), kFixed.end(), [date](const auto& holiday) {
        return unsigned{date.month()} == holiday[0] && unsigned{date.day()} == holiday[1];
    });
    const auto since_easter = (sys_days{date} - easter(date.year())).count();
    return fixed || since_easter == 1 || since_easter == 39 || since_easter == 50;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
    const Date date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                    std::chrono::day{*day}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string iso_date(Date date) {
    return std::to_string(static_cast<int>(date.year())) + "-" + padded(unsigned{date.month()}) + "-" +
           padded(unsigned{date.day()});
}

std::string french_date(Date date) {
    constexpr std::array<const char*, 7> kDays{"dimanche", "lundi",    "mardi", "mercredi",
                                               "jeudi",    "vendredi", "samedi"};
    constexpr std::array<const char*, 12> kMonths{"janvier",   "février", "mars",     "avril",
                                                  "mai",       "juin",    "juillet",  "août",
                                                  "septembre", "octobre", "novembre", "décembre"};
    const unsigned day{date.day()};
    return std::string(kDays[std::chrono::weekday{sys_days{date}}.c_encoding()]) + " " +
           (day == 1 ? "1er" : std::to_string(day)) + " " + kMonths[unsigned{date.month()} - 1] + " " +
           std::to_string(static_cast<int>(date.year()));
}

Date add_days(Date date, int count) {
    return Date{sys_days{date} + days{count}};
}

Date add_months(Date date, int count) {
    const Date same_day = date + std::chrono::months{count};
    return same_day.ok() ? same_day : Date{sys_days{same_day.year() / same_day.month() / std::chrono::last}};
}

int days_between(Date from, Date to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

bool is_working_day(Date date) {
    const unsigned weekday = std::chrono::weekday{sys_days{date}}.c_encoding();
    return weekday != 0 && weekday != 6 && !is_holiday(date);
}

}  // namespace reports
