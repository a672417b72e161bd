#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "catch.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"
#include "urn/urn.hpp"

// What every store must do, whatever it is made of: a new one joins by a line in `stores`.

using tests::code_of;
using tests::codes_up_to;
using tests::kSealedSize;
using tests::numbers_in;
using tests::submission_of;
using tests::submissions;
using urn::Admission;
using urn::Put;

namespace {

/// A kind of store: how it is created and, after it was closed, opened again.
struct Store {
    std::string name;
    std::function<std::unique_ptr<urn::Urn>(const tests::TempFolder&, Admission, std::size_t)> create;
    std::function<std::unique_ptr<urn::Urn>(const tests::TempFolder&)> open;
};

std::vector<Store> stores() {
    return {{"SQLite",
             [](const tests::TempFolder& folder, Admission admission, std::size_t sealed_size) {
                 return urn::create_urn(folder / "urn.db", admission, sealed_size);
             },
             [](const tests::TempFolder& folder) { return urn::open_urn(folder / "urn.db"); }}};
}

std::vector<std::uint64_t> numbers(std::uint64_t first, std::uint64_t last) {
    std::vector<std::uint64_t> range;
    for (; first < last; ++first) range.push_back(first);
    return range;
}

Put put_one(urn::Urn& urn, const urn::Submission& submission) {
    return urn.put(std::span(&submission, 1)).front();
}

}  // namespace

TEST_CASE("a new urn is empty and knows no code") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;

    const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);

    CHECK(urn->counts().issued == 0);
    CHECK(urn->counts().received == 0);
    CHECK_FALSE(urn->knows(code_of(1)));
    CHECK(urn->ballots().empty());
    CHECK(put_one(*urn, submission_of(1)) == Put::code_unknown);
    CHECK(urn->put({}).empty());
}

TEST_CASE("what was put is there and after a reopening too") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    {
        const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
        urn->admit(codes_up_to(300));

        for (const Put answer : urn->put(submissions(0, 150))) CHECK(answer == Put::stored);
        CHECK(put_one(*urn, submission_of(299)) == Put::stored);
        CHECK(urn->counts().received == 151);
    }
    const auto urn = store.open(folder);

    auto expected = numbers(0, 150);
    expected.push_back(299);
    CHECK(numbers_in(*urn) == expected);
    CHECK(urn->counts().issued == 300);
    CHECK(urn->counts().received == 151);
    CHECK(urn->knows(code_of(0)));
    CHECK(urn->knows(code_of(200)));
    CHECK_FALSE(urn->knows(code_of(300)));
    CHECK(put_one(*urn, submission_of(200)) == Put::stored);
}

TEST_CASE("a code is spent once and a retry with its receipt succeeds again") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(2));
    const auto first = submission_of(0);
    auto retry = submission_of(1);  // a ballot sealed anew, by the same respondent
    retry.code = first.code;
    retry.retry = first.retry;
    auto thief = submission_of(1);
    thief.code = first.code;

    REQUIRE(put_one(*urn, first) == Put::stored);

    CHECK(put_one(*urn, retry) == Put::stored_before);
    CHECK(put_one(*urn, thief) == Put::code_used);
    urn.reset();
    urn = store.open(folder);
    CHECK(put_one(*urn, retry) == Put::stored_before);
    CHECK(put_one(*urn, thief) == Put::code_used);
    CHECK(numbers_in(*urn) == numbers(0, 1));
    CHECK(urn->counts().received == 1);
}

TEST_CASE("the same code twice in one group is stored once") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(10));
    const auto honest = submission_of(3);
    auto other = submission_of(4);
    other.code = honest.code;

    const auto answers = urn->put(std::vector{honest, honest, other, other, submission_of(5)});

    std::map<Put, int> tally;
    for (const Put answer : answers) ++tally[answer];
    CHECK(tally[Put::stored] == 2);
    CHECK(tally[Put::stored_before] == 1);
    CHECK(tally[Put::code_used] == 2);
    CHECK(answers.back() == Put::stored);
    CHECK(urn->counts().received == 2);
    CHECK(urn->ballots().size() == 2);
}

TEST_CASE("which of two rivals in a group wins is not their order") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(200));

    int first_won = 0;
    for (std::uint64_t number = 0; number < 120; number += 2) {
        auto rival = submission_of(number + 1);
        rival.code = code_of(number);
        const auto answers = urn->put(std::vector{submission_of(number), rival});
        if (answers.front() == Put::stored) ++first_won;
    }

    // Binomial(60, 1/2): outside 8 to 52 with probability below 1e-8.
    CHECK(first_won > 8);
    CHECK(first_won < 52);
}

