#include "catch.hpp"

#include <algorithm>
#include <string>

#include "reports/consultation_calendar.hpp"
#include "reports/icalendar.hpp"

using namespace reports;

namespace {

Date day(const char* text) {
    return read_date(text).value();
}

/// The ISO date under a key, « - » without a date, nothing when the key is absent.
std::string date_of(const ConsultationCalendar& calendar, const std::string& key) {
    for (const Deadline& deadline : calendar.deadlines) {
        if (deadline.key == key) return deadline.date ? iso_date(*deadline.date) : "-";
    }
    return "";
}

std::string date_of(const Consultation& consultation, const std::string& key) {
    return date_of(consultation_calendar(consultation).value(), key);
}

bool tells(const ConsultationCalendar& calendar, const std::string& words) {
    return std::any_of(calendar.notices.begin(), calendar.notices.end(), [&words](const std::string& notice) {
        return notice.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a date is read when it exists and only as year month day") {
    CHECK(iso_date(day("2028-02-29")) == "2028-02-29");
    for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026/01/01", "2026-1-01",
                              "", "2026-01-32", "1789-07-14", "2026-01-0x"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read_date(wrong));
    }
    CHECK(french_date(day("2026-11-24")) == "mardi 24 novembre 2026");
    CHECK(french_date(day("2026-05-01")) == "vendredi 1er mai 2026");
}

TEST_CASE("months end on the last day of a shorter month") {
    CHECK(iso_date(add_months(day("2025-12-31"), 2)) == "2026-02-28");
    CHECK(iso_date(add_months(day("2027-12-31"), 2)) == "2028-02-29");
    CHECK(iso_date(add_months(day("2026-03-31"), 1)) == "2026-04-30");
    CHECK(iso_date(add_months(day("2026-03-02"), 2)) == "2026-05-02");
    CHECK(iso_date(add_days(day("2028-02-28"), 2)) == "2028-03-01");
}

TEST_CASE("working days leave out week-ends and the holidays that follow Easter") {
    // Easter Mondays, Ascensions and Whit Mondays as published in almanacs.
    for (const char* holiday :
         {"2024-04-01", "2024-05-09", "2024-05-20", "2025-04-21", "2025-05-29", "2025-06-09", "2026-04-06",
          "2026-05-14", "2026-05-25", "2027-03-29", "2038-04-26", "2026-07-14", "2026-11-11", "2026-01-01",
          "2026-12-25", "2026-11-01", "2026-08-15"}) {
        CAPTURE(holiday);
        CHECK_FALSE(is_working_day(day(holiday)));
    }
    CHECK_FALSE(is_working_day(day("2026-05-02")));
    CHECK_FALSE(is_working_day(day("2026-05-03")));
    CHECK(is_working_day(day("2026-05-04")));
    CHECK(is_working_day(day("2026-05-26")));
}

TEST_CASE("an expert and one level give the dates of the published example") {
    const Consultation consultation{.informed = day("2026-03-02"), .expert = true};
    CHECK(date_of(consultation, "opinion") == "2026-05-02");
    CHECK(date_of(consultation, "report") == "2026-04-17");
    CHECK(date_of(consultation, "etab_opinion").empty());
    CHECK(date_of(consultation, "info_request") == "-");
}

TEST_CASE("the period is one month alone and three with an expert at two levels") {
    CHECK(date_of({.informed = day("2026-03-02")}, "opinion") == "2026-04-02");
    CHECK(date_of({.informed = day("2026-03-02")}, "report").empty());
    const Consultation two{.informed = day("2026-03-02"), .expert = true, .two_levels = true};
    CHECK(date_of(two, "opinion") == "2026-06-02");
    CHECK(date_of(two, "report") == "2026-05-18");
    CHECK(date_of(two, "etab_opinion") == "2026-05-26");
    const auto without = consultation_calendar({.informed = day("2026-03-02"), .two_levels = true}).value();
    CHECK(date_of(without, "opinion") == "2026-04-02");
    CHECK(date_of(without, "etab_opinion") == "2026-03-26");
    CHECK(tells(without, "suppose une expertise"));
    CHECK(date_of({.informed = day("2027-12-31"), .expert = true}, "opinion") == "2028-02-29");
}

TEST_CASE("the expert's and the employer's days count from the designation or from what really happened") {
    Consultation consultation{.informed = day("2026-03-02"), .designation = day("2026-03-12")};
    CHECK(date_of(consultation, "opinion") == "2026-05-02");
    CHECK(date_of(consultation, "info_request") == "2026-03-15");
    CHECK(date_of(consultation, "employer_answer") == "2026-03-20");
    CHECK(date_of(consultation, "cost_notice") == "2026-03-22");
    CHECK(date_of(consultation, "employer_challenge") == "2026-03-22");
    CHECK(date_of(consultation, "employer_challenge_cost") == "2026-04-01");
    CHECK(tells(consultation_calendar(consultation).value(), "court quand même"));
    consultation.info_request = day("2026-03-13");
    consultation.cost_notice = day("2026-03-18");
    CHECK(date_of(consultation, "info_request") == "2026-03-15");
    CHECK(date_of(consultation, "employer_answer") == "2026-03-18");
    CHECK(date_of(consultation, "employer_challenge_cost") == "2026-03-28");
}

TEST_CASE("a report due before the designation is told and not refused") {
    const Consultation late{.informed = day("2026-03-02"), .designation = day("2026-04-20")};
    CHECK(tells(consultation_calendar(late).value(), "déjà passée"));
}

TEST_CASE("a seizure of the court moves the opinion and the report by its days and no day counts twice") {
    Consultation consultation{.informed = day("2026-03-02"), .expert = true};
    consultation.suspensions = {{day("2026-03-20"), day("2026-04-04")}};
    CHECK(date_of(consultation, "opinion") == "2026-05-17");
    CHECK(date_of(consultation, "report") == "2026-05-02");
    consultation.suspensions.push_back({day("2026-03-25"), day("2026-04-06")});
    CHECK(date_of(consultation, "opinion") == "2026-05-19");
    consultation.extension_days = 10;
    CHECK(date_of(consultation, "opinion") == "2026-05-29");
    // A second seizure within the time that the first one gave still counts.
    consultation.extension_days = 0;
    consultation.suspensions = {{day("2026-03-20"), day("2026-04-04")},
                                {day("2026-05-10"), day("2026-05-12")}};
    CHECK(date_of(consultation, "opinion") == "2026-05-19");
    consultation.suspensions = {{day("2026-05-10"), day("2026-05-12")}};
    REQUIRE_FALSE(consultation_calendar(consultation));
    CHECK(consultation_calendar(consultation).error().message.find("2026-05-02") != std::string::npos);
    consultation.suspensions = {{day("2026-04-10"), day("2026-04-09")}};
    CHECK_FALSE(consultation_calendar(consultation));
}

TEST_CASE("the minutes come before the next meeting and the agenda three days before the meeting") {
    Consultation consultation{.informed = day("2026-03-02"), .meeting = day("2026-03-12")};
    CHECK(date_of(consultation, "agenda") == "2026-03-09");
    CHECK(date_of(consultation, "reunion_confirmation") == "2026-02-25");
    CHECK(date_of(consultation, "minutes") == "2026-03-27");
    consultation.next_meeting = day("2026-03-20");
    CHECK(date_of(consultation, "minutes") == "2026-03-20");
    consultation.next_meeting = day("2026-03-12");
    CHECK_FALSE(consultation_calendar(consultation));
    consultation.next_meeting = day("2026-04-20");
    CHECK(date_of(consultation, "minutes") == "2026-03-27");
    consultation.meeting = day("2026-04-10");
    CHECK(tells(consultation_calendar(consultation).value(), "réputé négatif"));
}

TEST_CASE("an agreement replaces a period and is named as the source") {
    Consultation consultation{.informed = day("2026-03-02"), .expert = true};
    consultation.agreed = {{"opinion", {0, 75}}, {"report", {0, -20}}};
    const auto calendar = consultation_calendar(consultation).value();
    CHECK(date_of(calendar, "opinion") == "2026-05-16");
    CHECK(date_of(calendar, "report") == "2026-04-26");
    for (const Deadline& deadline : calendar.deadlines) {
        if (deadline.key == "opinion") CHECK(deadline.article.find("2312-16") != std::string::npos);
    }
    for (const char* wrong : {"avis", "meeting", "agreement"}) {
        CAPTURE(wrong);
        consultation.agreed = {{wrong, {1, 0}}};
        CHECK_FALSE(consultation_calendar(consultation));
    }
}

TEST_CASE("dates move to working days only when asked and never to the wrong side") {
    Consultation consultation{.informed = day("2026-03-02"), .expert = true, .meeting = day("2026-03-11")};
    CHECK(date_of(consultation, "opinion") == "2026-05-02");  // a Saturday
    CHECK(date_of(consultation, "agenda") == "2026-03-08");   // a Sunday
    consultation.roll_to_working_days = true;
    const auto calendar = consultation_calendar(consultation).value();
    CHECK(date_of(calendar, "opinion") == "2026-05-04");
    CHECK(date_of(calendar, "agenda") == "2026-03-06");
    CHECK(date_of(calendar, "report") == "2026-04-17");  // still fifteen days before the date of the text
    for (const Deadline& deadline : calendar.deadlines) {
        if (deadline.key == "opinion") CHECK(iso_date(deadline.by_text.value()) == "2026-05-02");
    }
}

TEST_CASE("deadlines come by date and each names its article and its source") {
    const Consultation consultation{
        .informed = day("2026-03-02"), .designation = day("2026-03-12"), .meeting = day("2026-03-12")};
    const auto calendar = consultation_calendar(consultation).value();
    REQUIRE(calendar.deadlines.size() == 13);
    for (std::size_t i = 0; i < calendar.deadlines.size(); ++i) {
        const Deadline& deadline = calendar.deadlines[i];
        CAPTURE(deadline.key);
        CHECK_FALSE(deadline.article.empty());
        CHECK_FALSE(deadline.source.empty());
        CHECK_FALSE(deadline.version.empty());
        // Often quoted for the expert, and not in the code in force.
        CHECK(deadline.article.find("2315-96") == std::string::npos);
        if (i > 0) CHECK(*calendar.deadlines[i - 1].date <= *deadline.date);
    }
}

TEST_CASE("a diary gets one whole day per dated deadline in short lines") {
    const Consultation consultation{.informed = day("2026-03-02"), .expert = true};
    const auto calendar = consultation_calendar(consultation).value();
    const std::string text = icalendar(calendar, consultation.informed);
    const auto count = [&text](const std::string& part) {
        std::size_t found = 0;
        for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
        return found;
    };
    CHECK(count("BEGIN:VEVENT\r\n") == 3);  // start, report, opinion: the other dates are not known
    CHECK(count("END:VEVENT\r\n") == 3);
    CHECK(count("DTSTART;VALUE=DATE:20260502\r\n") == 1);
    CHECK(count("DTEND;VALUE=DATE:20260503\r\n") == 1);
    CHECK(text == icalendar(calendar, consultation.informed));
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = text.find("\r\n", begin);
        REQUIRE(end != std::string::npos);
        CHECK(end - begin <= 75);
        CHECK((static_cast<unsigned char>(text[begin]) & 0xC0U) != 0x80U);  // no letter cut in two
        begin = end + 2;
    }
}
