#include "campaign/backup.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>

#include "campaign/receipts.hpp"
#include "campaign/wave_shuffle.hpp"
#include "catch.hpp"
#include "small_campaign.hpp"
#include "urn/sealing.hpp"

using campaign::BackupKind;
using campaign::Campaign;
using campaign::restore_backup;
using campaign::Shuffled;
using campaign::write_backup;
using Catch::Matchers::Contains;
using tests::refusal_of;
using tests::TemporaryFolder;

namespace {

constexpr const char* kWave = "T4-2026";

/// A campaign of threshold 5 whose open wave has codes.
struct OpenCampaign {
    TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder, 5);
    std::vector<std::string> codes = campaign.draw_codes(kWave, 40);

    OpenCampaign() { campaign.open_wave(kWave, campaign::Mode::codes, {}); }
    std::filesystem::path wave_folder() const { return campaign.wave_folder(kWave); }
};

std::vector<urn::Put> put(campaign::OpenWave& wave, const std::vector<std::string>& codes, std::size_t first,
                          std::size_t last) {
    std::vector<urn::Submission> group;
    for (std::size_t i = first; i < last; ++i)
        group.push_back(tests::submission(wave, codes[i], tests::simple_sheet("4", "2", "ce")));
    return wave.urn->put(group);
}

std::vector<urn::Put> all(std::size_t count, urn::Put put) {
    return std::vector<urn::Put>(count, put);
}

std::vector<std::string> receipts_of(urn::Urn& urn) {
    std::vector<std::string> receipts;
    for (const auto& ballot : urn.ballots()) receipts.push_back(urn::receipt(ballot));
    std::sort(receipts.begin(), receipts.end());
    return receipts;
}

struct stat status_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status;
}

/// Whether a file's time of change is a midnight, here.
bool is_midnight(const std::filesystem::path& file) {
    std::tm local{};
    const std::time_t changed = status_of(file).st_mtim.tv_sec;
    ::localtime_r(&changed, &local);
    return local.tm_hour == 0 && local.tm_min == 0 && local.tm_sec == 0;
}

}  // namespace

TEST_CASE("a backup taken while the wave is served holds the urn of the last shuffle and no later ballot") {
    OpenCampaign open;
    const auto file = open.folder / "b";
    std::vector<std::string> shuffled;
    {
        auto wave = open.campaign.serve();
        REQUIRE(put(wave, open.codes, 0, 12) == all(12, urn::Put::stored));
        REQUIRE(shuffle_wave(open.campaign, kWave, *wave.urn) == Shuffled::done);
        shuffled = receipts_of(*wave.urn);
        REQUIRE(put(wave, open.codes, 12, 15) == all(3, urn::Put::stored));

        const auto backup = write_backup(open.campaign, file, BackupKind::last_shuffle);

        CHECK(backup.title == "Essai du trimestre");
        CHECK(backup.open_wave == kWave);
        CHECK(backup.ballots == 12);
        CHECK(backup.left_out.empty());
    }
    const auto restored = restore_backup(file, open.folder / "d");
    CHECK(restored.ballots == 12);

    const auto campaign = Campaign::open(open.folder / "d");
    CHECK(campaign.wave(kWave).definition == open.campaign.wave(kWave).definition);
    auto wave = campaign.serve();
    CHECK(receipts_of(*wave.urn) == shuffled);
    CHECK(put(wave, open.codes, 0, 1) == all(1, urn::Put::stored_before));
    CHECK(put(wave, open.codes, 12, 16) == all(4, urn::Put::stored));  // the lost ones may be sent again
    const auto list = campaign::published_receipts(campaign, kWave);
    REQUIRE(list);
    for (const std::string& hash : list->hashes) {
        CHECK(std::binary_search(shuffled.begin(), shuffled.end(), hash.substr(0, 16)));
    }
}

