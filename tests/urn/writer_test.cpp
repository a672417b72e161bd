#include "urn/writer.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

#include "answers.hpp"
#include "catch.hpp"
#include "gated_urn.hpp"
#include "submissions.hpp"

using namespace std::chrono_literals;
using tests::Answers;
using tests::code_of;
using tests::GatedUrn;
using tests::submission_of;
using urn::Put;
using urn::Writer;

namespace {

constexpr Writer::Options kAtOnce{0ms, 4096};
constexpr Writer::Options kWindowWithoutEnd{std::chrono::hours(24), 4096};

}  // namespace

TEST_CASE("an answer comes after the group is stored and never before") {
    GatedUrn urn;
    Answers answers;
    Writer writer(urn, kAtOnce);

    writer.submit(submission_of(1), answers.of(1));
    urn.wait_for_group(1);
    CHECK(answers.size() == 0);

    urn.open_gate();
    answers.wait_for(1);
    CHECK(answers.at(1) == Put::stored);
}

TEST_CASE("what arrives while a group is stored makes one group in an order of its own") {
    GatedUrn urn;
    Answers answers;
    {
        Writer writer(urn, kAtOnce);
        writer.submit(submission_of(0), answers.of(0));
        urn.wait_for_group(1);
        for (std::uint64_t number = 1; number <= 200; ++number) {
            writer.submit(submission_of(number), answers.of(number));
        }
        urn.open_gate();
        answers.wait_for(201);
    }

    auto groups = urn.groups();
    REQUIRE(groups.size() == 2);
    CHECK_FALSE(std::ranges::is_sorted(groups[1]));  // sorted with probability 1 / 200!
    std::ranges::sort(groups[1]);
    for (std::uint64_t number = 1; number <= 200; ++number) CHECK(groups[1][number - 1] == number);
}

TEST_CASE("a group that is large enough does not wait out its window and a smaller one does") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    Writer writer(urn, {std::chrono::hours(24), 4096, 20});
    for (std::uint64_t number = 0; number < 20; ++number)
        writer.submit(submission_of(number), answers.of(number));
    answers.wait_for(20);
    REQUIRE(urn.groups().size() == 1);
    CHECK(urn.groups()[0].size() == 20);

    for (std::uint64_t number = 20; number < 39; ++number)
        writer.submit(submission_of(number), answers.of(number));
    std::this_thread::sleep_for(20ms);
    CHECK(urn.groups().size() == 1);
    writer.submit(submission_of(39), answers.of(39));
    answers.wait_for(40);
    CHECK(urn.groups().size() == 2);
}

TEST_CASE("drain cuts the window short and answers all that was received") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    Writer writer(urn, kWindowWithoutEnd);
    for (std::uint64_t number = 0; number < 50; ++number)
        writer.submit(submission_of(number), answers.of(number));

    writer.drain();

    CHECK(answers.count(Put::stored) == 50);
    CHECK(urn.groups().size() == 1);
    writer.submit(submission_of(50), answers.of(50));
    answers.wait_for(51);
    CHECK(answers.at(50) == Put::unavailable);
    writer.drain();
    CHECK(urn.groups().size() == 1);
}

TEST_CASE("the end of a writer stores what it has received") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    {
        Writer writer(urn, kWindowWithoutEnd);
        for (std::uint64_t number = 0; number < 50; ++number)
            writer.submit(submission_of(number), answers.of(number));
    }
    CHECK(answers.count(Put::stored) == 50);
}

TEST_CASE("a full queue turns away at once and takes again when there is room") {
    GatedUrn urn;
    Answers answers;
    Writer writer(urn, {0ms, 3});
    writer.submit(submission_of(0), answers.of(0));
    urn.wait_for_group(1);

    for (std::uint64_t number = 1; number <= 5; ++number)
        writer.submit(submission_of(number), answers.of(number));
    urn.open_gate();
    answers.wait_for(6);

    CHECK(answers.count(Put::stored) == 4);
    CHECK(answers.at(4) == Put::unavailable);
    CHECK(answers.at(5) == Put::unavailable);
    writer.submit(submission_of(6), answers.of(6));
    answers.wait_for(7);
    CHECK(answers.at(6) == Put::stored);
}

TEST_CASE("a full queue is stored without waiting for the window") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    Writer writer(urn, {std::chrono::hours(24), 10});

    for (std::uint64_t number = 0; number < 10; ++number)
        writer.submit(submission_of(number), answers.of(number));

    answers.wait_for(10);
    CHECK(answers.count(Put::stored) == 10);
}

