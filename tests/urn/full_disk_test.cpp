#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <iostream>

#include "catch.hpp"
#include "child.hpp"
#include "small_disk.hpp"
#include "submissions.hpp"
#include "urn/urn.hpp"
#include "urn/writer.hpp"

using Catch::Matchers::Contains;
using tests::codes_up_to;
using tests::SmallDisk;
using tests::submissions;
using urn::Put;
using urn::StorageError;

namespace {

constexpr std::uint64_t kGroup = 10;
constexpr std::uint64_t kCodes = 2000;

std::unique_ptr<urn::Urn> create(const std::filesystem::path& file) {
    return urn::create_urn(file, urn::Admission::drawn_codes, tests::kSealedSize);
}

bool all_are(const std::vector<Put>& answers, Put expected) {
    return std::ranges::all_of(answers, [expected](Put put) { return put == expected; });
}

/// Puts groups of ten until some were refused, and returns how many ballots were acknowledged. A group may fit where
/// another did not: their keys fall into other pages.
std::uint64_t put_until_full(urn::Urn& urn) {
    std::uint64_t stored = 0;
    for (int refused = 0; refused < 5;) {
        REQUIRE(stored < kCodes);
        const auto answers = urn.put(submissions(stored, stored + kGroup));
        if (all_are(answers, Put::unavailable)) {
            ++refused;
        } else {
            REQUIRE(all_are(answers, Put::stored));
            stored += kGroup;
        }
    }
    return stored;
}

void limit_file_size(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) throw std::runtime_error("setrlimit");
}

/// SQLite gets so many bytes more than it has, until the object goes.
class LittleMemory {
public:
    explicit LittleMemory(sqlite3_int64 more) { sqlite3_hard_heap_limit64(sqlite3_memory_used() + more + 1); }
    ~LittleMemory() { sqlite3_hard_heap_limit64(0); }
    LittleMemory(const LittleMemory&) = delete;
    LittleMemory& operator=(const LittleMemory&) = delete;
};

bool cannot_mount() {
    if (SmallDisk::is_possible()) return false;
    WARN("left out: mounting a tmpfs needs root");
    return true;
}

}  // namespace

TEST_CASE("a full disk refuses whole groups and takes them again when there is room") {
    if (cannot_mount()) return;
    SmallDisk disk(4);
    disk.take(2000000);
    auto urn = create(disk / "urn.db");
    urn->admit(codes_up_to(kCodes));

    const std::uint64_t stored = put_until_full(*urn);
    CHECK(stored >= kGroup);
    CHECK(tests::numbers_in(*urn).size() == stored);
    CHECK(urn->counts().received == static_cast<std::int64_t>(stored));

    disk.give_back();
    CHECK(all_are(urn->put(submissions(stored, stored + kGroup)), Put::stored));
    CHECK(all_are(urn->put(submissions(0, kGroup)), Put::stored_before));
    urn.reset();
    const auto numbers = tests::numbers_in(*urn::open_urn(disk / "urn.db"));
    CHECK(numbers.size() == stored + kGroup);
    CHECK(numbers.back() == stored + kGroup - 1);
}

TEST_CASE("a limit on the size of files stops the urn and loses nothing") {
    const tests::TempFolder folder;
    const auto file = folder / "urn.db";

    // In a child, since the limit and the signal's fate belong to the process. It ends with the count acknowledged.
    const int groups = tests::in_child([&file] {
        std::signal(SIGXFSZ, SIG_IGN);
        limit_file_size(1500000);
        const auto urn = urn::create_urn(file, urn::Admission::open, tests::kSealedSize);
        int acknowledged = 0;
        try {
            for (std::uint64_t number = 0;; number += kGroup, ++acknowledged) {
                if (!all_are(urn->put(submissions(number, number + kGroup)), Put::stored)) return 99;
            }
        } catch (const StorageError&) {
            return acknowledged;
        }
    });

    CHECK(groups > 10);
    CHECK(groups < 99);
    const auto urn = urn::open_urn(file);
    const auto stored = static_cast<int>(tests::numbers_in(*urn).size());
    CHECK((stored == groups * static_cast<int>(kGroup) || stored == (groups + 1) * static_cast<int>(kGroup)));
}