TEST_CASE("in open mode any code not spent before is accepted") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    {
        const auto urn = store.create(folder, Admission::open, kSealedSize);

        CHECK(urn->knows(code_of(7)));
        CHECK(put_one(*urn, submission_of(7)) == Put::stored);
        CHECK(urn->counts().issued == 0);
        CHECK(urn->counts().received == 1);
    }
    const auto urn = store.open(folder);
    CHECK(put_one(*urn, submission_of(7)) == Put::stored_before);
    CHECK(put_one(*urn, submission_of(8)) == Put::stored);
}

TEST_CASE("codes admitted again stay as they are") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(10));
    REQUIRE(put_one(*urn, submission_of(0)) == Put::stored);

    urn->admit(codes_up_to(12));
    urn->admit({});

    CHECK(urn->counts().issued == 12);
    CHECK(put_one(*urn, submission_of(0)) == Put::stored_before);
    CHECK(put_one(*urn, submission_of(11)) == Put::stored);
}

TEST_CASE("a ballot of another size is refused and its group with it") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(2));

    CHECK_THROWS_AS(urn->put(std::vector{submission_of(0), submission_of(1, kSealedSize + 1)}),
                    std::invalid_argument);

    CHECK(urn->counts().received == 0);
    CHECK(put_one(*urn, submission_of(0)) == Put::stored);
}

TEST_CASE("ballots come out in an order of their own each time") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    const auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(50));
    urn->put(submissions(0, 50));

    const auto once = urn->ballots();
    const auto again = urn->ballots();

    CHECK(once != again);  // equal with probability 1 / 50!
    CHECK(std::set(once.begin(), once.end()) == std::set(again.begin(), again.end()));
}

TEST_CASE("a shuffle keeps every ballot and every code") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const tests::TempFolder folder;
    auto urn = store.create(folder, Admission::drawn_codes, kSealedSize);
    urn->admit(codes_up_to(100));
    urn->put(submissions(0, 60));

    urn->shuffle();

    CHECK(numbers_in(*urn) == numbers(0, 60));
    CHECK(urn->counts().issued == 100);
    CHECK(urn->counts().received == 60);
    CHECK(put_one(*urn, submission_of(0)) == Put::stored_before);
    CHECK(put_one(*urn, submission_of(60)) == Put::stored);
    urn->shuffle();
    urn.reset();
    urn = store.open(folder);
    CHECK(numbers_in(*urn) == numbers(0, 61));
    CHECK(urn->counts().issued == 100);
}

TEST_CASE("ballots of every padded size are stored whole") {
    const Store store = GENERATE(from_range(stores()));
    INFO(store.name);
    const std::size_t sealed_size = GENERATE(as<std::size_t>{}, 1 + 8, 4016, 8112, 16304, 32688, 100000);
    const tests::TempFolder folder;
    auto urn = store.create(folder, Admission::drawn_codes, sealed_size);
    urn->admit(codes_up_to(20));

    for (const Put answer : urn->put(submissions(0, 20, sealed_size))) REQUIRE(answer == Put::stored);

    CHECK(numbers_in(*urn) == numbers(0, 20));
    urn->shuffle();
    urn.reset();
    urn = store.open(folder);
    CHECK(numbers_in(*urn) == numbers(0, 20));
}

TEST_CASE("a cancelled code is unknown and the urn does not tell that it was cancelled") {
    const tests::TempFolder folder;
    {
        const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, tests::kSealedSize);
        urn->admit(tests::codes_up_to(10));
        urn->put(tests::submissions(0, 3));

        urn->cancel(std::vector{tests::code_of(1), tests::code_of(5), tests::code_of(99)});

        CHECK(urn->counts().issued == 10);
        CHECK(urn->counts().received == 3);
        CHECK(urn->knows(tests::code_of(1)));
        CHECK_FALSE(urn->knows(tests::code_of(5)));
        CHECK(urn->put(tests::submissions(1, 2)).front() == urn::Put::stored_before);
        CHECK(urn->put(tests::submissions(5, 6)).front() == urn::Put::code_unknown);
    }
    const auto urn = urn::open_urn(folder / "urn.db");  // which checks every row
    CHECK(urn->counts().issued == 10);
    CHECK_FALSE(urn->knows(tests::code_of(5)));
    CHECK(urn->put(tests::submissions(5, 7)) == std::vector{urn::Put::code_unknown, urn::Put::stored});
    urn->shuffle();
    CHECK(urn->counts().issued == 10);
    CHECK(tests::read_file(folder / "urn.db-journal").empty());
}