TEST_CASE("after a failed storage every submission is unavailable and the store is left alone") {
    GatedUrn urn;
    urn.fail();
    Answers answers;
    Writer writer(urn, kAtOnce);
    writer.submit(submission_of(0), answers.of(0));
    urn.wait_for_group(1);
    writer.submit(submission_of(1), answers.of(1));
    urn.open_gate();
    answers.wait_for(2);

    writer.submit(submission_of(2), answers.of(2));
    answers.wait_for(3);
    writer.drain();

    CHECK(answers.count(Put::unavailable) == 3);
    CHECK(urn.groups().size() == 1);
}

TEST_CASE("a full disk is passed on and the next group is tried") {
    GatedUrn urn;
    urn.open_gate();
    urn.answer_with(Put::unavailable);
    Answers answers;
    Writer writer(urn, kAtOnce);
    writer.submit(submission_of(0), answers.of(0));
    answers.wait_for(1);
    CHECK(answers.at(0) == Put::unavailable);

    urn.answer_with(Put::stored);
    writer.submit(submission_of(0), answers.of(1));
    answers.wait_for(2);

    CHECK(answers.at(1) == Put::stored);
}

TEST_CASE("a code that the urn does not know takes no place in the queue and is answered with the group") {
    GatedUrn urn;
    urn.knows_only(code_of(3));
    Answers answers;
    Writer writer(urn, {0ms, 3});
    writer.submit(submission_of(3), answers.of(0));
    urn.wait_for_group(1);

    for (std::uint64_t number = 10; number <= 12; ++number)
        writer.submit(submission_of(number), answers.of(number));
    for (std::uint64_t number = 1; number <= 3; ++number) writer.submit(submission_of(3), answers.of(number));
    writer.submit(submission_of(13), answers.of(13));  // their own place is bounded too
    CHECK(answers.size() == 0);
    urn.open_gate();
    answers.wait_for(8);

    CHECK(answers.count(Put::stored) == 4);  // this urn stores everything it is given
    CHECK(answers.count(Put::code_unknown) == 3);
    CHECK(answers.at(13) == Put::unavailable);
    CHECK(urn.groups().size() == 2);
    CHECK(urn.groups()[1].size() == 3);
}

TEST_CASE("an unknown code alone waits for the window and goes the way of the others") {
    GatedUrn urn;
    urn.knows_only(code_of(0));
    Answers answers;
    Writer writer(urn, kAtOnce);

    writer.submit(submission_of(1), answers.of(1));
    urn.wait_for_group(1);
    CHECK(answers.size() == 0);
    urn.open_gate();
    answers.wait_for(1);

    CHECK(answers.at(1) == Put::code_unknown);
    urn.fail();
    writer.submit(submission_of(2), answers.of(2));
    answers.wait_for(2);
    writer.submit(submission_of(3), answers.of(3));
    answers.wait_for(3);
    CHECK(answers.count(Put::unavailable) == 2);
}

TEST_CASE("the place among the answers tells nothing of the codes") {
    GatedUrn urn;
    urn.knows_only(code_of(0));
    int known_first = 0;
    for (int round = 0; round < 400; ++round) {
        urn.open_gate();
        std::vector<int> order;
        {
            Writer writer(urn, kWindowWithoutEnd);
            writer.submit(submission_of(0), [&order](Put) { order.push_back(0); });
            writer.submit(submission_of(1), [&order](Put) { order.push_back(1); });
            writer.drain();
        }
        REQUIRE(order.size() == 2);
        if (order.front() == 0) ++known_first;
    }

    CHECK(known_first > 140);  // 200 expected, 10 the deviation
    CHECK(known_first < 260);
}

TEST_CASE("an answer that throws does not cost the others theirs") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    Writer writer(urn, kWindowWithoutEnd);
    for (std::uint64_t number = 0; number < 10; ++number)
        writer.submit(submission_of(number), answers.of(number));
    writer.submit(submission_of(10), [](Put) { throw std::runtime_error("connection gone"); });

    writer.drain();

    CHECK(answers.count(Put::stored) == 10);
}

TEST_CASE("every answer comes from one thread that is not the caller's") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    Writer writer(urn, {0ms, 1});
    for (std::uint64_t number = 0; number < 100; ++number)
        writer.submit(submission_of(number), answers.of(number));

    answers.wait_for(100);

    const auto threads = answers.threads();
    CHECK(std::ranges::count(threads, threads.front()) == 100);
    CHECK(threads.front() != std::this_thread::get_id());
}
