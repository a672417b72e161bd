#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <numeric>
#include <set>

#include "catch.hpp"
#include "hashing.hpp"
#include "random_order.hpp"
#include "sqlite_urn.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"

// Whether the place of a row in the file tells when it came. The submissions of this test carry their number in clear,
// in the ballot and in the code, so that the file can be read as an attacker with a clock would like to.

namespace {

constexpr std::size_t kPage = 16384;
constexpr std::string_view kBallotMark = "<ballot>";
constexpr std::string_view kCodeMark = "<code..>";

/// Writes mark and number over the bytes from `at` on.
void mark(std::span<std::byte> bytes, std::string_view sign, std::uint64_t number) {
    std::memcpy(bytes.data(), sign.data(), sign.size());
    std::memcpy(bytes.data() + sign.size(), &number, sizeof number);
}

/// `series`: other codes for the same numbers.
urn::Submission marked_submission(std::uint64_t number, std::uint64_t series) {
    urn::Submission submission = tests::submission_of(series << 32 | number);
    mark(std::span(submission.code).last<16>(), kCodeMark,
         number);  // the key's order is that of the bytes before
    mark(submission.ballot, kBallotMark, number);
    return submission;
}

/// The numbers behind `sign`, in the order of their first places in the file: a page that was split keeps copies of what
/// it has moved.
std::vector<std::uint64_t> numbers_by_place(const std::string& bytes, std::string_view sign) {
    std::vector<std::uint64_t> numbers;
    std::set<std::uint64_t> seen;
    for (std::size_t at = bytes.find(sign); at != std::string::npos; at = bytes.find(sign, at + 1)) {
        std::uint64_t number = 0;
        std::memcpy(&number, bytes.data() + at + sign.size(), sizeof number);
        if (seen.insert(number).second) numbers.push_back(number);
    }
    return numbers;
}

/// Spearman's correlation between place and number, for numbers 0 to n - 1 each once.
///
///     rho = 1 - 6 sum_i (i - number_i)^2 / (n (n^2 - 1))
double rho(const std::vector<std::uint64_t>& numbers) {
    const auto n = static_cast<double>(numbers.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double difference = static_cast<double>(i) - static_cast<double>(numbers[i]);
        sum += difference * difference;
    }
    return 1.0 - 6.0 * sum / (n * (n * n - 1.0));
}

/// Share of neighbours in the file whose numbers rise.
double rising(const std::vector<std::uint64_t>& numbers) {
    double count = 0.0;
    for (std::size_t i = 1; i < numbers.size(); ++i) count += numbers[i] > numbers[i - 1] ? 1.0 : 0.0;
    return count / static_cast<double>(numbers.size() - 1);
}

// Five standard deviations of what chance gives: exceeded once in two million runs.
double rho_bound(std::size_t n) {
    return 5.0 / std::sqrt(static_cast<double>(n) - 1.0);
}
double rising_bound(std::size_t n) {
    const auto pairs = static_cast<double>(n - 1);
    return 5.0 * std::sqrt((pairs + 2.0) / 12.0) / pairs;  // variance of the number of ascents: (n + 1) / 12
}

struct Places {
    std::vector<std::uint64_t> ballots;
    std::vector<std::uint64_t> codes;
};

enum class Afterwards { as_it_is, shuffled };

/// Submissions 0 to count - 1, `group` to a commit, into an urn with these settings.
Places places_after(std::uint64_t count, std::uint64_t group, Afterwards afterwards,
                    const urn::StoreSettings& settings = {}, std::uint64_t series = 0) {
    const tests::TempFolder folder;
    const std::string path = (folder / "urn.db").string();
    urn::create_urn(path, urn::Admission::open, tests::kSealedSize);
    {
        urn::SqliteUrn urn(urn::UrnFile(path), settings);
        for (std::uint64_t first = 0; first < count; first += group) {
            std::vector<urn::Submission> submissions;
            for (std::uint64_t number = first; number < std::min(count, first + group); ++number) {
                submissions.push_back(marked_submission(number, series));
            }
            urn.put(submissions);
        }
        if (afterwards == Afterwards::shuffled) urn.shuffle();
    }
    const std::string bytes = tests::read_file(path);
    Places places{numbers_by_place(bytes, kBallotMark), numbers_by_place(bytes, kCodeMark)};
    REQUIRE(places.ballots.size() == count);
    REQUIRE(places.codes.size() == count);
    return places;
}

/// The broken variant: ballots under keys that count up.
urn::StoreSettings counting_keys() {
    urn::StoreSettings settings;
    const auto last = std::make_shared<std::uint64_t>(0);
    settings.draw_key = [last] {
        urn::BallotKey key{};
        const std::uint64_t number = ++*last;
        for (std::size_t i = 0; i < 8; ++i) key[i] = static_cast<std::byte>(number >> (56 - 8 * i));
        return key;
    };
    return settings;
}

void check_chance(const std::vector<std::uint64_t>& numbers) {
    CHECK(std::abs(rho(numbers)) < rho_bound(numbers.size()));
    CHECK(std::abs(rising(numbers) - 0.5) < rising_bound(numbers.size()));
}

}  // namespace

TEST_CASE("the measures of order know an order when they see one") {
    std::vector<std::uint64_t> numbers(1000);
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
    CHECK(rho(numbers) == 1.0);
    CHECK(rising(numbers) == 1.0);

    std::ranges::reverse(numbers);
    CHECK(rho(numbers) < -0.999);
    CHECK(rising(numbers) == 0.0);

    const auto order = urn::random_order(1000);
    check_chance({order.begin(), order.end()});
}

TEST_CASE("after a shuffle the place of a ballot or a code says nothing about its arrival") {
    const std::uint64_t group = GENERATE(as<std::uint64_t>{}, 1, 50);
    const Places places = places_after(1500, group, Afterwards::shuffled);

    check_chance(places.ballots);
    check_chance(places.codes);
}

TEST_CASE("after a shuffle a small urn says nothing either") {
    // All its codes lie in one page, whose cells are in order of arrival before: 40 urns of 30, taken together.
    std::vector<double> ballots;
    std::vector<double> codes;
    for (std::uint64_t urn = 0; urn < 40; ++urn) {
        const Places places = places_after(30, 1, Afterwards::shuffled, {}, urn);
        ballots.push_back(rho(places.ballots));
        codes.push_back(rho(places.codes));
    }

    const auto mean = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    };
    const double bound = rho_bound(30) / std::sqrt(40.0);
    CHECK(std::abs(mean(ballots)) < bound);
    CHECK(std::abs(mean(codes)) < bound);
}

TEST_CASE("before the shuffle a small urn shows the order of arrival exactly") {
    const Places places = places_after(30, 1, Afterwards::as_it_is);

    CHECK(std::abs(rho(places.codes)) == 1.0);
}

TEST_CASE("keys that count up would show the order of arrival") {
    const Places places = places_after(1500, 1, Afterwards::as_it_is, counting_keys());

    // Not exactly: cells of a page lie from its end to its beginning. The pages tell enough.
    CHECK(std::abs(rho(places.ballots)) > 0.99);
}

TEST_CASE("a group that is committed together lies in an order of its own") {
    // One page of codes, one commit: what a thief of the live file sees of a group.
    const Places places = places_after(200, 200, Afterwards::as_it_is);

    check_chance(places.codes);
}
