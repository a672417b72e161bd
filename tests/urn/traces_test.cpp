#include <sys/stat.h>

#include <algorithm>

#include "catch.hpp"
#include "hashing.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"
#include "urn/codes.hpp"
#include "urn/sealing.hpp"
#include "urn/urn.hpp"

// What somebody finds who holds the files and not the key.

namespace {

constexpr std::time_t kDay = 24 * 60 * 60;

template <class Bytes>
std::string text_of(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool holds(const std::string& bytes, const std::string& searched) {
    return bytes.find(searched) != std::string::npos;
}

struct stat status_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status;
}

}  // namespace

TEST_CASE("neither a code nor an answer nor a receipt can be read in the files") {
    const tests::TempFolder folder;
    const auto keys = urn::draw_key_pair();
    const auto secret = urn::draw_code_secret();
    const std::string sheet = "craintes=Je crains que le tri automatique remplace mon métier;anciennete=3";
    const auto codes = urn::draw_codes(50);
    std::vector<urn::RetryReceipt> receipts;
    {
        const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, 3968 + 48);
        std::vector<urn::CodeHash> hashes;
        std::vector<urn::Submission> group;
        for (const std::string& code : codes) {
            hashes.push_back(urn::hash_code(*urn::canonical_code(code), secret));
            receipts.push_back(urn::draw_retry_receipt());
            group.push_back({hashes.back(), receipts.back(), urn::seal(sheet, 3968, keys.public_key)});
        }
        urn->admit(hashes);
        urn->put(group);
        if (GENERATE(false, true)) urn->shuffle();
        for (const auto& ballot : urn->ballots()) REQUIRE(urn::open(ballot, keys) == sheet);
    }

    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        const std::string bytes = tests::read_file(entry.path());
        CAPTURE(entry.path());
        CHECK_FALSE(holds(bytes, "crains"));
        CHECK_FALSE(holds(bytes, "anciennete"));
        for (const std::string& code : codes) {
            CHECK_FALSE(holds(bytes, code));
            CHECK_FALSE(holds(bytes, *urn::canonical_code(code)));
            CHECK_FALSE(holds(bytes, code.substr(0, 9)));
        }
        for (const auto& receipt : receipts) CHECK_FALSE(holds(bytes, text_of(receipt)));
        CHECK_FALSE(holds(bytes, std::string(keys.secret_key.text())));
        CHECK_FALSE(holds(bytes, text_of(secret)));
    }
    const std::string bytes = tests::read_file(folder / "urn.db");
    CHECK(holds(
        bytes, text_of(urn::hash_code(*urn::canonical_code(codes.front()), secret))));  // the search can find
}

TEST_CASE("nothing beside the urn holds a ballot when it is at rest") {
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::open, tests::kSealedSize);
    const auto check_rest = [&folder] {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            CAPTURE(entry.path());
            if (entry.path().filename() == "urn.db") continue;
            CHECK(entry.path().filename() == "urn.db-journal");
            CHECK(entry.file_size() == 0);
        }
    };

    check_rest();
    for (std::uint64_t number = 0; number < 10; ++number) {
        urn->put(tests::submissions(10 * number, 10 * number + 10));
        check_rest();
    }
    urn->shuffle();
    check_rest();
}

TEST_CASE("the files show no hour") {
    const tests::TempFolder folder;
    const auto check_times = [&folder] {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            CAPTURE(entry.path());
            const struct stat status = status_of(entry.path());
            CHECK(status.st_mtim.tv_sec % kDay == 0);
            CHECK(status.st_mtim.tv_nsec == 0);
            CHECK(status.st_atim.tv_sec % kDay == 0);
            CHECK(status.st_atim.tv_nsec == 0);
        }
    };
    {
        const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, tests::kSealedSize);
        check_times();
        urn->admit(tests::codes_up_to(100));
        check_times();
        urn->put(tests::submissions(0, 50));
        check_times();
        urn->ballots();
        check_times();
        urn->shuffle();
        check_times();
        urn->put(tests::submissions(50, 60));
        check_times();
    }
    check_times();
    urn::open_urn(folder / "urn.db");
    check_times();
}

TEST_CASE("only the owner may read the urn") {
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::open, tests::kSealedSize);
    urn->put(tests::submissions(0, 10));
    urn->shuffle();

    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        CAPTURE(entry.path());
        CHECK((status_of(entry.path()).st_mode & 0777) == 0600);
    }
}

TEST_CASE("a shuffle leaves the old file's name to the new one and its bytes to nobody") {
    const tests::TempFolder folder;
    const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::open, tests::kSealedSize);
    urn->put(tests::submissions(0, 40));
    std::filesystem::create_hard_link(folder / "urn.db",
                                      folder / "old.db");  // as a snapshot would hold on to it
    const auto old_inode = status_of(folder / "urn.db").st_ino;

    urn->shuffle();

    CHECK(status_of(folder / "urn.db").st_ino != old_inode);
    const std::string old_bytes = tests::read_file(folder / "old.db");
    CHECK(old_bytes.size() > 40 * tests::kSealedSize);
    CHECK(std::ranges::count(old_bytes, '\0') == static_cast<std::ptrdiff_t>(old_bytes.size()));
    CHECK(tests::numbers_in(*urn).size() == 40);
}
