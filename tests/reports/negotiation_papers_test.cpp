#include "catch.hpp"

#include <algorithm>
#include <string>

#include "office_parts.hpp"
#include "reports/commitment_tracking.hpp"
#include "reports/html_page.hpp"
#include "reports/negotiation_dossier.hpp"
#include "reports/office_file.hpp"
#include "reports/plenary_report.hpp"
#include "reports/text_paper.hpp"
#include "synthetic_survey.hpp"

using namespace reports;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

PlenaryInput with_commitment(std::size_t waves, double target) {
    PlenaryInput input = tests::synthetic_campaign(waves);
    const auto& scale = input.waves.back().questionnaire.scales.front();
    input.commitments.commitments.push_back({.id = "E1",
                                             .theme = "charge",
                                             .text = "Charge réduite",
                                             .source = "Accord",
                                             .source_date = read_date("2026-01-15").value(),
                                             .indicator = {Indicator::Kind::scale, scale.name, {}},
                                             .better = Better::lower,
                                             .baseline_wave = input.waves.front().label,
                                             .baseline = 0.0,
                                             .target = target,
                                             .due = read_date("2026-12-31").value()});
    return input;
}

}  // namespace

TEST_CASE("the papers of the next meeting carry the findings and no mark left open") {
    const PlenaryInput input = tests::synthetic_campaign(3);
    const auto papers = negotiation_dossier(input);
    REQUIRE(papers.size() == 5);
    const auto report = plenary_report(input);
    const auto finding = std::find_if(report.sections.begin(), report.sections.end(),
                                      [](const Section& section) { return section.essential; });
    REQUIRE(finding != report.sections.end());
    for (const auto& [name, paper] : papers) {
        CAPTURE(name);
        const std::string page = html_page(paper);
        CHECK_FALSE(has(page, "{campagne}"));
        CHECK_FALSE(has(page, "{vague}"));
        CHECK_FALSE(has(page, "2315-96"));
        const auto& last = paper.sections.back();
        CHECK(last.label == "Textes");
    }
    const auto all_but_the_last = {papers[0], papers[1], papers[2], papers[3]};
    for (const auto& [name, paper] : all_but_the_last) {
        CAPTURE(name);
        const bool found =
            std::any_of(paper.sections.begin(), paper.sections.end(), [&](const Section& section) {
                return std::any_of(section.blocks.begin(), section.blocks.end(), [&](const Block& block) {
                    const auto* bullets = std::get_if<Bullets>(&block);
                    return bullets != nullptr && bullets->items.front() == finding->finding + ".";
                });
            });
        CHECK(found);
    }
    const std::string resolution = html_page(papers[3].paper);
    CHECK(has(resolution, "L. 2315-94, 2°"));
}

TEST_CASE("a paper is a text document with its headings and its table to fill in") {
    const PlenaryInput input = tests::synthetic_campaign(2);
    const auto papers = negotiation_dossier(input);
    const std::string bytes = text_paper(papers[2].paper);
    CHECK(bytes == text_paper(papers[2].paper));
    CHECK(is_untouched_office_file(bytes));
    const auto parts = tests::parts_of(bytes);
    const std::string& text = parts.at("word/document.xml");
    CHECK(has(text, "Responsable"));
    CHECK(has(text, "Une information nouvelle sur un risque"));
    CHECK(has(text, "4121-3-1"));
}

TEST_CASE("papers from too few answers say so and show no result") {
    PlenaryInput input{"Essai", analysis::Threshold::of(10).value(), {}};
    input.waves.push_back(tests::synthetic_wave({.label = "T1 2026", .seed = 3, .jobs = {{"ce", 4, 40.0}}}));
    for (const auto& [name, paper] : negotiation_dossier(input)) {
        CAPTURE(name);
        CHECK_FALSE(has(html_page(paper), "IC"));
    }
    CHECK(has(html_page(negotiation_dossier(input).front().paper), "Trop peu de réponses"));
}

TEST_CASE("the restitution tells the state of what was promised and only then") {
    CHECK_FALSE(has(html_page(plenary_report(tests::synthetic_campaign(3))), "engagement suivi"));
    // The first axis rises from wave to wave, away from a lower target.
    PlenaryInput input = with_commitment(3, 20.0);
    const auto worse = follow(input.commitments, input, std::nullopt);
    REQUIRE(worse.size() == 1);
    REQUIRE(worse.front().history.size() == 2);
    CHECK(worse.front().today()->state == CommitmentState::worse);
    CHECK(has(html_page(plenary_report(input)), "Un engagement suivi\u00A0: 1\u00A0en recul"));

    input.commitments.commitments.front().better = Better::higher;
    CHECK(follow(input.commitments, input, std::nullopt).front().today()->state == CommitmentState::reached);
    input.commitments.commitments.front().target = 99.0;
    CHECK(follow(input.commitments, input, std::nullopt).front().today()->state ==
          CommitmentState::under_way);
    CHECK(follow(input.commitments, input, read_date("2027-01-01")).front().today()->state ==
          CommitmentState::late);
    CHECK(follow(input.commitments, input, read_date("2026-12-31")).front().today()->state ==
          CommitmentState::under_way);
    input.commitments.commitments.front().baseline_wave = "T1 1999";
    CHECK(follow(input.commitments, input, std::nullopt).front().today() == nullptr);
}

TEST_CASE("a target touched without an established change is not called reached") {
    PlenaryInput input = with_commitment(1, 100.0);
    input.waves.push_back(input.waves.front());
    input.waves.back().label = "T4 2030";
    const auto followed = follow(input.commitments, input, std::nullopt);
    CHECK(followed.front().today()->state == CommitmentState::under_way);
    CHECK(has(followed.front().today()->reason, "pas établie"));
}

TEST_CASE("a quarter ends on its last day") {
    CHECK(iso_date(end_of_quarter("T1 2026").value()) == "2026-03-31");
    CHECK(iso_date(end_of_quarter("T2 2026").value()) == "2026-06-30");
    CHECK(iso_date(end_of_quarter("T4 2027").value()) == "2027-12-31");
    for (const char* label : {"T5 2026", "T0 2026", "2026", "T1-2026", "pilote", ""})
        CHECK_FALSE(end_of_quarter(label));
}
