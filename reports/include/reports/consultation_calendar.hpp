#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "questionnaires/result.hpp"
#include "reports/civil_date.hpp"

namespace reports {

/// The consultation period stands still: from the employer's seizure of the court to the notification of the judgment.
struct Suspension {
    Date seized;
    Date notified;
};

/// A period that an agreement sets in place of the one in the law.
struct AgreedPeriod {
    int months = 0;
    int days = 0;
};

/// What is known of one consultation on new technologies.
struct Consultation {
    Date informed;  ///< the day on which the information was complete
    bool expert = false;
    bool two_levels = false;                          ///< central committee and committees of establishments
    std::optional<Date> designation = std::nullopt;   ///< of the expert; implies `expert`
    std::optional<Date> info_request = std::nullopt;  ///< when the expert really asked
    std::optional<Date> cost_notice = std::nullopt;   ///< when the cost was really notified
    std::optional<Date> meeting = std::nullopt;       ///< the plenary
    std::optional<Date> next_meeting = std::nullopt;  ///< the one after it
    std::vector<Suspension> suspensions = {};
    int extension_days = 0;                           ///< granted by a judge
    std::map<std::string, AgreedPeriod> agreed = {};  ///< by key of the deadline
    bool roll_to_working_days = false;
};

/// One deadline, or one fact that deadlines are counted from.
struct Deadline {
    std::string key;    ///< as in consultation.csv: opinion, report, agenda …
    std::string label;  ///< French
    std::optional<Date> date;
    std::string reason;           ///< why there is no date; empty when there is one
    std::optional<Date> by_text;  ///< the date before it was moved to a working day, when it was
    std::string article;
    std::string version;
    std::string source;
    std::string note;
    bool fact = false;  ///< a day given, not a limit
};

struct ConsultationCalendar {
    std::vector<Deadline> deadlines;   ///< by date, those without one last
    std::vector<std::string> notices;  ///< what to beware of, French sentences
};

struct CalendarError {
    std::string message;  ///< French
};

/// The deadlines of a consultation, by the rules of consultation.csv: each is a day plus months (the last day when the
/// month is shorter) plus days. Suspensions (their union, in days) and the judge's extension move the opinion and what is
/// counted back from it; the minutes come before the next meeting. A rule whose day is unknown gives a deadline without a date.
/// Week-ends and holidays move nothing unless asked: then a limit goes to the next working day, one counted back to the
/// one before. Errors: an agreed period for an unknown deadline, a suspension that ends before it begins or begins after the
/// opinion was due, a next meeting that is not after the meeting.
questionnaires::Result<ConsultationCalendar, CalendarError> consultation_calendar(
    const Consultation& consultation);

}  // namespace reports
