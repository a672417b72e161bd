#include "reports/consultation_calendar.hpp"

#include <algorithm>
#include <utility>

#include "consultation_rules.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

using questionnaires::Failure;

constexpr const char* kOpinion = "opinion";

bool has_expert(const Consultation& consultation) {
    return consultation.expert || consultation.designation.has_value();
}

bool applies(Occasion occasion, const Consultation& consultation) {
    const bool expert = has_expert(consultation);
    switch (occasion) {
        case Occasion::always:
            return true;
        case Occasion::expert:
            return expert;
        case Occasion::no_expert:
            return !expert;
        case Occasion::expert_one_level:
            return expert && !consultation.two_levels;
        case Occasion::expert_two_levels:
            return expert && consultation.two_levels;
        case Occasion::two_levels:
            return consultation.two_levels;
        case Occasion::never:
            return false;
    }
    return false;
}

/// The end of a period that stood still from seizures to notifications, each day counted once. An error when a
/// seizure comes after the end.
questionnaires::Result<Date, CalendarError> end_with(Date end, std::vector<Suspension> suspensions) {
    std::sort(suspensions.begin(), suspensions.end(),
              [](const Suspension& left, const Suspension& right) { return left.seized < right.seized; });
    std::optional<Date> counted_to;
    for (const Suspension& suspension : suspensions) {
        if (suspension.seized > end)
            return Failure{CalendarError{typo_fr(
                "La saisine du " + iso_date(suspension.seized) + " vient après la fin du délai (" +
                iso_date(end) + ") : elle ne suspend plus rien. Vérifiez les dates de --suspended.")}};
        const Date from = std::max(counted_to.value_or(suspension.seized), suspension.seized);
        if (suspension.notified > from) end = add_days(end, days_between(from, suspension.notified));
        counted_to = std::max(from, suspension.notified);
    }
    return end;
}

Date to_working_day(Date date, int step) {
    while (!is_working_day(date)) date = add_days(date, step);
    return date;
}

/// Counts the deadlines one rule after the other; later rules start from earlier ones.
class Counting {
public:
    explicit Counting(const Consultation& consultation) : consultation_{consultation} {
        know("informed", consultation.informed);
        know("designation", consultation.designation);
        know("info_request", consultation.info_request);
        know("cost_notice", consultation.cost_notice);
        know("meeting", consultation.meeting);
    }

    questionnaires::Result<Deadline, CalendarError> deadline(const ConsultationRule& rule,
                                                             const ConsultationRule& agreement) {
        Deadline deadline{.key = rule.key,
                          .label = rule.label,
                          .date = {},
                          .reason = {},
                          .by_text = {},
                          .article = rule.article,
                          .version = rule.version,
                          .source = rule.source,
                          .note = rule.note,
                          .fact = rule.side == Side::fact};
        AgreedPeriod period{rule.months, rule.days};
        if (const auto agreed = consultation_.agreed.find(rule.key); agreed != consultation_.agreed.end()) {
            period = agreed->second;
            deadline.article = agreement.article;
            deadline.version = agreement.version;
            deadline.source = agreement.source;
            deadline.note = agreement.note;
        }
        const auto start = days_.find(rule.from);
        if (start == days_.end()) {
            deadline.reason = missing(rule.from);
            return deadline;
        }
        Date date = add_days(add_months(start->second, period.months), period.days);
        if (rule.side == Side::limit) {
            auto end = end_with(add_days(date, consultation_.extension_days), consultation_.suspensions);
            if (!end) return Failure{end.error()};
            date = end.value();
        }
        if (rule.key == "minutes" && consultation_.next_meeting)
            date = std::min(date, *consultation_.next_meeting);
        days_.try_emplace(rule.key, date);  // a day that is known stays the one to count from
        deadline.date = date;
        if (consultation_.roll_to_working_days && rule.side != Side::fact) {
            deadline.date = to_working_day(date, rule.side == Side::before ? -1 : 1);
            if (deadline.date != date) deadline.by_text = date;
        }
        return deadline;
    }

private:
    void know(const char* key, std::optional<Date> date) {
        if (date) days_.emplace(key, *date);
    }

    static std::string missing(const std::string& from) {
        if (from == "meeting") return typo_fr("la date de la réunion n'est pas donnée");
        return typo_fr("la date de désignation de l'expert n'est pas donnée");
    }