TEST_CASE("two backups are the same ballots unless a threshold of them came between") {
    OpenCampaign open;
    const auto ballots_saved = [&open](const char* name) {
        return write_backup(open.campaign, open.folder / name, BackupKind::last_shuffle).ballots;
    };
    const auto answer = [&open](std::size_t first, std::size_t last) {
        auto wave = open.campaign.serve();
        REQUIRE(put(wave, open.codes, first, last) == all(last - first, urn::Put::stored));
    };

    CHECK(ballots_saved("b0") == 0);
    answer(0, 4);
    CHECK(ballots_saved("b1") == 0);
    answer(4, 5);
    CHECK(ballots_saved("b2") == 5);  // no server holds the urn: it is shuffled for the backup
    answer(5, 9);
    CHECK(ballots_saved("b3") == 5);
    answer(9, 13);
    CHECK(ballots_saved("b4") == 13);
}

TEST_CASE("a restored wave does not let a handful out either") {
    OpenCampaign open;
    {
        auto wave = open.campaign.serve();
        put(wave, open.codes, 0, 7);
    }
    write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle);
    restore_backup(open.folder / "b", open.folder / "d");
    const auto campaign = Campaign::open(open.folder / "d");
    {
        auto wave = campaign.serve();
        put(wave, open.codes, 7, 9);
    }

    CHECK(write_backup(campaign, open.folder / "b2", BackupKind::last_shuffle).ballots == 7);
}

TEST_CASE("a moved wave goes on elsewhere with every ballot and no more here") {
    OpenCampaign open;
    {
        auto wave = open.campaign.serve();
        REQUIRE(put(wave, open.codes, 0, 3) == all(3, urn::Put::stored));
        CHECK_THAT(refusal_of([&] { write_backup(open.campaign, open.folder / "b", BackupKind::whole); }),
                   Contains("tenue par un autre programme"));
        CHECK_FALSE(std::filesystem::exists(open.folder / "b"));
    }

    CHECK(write_backup(open.campaign, open.folder / "b", BackupKind::whole).ballots == 3);

    for (const std::string& refusal : {
             refusal_of([&] { open.campaign.serve(); }),
             refusal_of([&] { open.campaign.close_wave(kWave); }),
             refusal_of([&] { open.campaign.draw_codes(kWave, 1); }),
             refusal_of([&] { write_backup(open.campaign, open.folder / "b2", BackupKind::last_shuffle); }),
         }) {
        CHECK_THAT(refusal, Contains("a été déménagée") && Contains("vigie restore"));
    }
    CHECK(write_backup(open.campaign, open.folder / "b3", BackupKind::whole).ballots == 3);

    restore_backup(open.folder / "b", open.folder / "d");
    auto campaign = Campaign::open(open.folder / "d");
    {
        auto wave = campaign.serve();
        CHECK(put(wave, open.codes, 2, 3) == all(1, urn::Put::stored_before));
        auto other = tests::submission(wave, open.codes[2], tests::simple_sheet("1", "1", "enc"));
        other.retry[0] = std::byte{7};
        CHECK(wave.urn->put(std::vector{other}) == all(1, urn::Put::code_used));
        CHECK(put(wave, open.codes, 3, 6) == all(3, urn::Put::stored));
    }
    campaign.close_wave(kWave);
    CHECK(campaign.tally(kWave, open.folder / "c.key").opened == 6);
}

TEST_CASE("a move that cannot be written leaves the wave where it is") {
    OpenCampaign open;

    CHECK_THAT(refusal_of([&] { write_backup(open.campaign, open.folder / "nowhere/b", BackupKind::whole); }),
               Contains("nowhere/b"));

    CHECK(open.campaign.serve().name == kWave);
}

