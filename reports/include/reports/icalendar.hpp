#pragma once

#include <string>
#include <string_view>

#include "reports/consultation_calendar.hpp"

namespace reports {

/// The dated deadlines as whole-day events for a diary (RFC 5545): lines of at most 75 bytes, CRLF. The same calendar gives
/// the same bytes: events are stamped with the day the information was complete, and numbered by their key.
std::string icalendar(const ConsultationCalendar& calendar, Date informed);

}  // namespace reports
