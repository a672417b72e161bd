#include "urn/writer.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "answers.hpp"
#include "catch.hpp"
#include "gated_urn.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"

using namespace std::chrono_literals;
using tests::Answers;
using tests::GatedUrn;
using tests::submission_of;
using urn::Put;
using urn::Writer;

namespace {

constexpr Writer::Options kAtOnce{0ms, 4096};

}  // namespace

TEST_CASE("work between groups waits for the group under way and has the urn to itself") {
    GatedUrn urn;
    Answers answers;
    Writer writer(urn, kAtOnce);
    writer.submit(submission_of(0), answers.of(0));
    urn.wait_for_group(1);
    std::promise<std::size_t> begun;
    std::promise<void> end;
    writer.between_groups([&urn, &begun, &end] {
        begun.set_value(urn.groups().size());
        end.get_future().wait();
    });

    urn.open_gate();
    answers.wait_for(1);
    CHECK(begun.get_future().get() == 1);
    for (std::uint64_t number = 1; number <= 20; ++number)
        writer.submit(submission_of(number), answers.of(number));
    CHECK(urn.groups().size() == 1);  // they wait, none is refused
    CHECK(answers.size() == 1);

    end.set_value();
    answers.wait_for(21);
    CHECK(answers.count(Put::stored) == 21);
}

TEST_CASE("work that throws does not stop the writer") {
    GatedUrn urn;
    urn.open_gate();
    Answers answers;
    Writer writer(urn, kAtOnce);

    writer.between_groups([] { throw urn::StorageError("disk full"); });
    writer.submit(submission_of(0), answers.of(0));

    answers.wait_for(1);
    CHECK(answers.at(0) == Put::stored);
}

TEST_CASE("drain waits for the work under way and drops what has not begun") {
    GatedUrn urn;
    Writer writer(urn, kAtOnce);
    std::promise<void> begun;
    std::promise<void> end;
    std::atomic<bool> ended = false;
    std::atomic<bool> second = false;
    writer.between_groups([&begun, &end, &ended] {
        begun.set_value();
        end.get_future().wait();
        ended = true;
    });
    begun.get_future().wait();
    writer.between_groups([&second] { second = true; });
    std::thread ending([&end] { end.set_value(); });

    writer.drain();

    CHECK(ended);
    CHECK_FALSE(second);
    ending.join();
    writer.between_groups([&second] { second = true; });
    writer.drain();
    CHECK_FALSE(second);
}

TEST_CASE("ballots sent while the urn is shuffled are all stored") {
    constexpr std::uint64_t ballots = 400;
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::open, tests::kSealedSize);
    Answers answers;
    std::atomic<int> shuffles = 0;
    {
        Writer writer(*urn, {1ms, 4096});
        for (std::uint64_t number = 0; number < ballots; ++number) {
            writer.submit(submission_of(number), answers.of(number));
            if (number % 40 != 0) continue;
            writer.between_groups([&urn, &shuffles] {
                urn->shuffle();
                ++shuffles;
            });
        }
        answers.wait_for(ballots);
    }

    CHECK(shuffles > 0);
    CHECK(answers.count(Put::stored) == ballots);
    CHECK(tests::numbers_in(*urn).size() == ballots);
}