TEST_CASE("a backup holds a campaign's own files and neither the key nor codes nor strangers") {
    OpenCampaign open;
    const auto& root = open.campaign.folder();
    const std::string key = tests::content_of(open.folder / "c.key");
    tests::write_content(root / "c.key", key);
    tests::write_content(open.wave_folder() / "codes.csv", "code\n" + open.codes[0] + "\n");
    std::filesystem::create_directory(root / "codes-T4");
    tests::write_content(root / "codes-T4/papiers-001.html", open.codes[1]);

    const auto backup = write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle);

    CHECK(backup.left_out ==
          std::vector<std::string>{"c.key", "codes-T4/papiers-001.html", "waves/T4-2026/codes.csv"});
    const std::string bytes = tests::content_of(open.folder / "b");
    CHECK(bytes.find(key.substr(key.find("privee: ") + 8, 20)) == std::string::npos);
    CHECK(bytes.find(open.codes[0]) == std::string::npos);
    CHECK(bytes.find(open.codes[1]) == std::string::npos);
    CHECK(bytes.find("urn.lock") == std::string::npos);
    restore_backup(open.folder / "b", open.folder / "d");
    CHECK(tests::content_of(open.folder / "d/waves/T4-2026/server-secrets.json") ==
          tests::content_of(open.wave_folder() / "server-secrets.json"));
    CHECK_FALSE(std::filesystem::exists(open.folder / "d/c.key"));
}

TEST_CASE("a backup and what is restored from it are for their owner and show midnight") {
    OpenCampaign open;
    write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle);
    restore_backup(open.folder / "b", open.folder / "d");

    CHECK((status_of(open.folder / "b").st_mode & 0777U) == 0600);
    CHECK(is_midnight(open.folder / "b"));
    CHECK((status_of(open.folder / "d").st_mode & 0777U) == 0700);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(open.folder / "d")) {
        CAPTURE(entry.path().string());
        if (!entry.is_regular_file()) continue;
        CHECK(is_midnight(entry.path()));
        const auto original = open.folder / "c" / entry.path().lexically_relative(open.folder / "d");
        if (std::filesystem::exists(original))
            CHECK((status_of(entry.path()).st_mode & 0777U) == (status_of(original).st_mode & 0777U));
    }
}

TEST_CASE("waves that are not open are saved as they are") {
    const TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder, 5);
    const auto sheet = tests::simple_sheet("4", "2", "ce");
    tests::collect(campaign, "T3-2026", {sheet, sheet, sheet, sheet, sheet, sheet});
    campaign.tally("T3-2026", folder / "c.key");
    campaign.draw_codes("T1-2027", 9);

    CHECK(write_backup(campaign, folder / "b", BackupKind::last_shuffle).open_wave.empty());
    CHECK_THAT(refusal_of([&] { write_backup(campaign, folder / "b2", BackupKind::whole); }),
               Contains("Aucune vague n’est ouverte"));

    restore_backup(folder / "b", folder / "d");
    const auto restored = Campaign::open(folder / "d");
    CHECK(restored.wave("T3-2026").received == 6);
    CHECK(restored.wave("T3-2026").state == campaign::WaveState::tallied);
    CHECK(restored.wave("T1-2027").issued == 9);
    CHECK(tests::content_of(folder / "d/waves/T3-2026/answers.csv") ==
          tests::content_of(folder / "c/waves/T3-2026/answers.csv"));
}

TEST_CASE("nothing that exists is overwritten by a backup or a restore") {
    OpenCampaign open;
    tests::write_content(open.folder / "b", "precious");
    CHECK_THAT(refusal_of([&] { write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle); }),
               Contains("existe déjà"));
    CHECK(tests::content_of(open.folder / "b") == "precious");
    write_backup(open.campaign, open.folder / "b2", BackupKind::last_shuffle);

    CHECK_THAT(refusal_of([&] { restore_backup(open.folder / "b2", open.folder / "c"); }),
               Contains("existe déjà") && Contains("nouveau dossier"));
    CHECK(open.campaign.serve().name == kWave);
}

