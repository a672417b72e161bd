#include "visit.hpp"

#include "catch.hpp"

using respondent::read_visit;
using respondent::Visit;
using respondent::write_visit;

namespace {

Visit full_visit() {
    Visit visit;
    visit.page = "pWords";
    visit.reviewing = true;
    visit.shown = {"ratio", "where"};
    visit.seen = {"pMain", "pRank"};
    visit.reminded = {"pMain"};
    visit.answers = {{"tools", {false, {"oui"}, ""}}, {"why", {false, {}, "deux\nlignes ; et = & %"}}};
    visit.drafts = {{"wishes.form", "1"}, {"wishes.temps", "1"}, {"ratio", "a\nb"}};
    visit.retry = urn::RetryReceipt{};
    (*visit.retry)[0] = std::byte{0xf0};
    (*visit.retry)[15] = std::byte{0x0a};
    return visit;
}

}  // namespace

TEST_CASE("a visit read is the visit written", "[respondent]") {
    const Visit visit = full_visit();

    const auto read = read_visit(write_visit(visit));

    REQUIRE(read);
    CHECK(read->page == visit.page);
    CHECK(read->reviewing);
    CHECK(read->shown == visit.shown);
    CHECK(read->seen == visit.seen);
    CHECK(read->reminded == visit.reminded);
    CHECK(read->answers == visit.answers);
    CHECK(read->drafts == visit.drafts);
    CHECK(read->retry == visit.retry);
    CHECK(write_visit(*read) == write_visit(visit));
}

TEST_CASE("an empty visit travels too", "[respondent]") {
    const auto read = read_visit(write_visit(Visit{}));

    REQUIRE(read);
    CHECK(read->page.empty());
    CHECK_FALSE(read->retry);
    CHECK(read->answers.empty());
}

TEST_CASE("a text of another version or cut is no visit", "[respondent]") {
    const std::string text = write_visit(full_visit());

    CHECK_FALSE(read_visit(""));
    CHECK_FALSE(read_visit("vigie visit 0" + text.substr(13)));
    CHECK_FALSE(read_visit(text + "\n"));
    for (std::size_t size = 0; size < text.size(); ++size) CHECK_FALSE(read_visit(text.substr(0, size)));
}
