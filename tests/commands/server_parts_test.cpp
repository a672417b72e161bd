#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <thread>

#include "../campaign/small_campaign.hpp"
#include "catch.hpp"
#include "collection/fail_stop_urn.hpp"
#include "collection/memory_secrecy.hpp"
#include "collection/participation_teller.hpp"
#include "collection/service_manager.hpp"

namespace {

using Catch::Matchers::Contains;

/// An urn whose disk has failed.
class BrokenUrn : public urn::Urn {
public:
    void admit(std::span<const urn::CodeHash>) override {}
    std::vector<urn::Put> put(std::span<const urn::Submission>) override {
        throw urn::StorageError("disk error");
    }
    bool knows(const urn::CodeHash&) const override { return true; }
    urn::Counts counts() const override { return {}; }
    std::vector<urn::SealedBallot> ballots() override { return {}; }
    void shuffle() override {}
};

}  // namespace

TEST_CASE("a failed storage asks for the end of the server once and is not hidden") {
    BrokenUrn broken;
    int stops = 0;
    commands::FailStopUrn urn(broken, [&stops] { ++stops; });
    CHECK_FALSE(urn.failure());

    CHECK_THROWS_AS(urn.put({}), urn::StorageError);
    CHECK_THROWS_AS(urn.put({}), urn::StorageError);

    CHECK(stops == 1);
    CHECK(urn.failure() == std::optional<std::string>("disk error"));
}

TEST_CASE("an urn that works is passed through") {
    const tests::TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder);
    const auto codes = campaign.draw_codes("T4-2026", 2);
    campaign.open_wave("T4-2026", campaign::Mode::codes, {});
    const auto wave = campaign.serve();
    commands::FailStopUrn urn(*wave.urn, [] { FAIL("nothing failed"); });

    const auto one = tests::submission(wave, codes[0], tests::simple_sheet("4", "2", "ce"));

    CHECK(urn.put(std::vector{one}) == std::vector{urn::Put::stored});
    CHECK(urn.knows(one.code));
    CHECK(urn.counts().received == 1);
    CHECK(urn.ballots().size() == 1);
    CHECK_FALSE(urn.failure());
}

TEST_CASE("the participation is told at once and then now and then") {
    const tests::TemporaryFolder folder;
    auto campaign = tests::create_small_campaign(folder);
    const auto codes = campaign.draw_codes("T4-2026", 12);
    campaign.open_wave("T4-2026", campaign::Mode::codes, {});
    const auto wave = campaign.serve();
    const commands::ParticipationTeller teller(campaign, wave, std::chrono::milliseconds(1));
    CHECK(campaign.wave("T4-2026").issued == 12);
    CHECK(campaign.wave("T4-2026").received == 0);

    std::vector<urn::Submission> group;
    for (const auto& code : codes) {
        group.push_back(tests::submission(wave, code, tests::simple_sheet("4", "2", "ce")));
    }
    wave.urn->put(group);

    while (campaign.wave("T4-2026").received != 10) std::this_thread::yield();
    CHECK(campaign.wave("T4-2026").received_rounded);
}

TEST_CASE("the memory of a server is for itself alone") {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        commands::keep_memory_to_this_process();
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        ::_exit(::prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_max == 0 ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("the service manager is told when people can answer") {
    const tests::TemporaryFolder folder;
    const std::string path = (folder / "notify").string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int manager = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    REQUIRE(::bind(manager, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const auto told = [manager] {
        std::array<char, 64> bytes{};
        const ssize_t length = ::recv(manager, bytes.data(), bytes.size(), 0);
        return length < 0 ? std::string("nothing")
                          : std::string(bytes.data(), static_cast<std::size_t>(length));
    };

    commands::tell_service_manager("READY=1");
    CHECK(told() == "nothing");
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
    commands::tell_service_manager("READY=1");
    CHECK(told() == "READY=1");
    for (const std::string& nowhere : {std::string(""), std::string("/absent"), std::string(200, 'x')}) {
        ::setenv("NOTIFY_SOCKET", nowhere.c_str(), 1);
        commands::tell_service_manager("READY=1");
    }
    ::unsetenv("NOTIFY_SOCKET");
    CHECK(told() == "nothing");
    ::close(manager);
}