    const Consultation& consultation_;
    std::map<std::string, Date> days_;
};

std::optional<std::string> fault(const Consultation& consultation,
                                 const std::vector<ConsultationRule>& rules) {
    for (const auto& [key, period] : consultation.agreed) {
        const bool known = std::any_of(rules.begin(), rules.end(), [&name = key](const auto& rule) {
            return rule.key == name && rule.side != Side::fact;
        });
        if (!known) return "Aucune échéance ne s'appelle « " + key + " » : voyez la liste sans accord.";
    }
    for (const Suspension& suspension : consultation.suspensions) {
        if (suspension.notified < suspension.seized)
            return "La suspension du " + iso_date(suspension.seized) + " au " +
                   iso_date(suspension.notified) +
                   " finit avant de commencer : écrivez SAISINE:NOTIFICATION.";
    }
    if (consultation.next_meeting && !consultation.meeting)
        return "La réunion suivante est donnée sans la réunion elle-même : ajoutez celle-ci.";
    if (consultation.next_meeting && *consultation.next_meeting <= *consultation.meeting)
        return "La réunion suivante (" + iso_date(*consultation.next_meeting) +
               ") doit venir après la réunion (" + iso_date(*consultation.meeting) + ").";
    return std::nullopt;
}

const Deadline* dated(const std::vector<Deadline>& deadlines, std::string_view key) {
    const auto place = std::find_if(deadlines.begin(), deadlines.end(), [key](const Deadline& deadline) {
        return deadline.key == key && deadline.date.has_value();
    });
    return place == deadlines.end() ? nullptr : &*place;
}

std::vector<std::string> notices(const Consultation& consultation, const std::vector<Deadline>& deadlines) {
    std::vector<std::string> found;
    const auto say = [&found](std::string text) { found.push_back(typo_fr(text)); };
    const Deadline* report = dated(deadlines, "report");
    if (consultation.designation && *consultation.designation > consultation.informed)
        say("L'expert est désigné après la remise des informations : le délai court quand même depuis cette "
            "remise.");
    if (consultation.designation && report != nullptr && *report->date < *consultation.designation)
        say("La date du rapport est déjà passée le jour de la désignation : demandez un accord sur le délai, "
            "ou au juge des informations et une prolongation.");
    const Deadline* opinion = dated(deadlines, kOpinion);
    if (consultation.meeting && opinion != nullptr && *consultation.meeting > *opinion->date)
        say("La réunion vient après la date limite de l'avis : l'avis y serait déjà réputé négatif.");
    if (consultation.two_levels && !has_expert(consultation))
        say("Deux niveaux sans expertise : le délai de l'avis est d'un mois ; celui de trois mois suppose "
            "une "
            "expertise.");
    if (!consultation.roll_to_working_days)
        say("Dates brutes : ces textes ne disent rien des samedis, dimanches et jours fériés.");
    say("Un accord d'entreprise peut fixer d'autres délais. Ce calendrier n'est pas un conseil juridique.");
    return found;
}

}  // namespace

questionnaires::Result<ConsultationCalendar, CalendarError> consultation_calendar(
    const Consultation& consultation) {
    const auto rules = consultation_rules();
    if (const auto message = fault(consultation, rules)) return Failure{CalendarError{typo_fr(*message)}};
    const auto agreement =
        std::find_if(rules.begin(), rules.end(), [](const auto& rule) { return rule.key == "agreement"; });

    ConsultationCalendar calendar;
    Counting counting{consultation};
    for (const ConsultationRule& rule : rules) {
        if (!applies(rule.occasion, consultation)) continue;
        auto deadline = counting.deadline(rule, *agreement);
        if (!deadline) return Failure{deadline.error()};
        calendar.deadlines.push_back(std::move(deadline).value());
    }
    std::stable_sort(calendar.deadlines.begin(), calendar.deadlines.end(),
                     [](const Deadline& left, const Deadline& right) {
                         if (left.date && right.date) return *left.date < *right.date;
                         return left.date.has_value() && !right.date.has_value();
                     });
    calendar.notices = notices(consultation, calendar.deadlines);
    return calendar;
}

}  // namespace reports
