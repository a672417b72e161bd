#include "campaign/wave_shuffle.hpp"

#include <sys/stat.h>

#include "catch.hpp"
#include "small_campaign.hpp"

using campaign::Shuffled;
using tests::TemporaryFolder;

namespace {

/// A ballot for each of the codes [first, last).
void put(campaign::OpenWave& wave, const std::vector<std::string>& codes, std::size_t first,
         std::size_t last) {
    std::vector<urn::Submission> group;
    for (std::size_t i = first; i < last; ++i)
        group.push_back(tests::submission(wave, codes[i], tests::simple_sheet("4", "2", "ce")));
    REQUIRE(wave.urn->put(group) == std::vector<urn::Put>(group.size(), urn::Put::stored));
}

ino_t file_number(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_ino;
}

std::chrono::sys_days day_of(std::time_t moment) {
    std::tm local{};
    ::localtime_r(&moment, &local);
    return std::chrono::year(local.tm_year + 1900) / (local.tm_mon + 1) / local.tm_mday;
}

}  // namespace

TEST_CASE("an urn is shuffled once a threshold of ballots has come since the last time") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder, 5);
    const auto codes = campaign.draw_codes("T4-2026", 20);
    campaign.open_wave("T4-2026", campaign::Mode::codes, {});
    auto wave = campaign.serve();
    const auto file = campaign.wave_folder("T4-2026") / "urn.db";
    const auto shuffle = [&] { return campaign::shuffle_wave(campaign, "T4-2026", *wave.urn); };
    const auto first_file = file_number(file);

    CHECK(shuffle() == Shuffled::deferred);
    put(wave, codes, 0, 4);
    CHECK(shuffle() == Shuffled::deferred);
    CHECK(file_number(file) == first_file);
    put(wave, codes, 4, 6);
    CHECK(shuffle() == Shuffled::done);
    CHECK(file_number(file) != first_file);
    put(wave, codes, 6, 10);
    CHECK(shuffle() == Shuffled::deferred);
    put(wave, codes, 10, 11);
    CHECK(shuffle() == Shuffled::done);
    CHECK(wave.urn->ballots().size() == 11);
}

TEST_CASE("the count since the last shuffle outlives the server") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder, 5);
    const auto codes = campaign.draw_codes("T4-2026", 20);
    campaign.open_wave("T4-2026", campaign::Mode::codes, {});
    {
        auto wave = campaign.serve();
        put(wave, codes, 0, 6);
        REQUIRE(campaign::shuffle_wave(campaign, "T4-2026", *wave.urn) == Shuffled::done);
        put(wave, codes, 6, 9);
    }
    auto wave = campaign.serve();

    CHECK(campaign::shuffle_wave(campaign, "T4-2026", *wave.urn) == Shuffled::deferred);
    put(wave, codes, 9, 11);
    CHECK(campaign::shuffle_wave(campaign, "T4-2026", *wave.urn) == Shuffled::done);
}

TEST_CASE("the day of the last shuffle is known and no hour of it") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder, 5);
    const auto before = day_of(std::time(nullptr));
    campaign.open_wave("T4-2026", campaign::Mode::codes, {});
    const auto note = campaign.wave_folder("T4-2026") / "shuffle.json";
    const auto today = std::max(before, day_of(std::time(nullptr)));

    const auto opening = campaign::last_shuffle(campaign, "T4-2026", today);
    REQUIRE(opening);
    CHECK((*opening == before || *opening == today));
    CHECK_FALSE(campaign::last_shuffle(campaign, "T4-2026", before - std::chrono::days(1)));
    CHECK(tests::content_of(note) == "{\n  \"received\": 0\n}\n");

    std::filesystem::remove(note);
    CHECK_FALSE(campaign::last_shuffle(campaign, "T4-2026", today));
}
