#pragma once

/// Days of the calendar, without an hour: what deadlines are counted in.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace reports {

using Date = std::chrono::year_month_day;

/// « 2026-11-24 »; nullopt for anything else, for a day that does not exist and for years outside 1900 to 2199.
std::optional<Date> read_date(std::string_view text);

/// 2026-11-24 (ISO 8601).
std::string iso_date(Date date);

/// « mardi 24 novembre 2026 », the first of a month « 1er ».
std::string french_date(Date date);

Date add_days(Date date, int days);

/// The same day of a later or earlier month, or its last day when that month is shorter: 31 December and two months give
/// the 28 or the 29 of February.
Date add_months(Date date, int months);

int days_between(Date from, Date to);

/// Neither a Saturday, a Sunday nor one of the eleven legal holidays (jours fériés) of the whole of France; Alsace and Moselle have two more.
bool is_working_day(Date date);

}  // namespace reports
