#include "urn/writer.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "catch.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"

using namespace std::chrono_literals;
using tests::code_of;
using tests::codes_up_to;
using tests::submission_of;
using urn::Put;
using urn::Writer;

namespace {

/// An urn in memory whose put() waits until the test opens the gate, and which notes what it was given.
class GatedUrn : public urn::Urn {
public:
    void admit(std::span<const urn::CodeHash>) override {}
    bool knows(const urn::CodeHash& code) const override { return !only_ || code == *only_; }
    urn::Counts counts() const override { return {}; }
    std::vector<urn::SealedBallot> ballots() override { return {}; }
    void shuffle() override {}
    /// Before anything is submitted.
    void knows_only(const urn::CodeHash& code) { only_ = code; }

    std::vector<Put> put(std::span<const urn::Submission> group) override {
        std::unique_lock lock(mutex_);
        groups_.emplace_back();
        for (const urn::Submission& submission : group)
            groups_.back().push_back(tests::number_in(submission.ballot));
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
        if (failing_) throw urn::StorageError("disk");
        return std::vector<Put>(group.size(), answer_);
    }

    void open_gate() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void close_gate() {
        const std::lock_guard lock(mutex_);
        open_ = false;
    }
    void wait_for_group(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this, count] { return groups_.size() >= count; });
    }
    void fail() {
        const std::lock_guard lock(mutex_);
        failing_ = true;
    }
    void answer_with(Put answer) {
        const std::lock_guard lock(mutex_);
        answer_ = answer;
    }
    std::vector<std::vector<std::uint64_t>> groups() {
        const std::lock_guard lock(mutex_);
        return groups_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    bool failing_ = false;
    std::optional<urn::CodeHash> only_;
    Put answer_ = Put::stored;
    std::vector<std::vector<std::uint64_t>> groups_;
};

/// Answers as they come, by submission.
class Answers {
public:
    std::function<void(Put)> of(std::uint64_t number) {
        return [this, number](Put put) {
            const std::lock_guard lock(mutex_);
            answers_.emplace(number, put);
            threads_.push_back(std::this_thread::get_id());
            changed_.notify_all();
        };
    }
    void wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this, count] { return answers_.size() >= count; });
    }
    std::size_t count(Put put) {
        const std::lock_guard lock(mutex_);
        return static_cast<std::size_t>(
            std::ranges::count_if(answers_, [put](const auto& answer) { return answer.second == put; }));
    }
    std::size_t size() {
        const std::lock_guard lock(mutex_);
        return answers_.size();
    }
    Put at(std::uint64_t number) {
        const std::lock_guard lock(mutex_);
        return answers_.find(number)->second;
    }
    std::vector<std::thread::id> threads() {
        const std::lock_guard lock(mutex_);
        return threads_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::multimap<std::uint64_t, Put> answers_;
    std::vector<std::thread::id> threads_;
};

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

TEST_CASE("a code sent by many threads at once is spent once") {
    constexpr std::uint64_t codes = 200;
    constexpr std::uint64_t threads = 8;
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, tests::kSealedSize);
    urn->admit(codes_up_to(codes));
    std::array<std::atomic<int>, codes> stored{};
    std::atomic<int> used = 0;
    std::atomic<int> others = 0;
    {
        Writer writer(*urn, {2ms, 4096});
        std::vector<std::thread> senders;
        for (std::uint64_t sender = 0; sender < threads; ++sender) {
            senders.emplace_back([&writer, &stored, &used, &others, sender] {
                for (std::uint64_t number = 0; number < codes; ++number) {
                    auto submission = submission_of(1000 * (sender + 1) + number);
                    submission.code = code_of(number);
                    writer.submit(std::move(submission), [&stored, &used, &others, number](Put put) {
                        ++(put == Put::stored ? stored[number] : put == Put::code_used ? used : others);
                    });
                }
            });
        }
        for (std::thread& sender : senders) sender.join();
    }

    CHECK(std::ranges::all_of(stored, [](const auto& count) { return count == 1; }));
    CHECK(used == codes * (threads - 1));
    CHECK(others == 0);
    CHECK(urn->counts().received == static_cast<std::int64_t>(codes));
    CHECK(tests::numbers_in(*urn).size() == codes);
}

TEST_CASE("a retry sent while the first is still waiting succeeds and is stored once") {
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, tests::kSealedSize);
    urn->admit(codes_up_to(1));
    Answers answers;
    Writer writer(*urn, kWindowWithoutEnd);

    for (std::uint64_t attempt = 0; attempt < 3; ++attempt)
        writer.submit(submission_of(0), answers.of(attempt));
    writer.drain();

    CHECK(answers.count(Put::stored) == 1);
    CHECK(answers.count(Put::stored_before) == 2);
    CHECK(urn->counts().received == 1);
}

TEST_CASE("counts and known codes can be asked while ballots are stored") {
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, tests::kSealedSize);
    urn->admit(codes_up_to(300));
    Writer writer(*urn, kAtOnce);
    Answers answers;
    std::promise<bool> known;
    std::thread asking([&urn, &known] {
        bool all = true;
        std::int64_t before = 0;
        while (urn->counts().received < 300) {
            const std::int64_t now = urn->counts().received;
            all = all && urn->knows(code_of(299)) && !urn->knows(code_of(300)) && now >= before;
            before = now;
        }
        known.set_value(all);
    });

    for (std::uint64_t number = 0; number < 300; ++number)
        writer.submit(submission_of(number), answers.of(number));
    writer.drain();
    asking.join();

    CHECK(known.get_future().get());
}
