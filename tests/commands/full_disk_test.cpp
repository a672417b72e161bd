#include <sys/mount.h>
#include <unistd.h>

#include <fstream>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "program.hpp"
#include "respondent.hpp"
#include "served_wave.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::ProgramEnd;
using tests::run_vigie;
using tests::RunningServer;
using tests::TemporaryFolder;

/// A small disk at `folder / c`; not mounted when the system does not let this user mount one.
class SmallDisk {
public:
    SmallDisk(const TemporaryFolder& folder, const char* size) : place_(folder / "disk") {
        std::filesystem::create_directory(place_);
        mounted_ = ::mount("tmpfs", place_.c_str(), "tmpfs", 0, (std::string("size=") + size).c_str()) == 0;
        if (mounted_) std::filesystem::create_directory_symlink(place_ / "c", folder / "c");
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(place_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_mounted() const { return mounted_; }
    std::filesystem::path operator/(std::string_view name) const { return place_ / name; }

    /// Leaves no byte free.
    void fill() const {
        std::ofstream filler(place_ / "filler", std::ios::binary);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void free() const { std::filesystem::remove(place_ / "filler"); }
    void free_some() const {
        std::filesystem::resize_file(place_ / "filler",
                                     std::filesystem::file_size(place_ / "filler") - 16384);
    }

private:
    std::filesystem::path place_;
    bool mounted_ = false;
};

/// A campaign on the small disk, whose papers and key are elsewhere.
std::vector<std::string> open_wave_on(const TemporaryFolder& folder, const SmallDisk& disk,
                                      std::size_t codes) {
    const std::string c = (disk / "c").string();
    tests::write_small_questionnaire(folder / "q");
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"create", c, "--questionnaire", (folder / "q").string(), "--threshold", "5", "--key",
              (folder / "c.key").string()},
             {"codes", c, "T4-2026", "--count", std::to_string(codes), "--out", (folder / "p").string()},
             {"wave", "open", c, "T4-2026"}}) {
        const ProgramEnd end = run_vigie(folder.path(), words);
        INFO(end.err);
        REQUIRE(end.code == 0);
    }
    std::ifstream file(folder / "p/codes.csv");
    std::vector<std::string> drawn;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) drawn.push_back(line);
    return drawn;
}

/// A ballot for each code, with a text that makes the tally's files long.
void put_ballots_with_texts(const std::filesystem::path& campaign, const std::vector<std::string>& codes) {
    const auto wave = campaign::Campaign::open(campaign).serve();
    auto sheet = tests::simple_sheet("4", "2", "enc");
    sheet["t1"].text = std::string(80, 'x');
    std::vector<urn::Submission> group;
    for (const std::string& code : codes) group.push_back(tests::submission(wave, code, sheet));
    REQUIRE(wave.urn->put(group) == std::vector<urn::Put>(codes.size(), urn::Put::stored));
}

const http::Form kAnswers{{"q1", "4"}, {"q2", "2"}, {"metier", "enc"}};

bool is_refused_for_now(const http::ClientResponse& response) {
    return response.status == 503 && response.body.find("L’envoi n’a pas pu se faire") != std::string::npos;
}

}  // namespace

TEST_CASE("on a full disk an answer is refused for now and accepted once there is space") {
    const TemporaryFolder folder;
    const SmallDisk disk(folder, "6m");
    if (!disk.is_mounted()) {
        WARN("a small disk cannot be mounted here: not tested");
        return;
    }
    const auto codes = open_wave_on(folder, disk, 200);
    RunningServer server(folder.path(), disk / "c");
    http::Client client("127.0.0.1", server.port());
    const std::string review = tests::answer_pages(client, kAnswers);
    disk.fill();

    // Pages of the database that are there already may take some ballots.
    long stored = 0;
    http::ClientResponse response = tests::send_answers(client, review, codes[0]);
    while (tests::is_acknowledged(response) && stored < 199) {
        ++stored;
        response = tests::send_answers(client, tests::answer_pages(client, kAnswers),
                                       codes[static_cast<std::size_t>(stored)]);
    }
    INFO(response.body);
    REQUIRE(is_refused_for_now(response));
    disk.free();
    const std::string& kept = response.body;  // the page that says so keeps the answers
    CHECK(tests::is_acknowledged(tests::send_answers(client, kept, codes[static_cast<std::size_t>(stored)])));

    server.program().signal(SIGTERM);
    CHECK(server.program().end().code == 0);
    const std::string status =
        run_vigie(folder.path(), {"wave", "status", (disk / "c").string(), "--json"}).out;
    CHECK(tests::number_in(status, "received") == stored + 1);
}

TEST_CASE("on a full disk a tally writes nothing and is done once there is space") {
    const TemporaryFolder folder;
    const SmallDisk disk(folder, "12m");
    if (!disk.is_mounted()) {
        WARN("a small disk cannot be mounted here: not tested");
        return;
    }
    const auto codes = open_wave_on(folder, disk, 1000);
    const std::string c = (disk / "c").string();
    put_ballots_with_texts(c, codes);
    CHECK(run_vigie(folder.path(), {"wave", "close", c, "T4-2026"}).code == 0);
    const std::vector<std::string> words{"tally", c, "T4-2026", "--key", (folder / "c.key").string()};
    disk.fill();

    // Freed little by little, the disk fills at every step of the tally in turn.
    bool half_written = false;
    ProgramEnd end = run_vigie(folder.path(), words);
    for (int page = 0; page < 60 && end.code != 0; ++page) {
        CHECK(end.code == 1);
        CHECK_THAT(end.err, Contains("place sur le disque"));
        half_written = half_written || end.err.find("Rien n’a été écrit") != std::string::npos;
        for (const char* name : {"answers.csv", "verbatims.csv", "tally.json"}) {
            CHECK_FALSE(std::filesystem::exists(disk / "c/waves/T4-2026" / name));
        }
        disk.free_some();
        end = run_vigie(folder.path(), words);
    }
    CHECK(end.code == 0);
    CHECK(half_written);
}

TEST_CASE("on a full disk nothing is created and no code is drawn") {
    const TemporaryFolder folder;
    const SmallDisk disk(folder, "6m");
    if (!disk.is_mounted()) {
        WARN("a small disk cannot be mounted here: not tested");
        return;
    }
    open_wave_on(folder, disk, 1);
    disk.fill();
    const std::string c = (disk / "c").string();

    const ProgramEnd create =
        run_vigie(folder.path(), {"create", (disk / "d").string(), "--questionnaire", (folder / "q").string(),
                                  "--key", (folder / "d.key").string()});
    CHECK(create.code == 1);
    CHECK_THAT(create.err, Contains("plus de place sur le disque"));
    CHECK_FALSE(std::filesystem::exists(disk / "d"));
    CHECK_FALSE(std::filesystem::exists(folder / "d.key"));
    const ProgramEnd draw =
        run_vigie(folder.path(), {"codes", c, "T1-2027", "--count", "50", "--out", (disk / "p").string()});
    CHECK(draw.code == 1);
    CHECK_THAT(draw.err, Contains("plus de place sur le disque"));
    CHECK_FALSE(std::filesystem::exists(disk / "p"));
    CHECK_FALSE(std::filesystem::exists(disk / "c/waves/T1-2027"));
}
