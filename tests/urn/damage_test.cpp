#include <fstream>
#include <iostream>
#include <random>

#include "catch.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"
#include "urn/urn.hpp"

using Catch::Matchers::Contains;
using tests::submissions;
using urn::open_urn;
using urn::StorageError;

namespace {

constexpr std::uint64_t kBallots = 60;

std::string sound_urn(const tests::TempFolder& folder) {
    {
        const auto urn = urn::create_urn(folder / "urn.db", urn::Admission::drawn_codes, tests::kSealedSize);
        urn->admit(tests::codes_up_to(200));
        urn->put(submissions(0, kBallots));
    }
    return tests::read_file(folder / "urn.db");
}

void write_file(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// True when the damage is noticed at opening; when it is not, everything must still be as it was.
bool is_noticed(const std::filesystem::path& file) {
    std::unique_ptr<urn::Urn> urn;
    try {
        urn = open_urn(file);
    } catch (const StorageError& error) {
        CHECK_THAT(error.what(), Contains("endommagé") || Contains("n’est pas une urne") ||
                                     Contains("page_size") || Contains("est vide") ||
                                     Contains("version plus récente"));
        return true;
    }
    CHECK(tests::numbers_in(*urn).size() == kBallots);
    CHECK(urn->counts().received == static_cast<std::int64_t>(kBallots));
    CHECK(urn->counts().issued == 200);
    for (const urn::Put answer : urn->put(submissions(0, kBallots))) CHECK(answer == urn::Put::stored_before);
    return false;
}

}  // namespace

TEST_CASE("a damaged page is noticed when the urn is opened") {
    const tests::TempFolder folder;
    std::string bytes = sound_urn(folder);
    REQUIRE(bytes.size() > 10 * 16384);
    for (std::size_t i = 0; i < 512; ++i) bytes[7 * 16384 + i] = '\x5A';
    write_file(folder / "urn.db", bytes);

    CHECK_THROWS_WITH(open_urn(folder / "urn.db"), Contains("endommagée") && Contains("sauvegarde"));
}

TEST_CASE("a turned bit is noticed or changes nothing") {
    const tests::TempFolder folder;
    const std::string sound = sound_urn(folder);
    std::mt19937 random(20261);
    std::size_t noticed = 0;

    for (int copy = 0; copy < 150; ++copy) {
        const std::size_t place = std::uniform_int_distribution<std::size_t>(0, sound.size() - 1)(random);
        const int bit = std::uniform_int_distribution(0, 7)(random);
        CAPTURE(copy, place, bit);
        std::string bytes = sound;
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << bit));
        write_file(folder / "urn.db", bytes);
        if (is_noticed(folder / "urn.db")) ++noticed;
    }

    // The bits that may go unnoticed lie in the free space of a page.
    INFO("noticed: " << noticed << " of 150");
    CHECK(noticed >= 75);
}

TEST_CASE("a lost or misplaced sector is noticed or changes nothing") {
    const tests::TempFolder folder;
    const std::string sound = sound_urn(folder);
    std::mt19937 random(20262);
    const auto sector = [&sound, &random] {
        return 512 * std::uniform_int_distribution<std::size_t>(0, sound.size() / 512 - 1)(random);
    };

    for (int copy = 0; copy < 100; ++copy) {
        const std::size_t to = sector();
        const std::size_t from = sector();
        CAPTURE(copy, to, from);
        std::string bytes = sound;
        bytes.replace(to, 512, copy % 2 == 0 ? std::string(512, '\0') : sound.substr(from, 512));
        write_file(folder / "urn.db", bytes);
        is_noticed(folder / "urn.db");
    }
}

TEST_CASE("swapped pages are noticed") {
    const tests::TempFolder folder;
    const std::string sound = sound_urn(folder);
    const std::size_t pages = sound.size() / 16384;

    for (std::size_t page = 1; page + 1 < pages; ++page) {
        CAPTURE(page);
        std::string bytes = sound;
        std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(page * 16384),
                         bytes.begin() + static_cast<std::ptrdiff_t>((page + 1) * 16384),
                         bytes.begin() + static_cast<std::ptrdiff_t>((page + 1) * 16384));
        write_file(folder / "urn.db", bytes);
        CHECK(is_noticed(folder / "urn.db"));
    }
}

TEST_CASE("a file cut short is noticed") {
    const tests::TempFolder folder;
    const std::string sound = sound_urn(folder);

    for (const std::size_t size :
         {1ul, 100ul, 16384ul, 16385ul, sound.size() / 2, sound.size() - 16384, sound.size() - 1}) {
        CAPTURE(size);
        write_file(folder / "urn.db", sound.substr(0, size));
        CHECK(is_noticed(folder / "urn.db"));
    }
}

TEST_CASE("a thousand damaged copies are noticed or as they were", "[.long]") {
    const tests::TempFolder folder;
    const std::string sound = sound_urn(folder);
    const std::size_t pages = sound.size() / 16384;
    std::mt19937 random(20263);
    std::size_t noticed = 0;
    constexpr std::size_t copies = 1000;

    for (std::size_t copy = 0; copy < copies; ++copy) {
        CAPTURE(copy);
        std::string bytes = sound;
        if (copy % 2 == 0) {
            const std::size_t flips = 1 + random() % 16;
            for (std::size_t flip = 0; flip < flips; ++flip) {
                bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
            }
        } else {
            const std::size_t one = random() % pages;
            const std::size_t other = (one + 1 + random() % (pages - 1)) % pages;
            bytes.replace(one * 16384, 16384, sound, other * 16384, 16384);
            if (copy % 4 == 1) bytes.replace(other * 16384, 16384, sound, one * 16384, 16384);
        }
        write_file(folder / "urn.db", bytes);
        noticed += is_noticed(folder / "urn.db") ? 1U : 0U;
    }
    std::cout << "damage: " << copies << " copies, " << noticed << " noticed at opening, " << copies - noticed
              << " where nothing was lost, 0 silently wrong\n";

    write_file(folder / "urn.db", sound);  // a sound copy put back is the urn again
    CHECK_FALSE(is_noticed(folder / "urn.db"));
}