TEST_CASE("on a full disk the writer answers unavailable and loses nothing") {
    if (cannot_mount()) return;
    SmallDisk disk(4);
    disk.take(2000000);
    auto urn = create(disk / "urn.db");
    urn->admit(codes_up_to(kCodes));
    std::vector<Put> answers(kCodes);
    {
        urn::Writer writer(*urn, {std::chrono::milliseconds(0), 64});
        for (std::uint64_t number = 0; number < kCodes; ++number) {
            writer.submit(tests::submission_of(number),
                          [&answers, number](Put put) { answers[number] = put; });
        }
        writer.drain();
    }

    std::vector<std::uint64_t> acknowledged;
    for (std::uint64_t number = 0; number < kCodes; ++number) {
        if (answers[number] == Put::stored) acknowledged.push_back(number);
    }
    CHECK(
        std::ranges::all_of(answers, [](Put put) { return put == Put::stored || put == Put::unavailable; }));
    CHECK(acknowledged.size() < kCodes);
    CHECK(tests::numbers_in(*urn) == acknowledged);
    disk.give_back();
    urn.reset();
    CHECK(tests::numbers_in(*urn::open_urn(disk / "urn.db")) == acknowledged);
}

TEST_CASE("codes that do not fit are refused whole and admitted when there is room") {
    if (cannot_mount()) return;
    SmallDisk disk(4);
    const auto urn = create(disk / "urn.db");
    urn->admit(codes_up_to(10));
    disk.take_all();

    CHECK_THROWS_WITH(urn->admit(codes_up_to(20000)), Contains("plus assez de place"));
    CHECK(urn->counts().issued == 10);
    CHECK_FALSE(urn->knows(tests::code_of(11)));

    disk.give_back();
    urn->admit(codes_up_to(20000));
    CHECK(urn->counts().issued == 20000);
}

TEST_CASE("a shuffle that does not fit leaves the urn as it was") {
    if (cannot_mount()) return;
    SmallDisk disk(4);
    const auto urn = create(disk / "urn.db");
    urn->admit(codes_up_to(200));
    urn->put(submissions(0, 150));
    disk.take_all();

    CHECK_THROWS_WITH(urn->shuffle(), Contains("plus assez de place"));
    CHECK_FALSE(std::filesystem::exists(disk / "urn.db-shuffled"));
    CHECK_FALSE(std::filesystem::exists(disk / "urn.db-shuffled-journal"));
    CHECK(tests::numbers_in(*urn).size() == 150);

    disk.give_back();
    CHECK(urn->put(submissions(150, 151)).front() == Put::stored);
    urn->shuffle();
    CHECK(tests::numbers_in(*urn).size() == 151);
}

TEST_CASE("no urn is created on a full disk and nothing is left of it") {
    if (cannot_mount()) return;
    SmallDisk disk(1);
    disk.take_all();

    CHECK_THROWS_WITH(create(disk / "urn.db"), Contains("plus assez de place"));

    CHECK_FALSE(std::filesystem::exists(disk / "urn.db"));
    CHECK_FALSE(std::filesystem::exists(disk / "urn.db-journal"));
    disk.give_back();
    CHECK(create(disk / "urn.db")->counts().received == 0);
}

TEST_CASE("an urn on a disk that has become read-only stops and says so") {
    if (cannot_mount()) return;
    SmallDisk disk(4);
    {
        const auto urn = create(disk / "urn.db");
        urn->admit(codes_up_to(10));
        urn->put(submissions(0, 3));
    }
    disk.make_read_only();

    CHECK_THROWS_WITH(urn::open_urn(disk / "urn.db"), Contains("lecture seule"));
    CHECK_THROWS_WITH(create(disk / "other.db"), Contains("lecture seule"));
}

TEST_CASE("without memory a group is refused whole or the urn stops and nothing is lost") {
    const tests::TempFolder folder;
    auto urn = urn::create_urn(folder / "urn.db", urn::Admission::open, tests::kSealedSize);
    urn->put(submissions(0, kGroup));
    std::uint64_t stored = kGroup;
    int refused = 0;
    int taken = 0;
    int stopped = 0;

    // From hardly more than what is in use up, so that it lacks at every step of a commit in turn.
    for (sqlite3_int64 more = 0; more < 400000; more += 2048) {
        std::vector<Put> answers;
        {
            const LittleMemory little(more);
            try {
                answers = urn->put(submissions(stored, stored + kGroup));
            } catch (const StorageError&) {
            }
        }
        if (answers.empty()) {
            ++stopped;
            urn.reset();
            urn = urn::open_urn(folder / "urn.db");
        } else if (all_are(answers, Put::stored)) {
            ++taken;
            stored += kGroup;
        } else {
            REQUIRE(all_are(answers, Put::unavailable));
            ++refused;
        }
        REQUIRE(urn->counts().received == static_cast<std::int64_t>(stored));
    }

    std::cout << "lack of memory: " << refused << " groups refused, " << stopped << " stops, " << taken
              << " taken, " << stored << " ballots acknowledged, 0 missing\n";
    CHECK(refused + stopped > 10);
    CHECK(taken > 0);
    CHECK(tests::numbers_in(*urn).size() == stored);
}
