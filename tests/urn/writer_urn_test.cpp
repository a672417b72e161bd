#include "urn/writer.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "answers.hpp"
#include "catch.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"

using namespace std::chrono_literals;
using tests::Answers;
using tests::code_of;
using tests::codes_up_to;
using tests::submission_of;
using urn::Put;
using urn::Writer;

namespace {

constexpr Writer::Options kAtOnce{0ms, 4096};
constexpr Writer::Options kWindowWithoutEnd{std::chrono::hours(24), 4096};

}  // namespace

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