TEST_CASE("a damaged backup is refused with what is wrong and leaves nothing") {
    OpenCampaign open;
    write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle);
    const std::string bytes = tests::content_of(open.folder / "b");
    const auto refused = [&open](const std::string& content) {
        tests::write_content(open.folder / "b2", content);
        const std::string refusal =
            refusal_of([&] { restore_backup(open.folder / "b2", open.folder / "d"); });
        CHECK_FALSE(std::filesystem::exists(open.folder / "d"));
        CHECK_FALSE(std::filesystem::exists(open.folder / ".d.part"));
        return refusal;
    };
    const auto with = [&bytes](std::string_view before, std::string_view after) {
        std::string changed = bytes;
        const std::size_t found = changed.find(before);
        REQUIRE(found != std::string::npos);
        return changed.replace(found, before.size(), after);
    };

    CHECK_THAT(refused(bytes.substr(0, bytes.size() - 1)),
               Contains("elle est coupée dans waves/T4-2026/wave.json"));
    CHECK_THAT(refused(bytes + "x"), Contains("quelque chose de trop à la fin"));
    CHECK_THAT(refused(bytes.substr(0, 300)), Contains("la liste de ses fichiers n’est plus lisible"));
    std::string flipped = bytes;
    flipped[flipped.rfind("SQLite format 3") + 20000] ^= 1;
    CHECK_THAT(refused(flipped), Contains("le contenu de waves/T4-2026/urn.db a changé"));
    CHECK_THAT(refused(with("\"threshold\": 5", "\"threshold\": 6")), Contains("campaign.json a changé"));
    CHECK_THAT(refused(with("(version 1)", "(version 2)")), Contains("plus récente"));
    CHECK_THAT(refused("VIGIE - CLE PRIVEE"), Contains("n’est pas une sauvegarde"));
    CHECK_THAT(refused(""), Contains("n’est pas une sauvegarde"));
    CHECK_THAT(refusal_of([&] { restore_backup(open.folder / "absent", open.folder / "d"); }),
               Contains("absent") && Contains("n’existe pas"));
    // Every way to cut it short is noticed, and no path leads out of the folder.
    for (std::size_t size = 1; size < bytes.size(); size += 997) {
        CHECK(refused(bytes.substr(0, size)) != "not refused");
    }
    for (const char* path : {" ../evil\n", " /etc/evil\n", " waves/T4-2026/../../evil\n", " c.key\n"}) {
        CHECK_THAT(refused(with(" campaign.json\n", path)), Contains("la liste de ses fichiers"));
    }
}

TEST_CASE("codes drawn since the last shuffle count in a restored backup") {
    OpenCampaign open;
    const auto late = open.campaign.draw_codes(kWave, 2);
    write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle);
    restore_backup(open.folder / "b", open.folder / "d");
    const auto campaign = Campaign::open(open.folder / "d");

    auto wave = campaign.serve();

    CHECK(wave.urn->counts().issued == 42);
    CHECK(put(wave, late, 0, 2) == all(2, urn::Put::stored));
}

TEST_CASE("the closing leaves no copy that would tell which ballots came last") {
    OpenCampaign open;
    REQUIRE(std::filesystem::exists(open.wave_folder() / "urn-backup.db"));

    open.campaign.close_wave(kWave);

    for (const auto& entry : std::filesystem::directory_iterator(open.wave_folder())) {
        CHECK(entry.path().filename().string().find("backup") == std::string::npos);
    }
}

TEST_CASE("a damaged copy of the urn is not saved") {
    OpenCampaign open;
    std::string copy = tests::content_of(open.wave_folder() / "urn-backup.db");
    copy[copy.size() / 2] ^= 1;
    copy[30] ^= 1;
    tests::write_content(open.wave_folder() / "urn-backup.db", copy);

    CHECK_THROWS_AS(write_backup(open.campaign, open.folder / "b", BackupKind::last_shuffle),
                    urn::StorageError);

    CHECK_FALSE(std::filesystem::exists(open.folder / "b"));
    CHECK_FALSE(std::filesystem::exists(open.wave_folder() / "urn-backup.db-reading"));
}
