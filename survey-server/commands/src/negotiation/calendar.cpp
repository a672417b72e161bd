#include <charconv>
#include <filesystem>
#include <string>

#include "campaign/durable_file.hpp"
#include "estimates/json_results.hpp"
#include "message.hpp"
#include "negotiation/dates.hpp"
#include "negotiation/verbs.hpp"
#include "reports/consultation_calendar.hpp"
#include "reports/icalendar.hpp"

namespace commands {
namespace {

using reports::Deadline;

/// « 2026-03-10:2026-03-25 »
reports::Suspension suspension_of(const std::string& text) {
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        throw WrongUsage("--suspended : écrivez SAISINE:NOTIFICATION, par exemple 2026-03-10:2026-03-25.");
    return {date_of("suspended", text.substr(0, colon)), date_of("suspended", text.substr(colon + 1))};
}

/// « opinion=3m », « report=-20j », « opinion=2m15j »
void read_agreed(const std::string& text, std::map<std::string, reports::AgreedPeriod>& agreed) {
    const auto wrong = [&text] {
        return WrongUsage("--agreement : « " + text +
                          " » ne se lit pas. Écrivez ÉCHÉANCE=PÉRIODE, en mois et en jours : opinion=3m, "
                          "report=-20j, opinion=2m15j.");
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos) throw wrong();
    reports::AgreedPeriod period;
    const char* at = text.data() + equals + 1;
    const char* const end = text.data() + text.size();
    if (at == end) throw wrong();
    while (at != end) {
        int value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc{} || next == end || value < -3660 || value > 3660) throw wrong();
        if (*next == 'm')
            period.months += value;
        else if (*next == 'j' || *next == 'd')
            period.days += value;
        else
            throw wrong();
        at = next + 1;
    }
    const bool added = agreed.emplace(text.substr(0, equals), period).second;
    if (!added) throw WrongUsage("--agreement : « " + text.substr(0, equals) + " » est donné deux fois.");
}

reports::Consultation consultation_of(const Arguments& arguments) {
    reports::Consultation consultation{.informed = date_of("informed", arguments.option("informed").value())};
    consultation.expert = arguments.has("expert");
    consultation.two_levels = arguments.has("two-levels");
    consultation.designation = date_option(arguments, "designated");
    consultation.info_request = date_option(arguments, "requested");
    consultation.cost_notice = date_option(arguments, "cost-notice");
    consultation.meeting = date_option(arguments, "meeting");
    consultation.next_meeting = date_option(arguments, "next-meeting");
    for (const std::string& text : arguments.all("suspended"))
        consultation.suspensions.push_back(suspension_of(text));
    for (const std::string& text : arguments.all("agreement")) read_agreed(text, consultation.agreed);
    consultation.extension_days = static_cast<int>(arguments.integer("extended", 0, 3660).value_or(0));
    consultation.roll_to_working_days = arguments.has("roll");
    return consultation;
}

void put_deadline(JsonWriter& json, const Deadline& deadline) {
    json.begin_object();
    put(json, "key", deadline.key);
    put(json, "label", deadline.label);
    if (deadline.date)
        put(json, "date", reports::iso_date(*deadline.date));
    else
        put_null(json, "date", deadline.reason);
    if (deadline.by_text) put(json, "by_text", reports::iso_date(*deadline.by_text));
    json.key("fact");
    json.truth(deadline.fact);
    put(json, "article", deadline.article);
    put(json, "version", deadline.version);
    put(json, "source", deadline.source);
    put(json, "note", deadline.note);
    json.end_object();
}

void print_json(const reports::ConsultationCalendar& calendar, reports::Date informed, std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put(json, "informed", reports::iso_date(informed));
    for (const Deadline& deadline : calendar.deadlines) {
        if (deadline.fact) continue;
        if (deadline.date)
            put(json, deadline.key, reports::iso_date(*deadline.date));
        else
            put_null(json, deadline.key, deadline.reason);
    }
    json.key("deadlines");
    json.begin_array();
    for (const Deadline& deadline : calendar.deadlines) put_deadline(json, deadline);
    json.end_array();
    put(json, "notices", calendar.notices);
    json.end_object();
    out << '\n';
}

void print_text(const reports::ConsultationCalendar& calendar, std::ostream& out) {
    out << "Calendrier de la consultation\n\n";
    for (const Deadline& deadline : calendar.deadlines) {
        out << (deadline.date ? reports::french_date(*deadline.date) : "sans date : " + deadline.reason)
            << '\n'
            << "    " << deadline.label << " [" << deadline.article << "]\n";
        if (deadline.by_text)
            out << "    Date du texte : " << reports::french_date(*deadline.by_text)
                << ", reportée à un jour ouvré.\n";
        if (!deadline.note.empty()) out << "    " << deadline.note << '\n';
    }
    out << '\n';
    for (const std::string& notice : calendar.notices) out << "– " << notice << '\n';
    out << "Textes : " << calendar.deadlines.front().source << ".\n";
}

void run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const auto consultation = consultation_of(arguments);
    const auto calendar = reports::consultation_calendar(consultation);
    if (!calendar) throw Refused(calendar.error().message);
    if (const auto file = arguments.option("ics")) {
        campaign::create_file(*file, reports::icalendar(calendar.value(), consultation.informed),
                              campaign::Readable::by_group);
        err << message_line("Agenda écrit : « " + *file + " »") << '\n';
    }
    if (arguments.has("json"))
        print_json(calendar.value(), consultation.informed, out);
    else
        print_text(calendar.value(), out);
}

}  // namespace

Verb calendar_verb() {
    return {
        .name = "calendar",
        .summary = "échéances d’une consultation sur une nouvelle technologie, chacune avec son article",
        .example =
            "vigie calendar --informed 2026-03-02 --designated 2026-03-12 --meeting 2026-03-12 --ics "
            "consultation.ics",
        .positionals = {},
        .options =
            {{.name = "informed",
              .value = "DATE",
              .help = "jour où les informations complètes ont été remises au comité (AAAA-MM-JJ)",
              .required = true},
             {.name = "expert", .value = "", .help = "un expert est désigné ou le sera : deux mois"},
             {.name = "designated", .value = "DATE", .help = "jour de la désignation de l’expert"},
             {.name = "two-levels",
              .value = "",
              .help =
                  "consultation du comité central et de comités d’établissement : trois mois avec expertise"},
             {.name = "requested", .value = "DATE", .help = "jour où l’expert a demandé ses informations"},
             {.name = "cost-notice", .value = "DATE", .help = "jour où le coût de l’expertise a été notifié"},
             {.name = "meeting", .value = "DATE", .help = "réunion du comité : ordre du jour, procès-verbal"},
             {.name = "next-meeting",
              .value = "DATE",
              .help = "réunion suivante, qui avance le procès-verbal"},
             {.name = "suspended",
              .value = "SAISINE:NOTIFICATION",
              .help = "l’employeur a saisi le juge : le délai est suspendu de la saisine à la notification",
              .repeatable = true},
             {.name = "extended", .value = "JOURS", .help = "prolongation accordée par le juge"},
             {.name = "agreement",
              .value = "ÉCHÉANCE=PÉRIODE",
              .help = "délai fixé par accord : opinion=3m, report=-20j",
              .repeatable = true},
             {.name = "roll",
              .value = "",
              .help = "reporte chaque échéance à un jour ouvré (les textes n’en disent rien)"},
             {.name = "ics", .value = "FILE", .help = "écrit aussi les échéances pour un agenda"},
             {.name = "json", .value = "", .help = "un objet JSON"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream& err) {
            run(arguments, out, err);
        }};
}

}  // namespace commands
