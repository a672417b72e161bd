#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "../campaign/small_campaign.hpp"
#include "campaign/key_file.hpp"
#include "catch.hpp"

namespace {

using Catch::Matchers::Contains;
using tests::TemporaryFolder;

constexpr int kLongestWait = 20'000;  // milliseconds: the test fails rather than hangs

/// A run of `vigie` with a terminal of its own in front of it.
class AtTerminal {
public:
    explicit AtTerminal(std::vector<std::string> words) {
        words.insert(words.begin(), VIGIE_PROGRAM);
        std::vector<char*> line;
        for (std::string& word : words) line.push_back(word.data());
        line.push_back(nullptr);
        id_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
        if (id_ == 0) {
            ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
            ::execv(VIGIE_PROGRAM, line.data());
            ::_exit(127);
        }
        REQUIRE(id_ > 0);
    }
    ~AtTerminal() {
        ::close(terminal_);  // the program is hung up on
        if (!ended_) ::waitpid(id_, nullptr, 0);
    }
    AtTerminal(const AtTerminal&) = delete;
    AtTerminal& operator=(const AtTerminal&) = delete;

    /// Reads the screen up to this text.
    void wait_for(const std::string& text) {
        while (screen_.find(text, read_) == std::string::npos) {
            if (!read_more()) FAIL("not on the screen: " << text << "\n" << screen_);
        }
        read_ = screen_.find(text, read_) + text.size();
    }
    void type(const std::string& keys) { REQUIRE(::write(terminal_, keys.data(), keys.size()) > 0); }
    int end() {
        while (read_more()) {
        }
        int status = 0;
        ::waitpid(id_, &status, 0);
        ended_ = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    const std::string& screen() const { return screen_; }

private:
    bool read_more() {
        pollfd ready{terminal_, POLLIN, 0};
        if (::poll(&ready, 1, kLongestWait) != 1) return false;
        char bytes[512];
        const ssize_t count = ::read(terminal_, bytes, sizeof bytes);
        if (count <= 0) return false;
        screen_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int terminal_ = -1;
    pid_t id_ = -1;
    bool ended_ = false;
    std::string screen_;
    std::size_t read_ = 0;
};

std::vector<std::string> creation(const TemporaryFolder& folder) {
    tests::write_small_questionnaire(folder / "q");
    return {"create", (folder / "c").string(), "--questionnaire", (folder / "q").string(), "--threshold",
            "5"};
}

}  // namespace

TEST_CASE("at a terminal the passphrase is asked twice and never shown") {
    const TemporaryFolder folder;
    AtTerminal terminal(creation(folder));
    terminal.wait_for("12 caractères au moins");
    terminal.type("court\n");
    terminal.wait_for("n’a que 5 caractères");
    terminal.wait_for("12 caractères au moins");
    terminal.type("girafe pluie agrafe\n");
    terminal.wait_for("encore une fois");
    terminal.type("girafe pluie agraffe\n");
    terminal.wait_for("ne sont pas la même");
    terminal.wait_for("12 caractères au moins");
    terminal.type("girafe pluie agrafe\n");
    terminal.wait_for("encore une fois");
    terminal.type("girafe pluie agrafe\n");

    CHECK(terminal.end() == 0);
    CHECK_THAT(terminal.screen(), !Contains("girafe"));
    CHECK_NOTHROW(campaign::read_key_file(folder / "c.key",
                                          [] { return urn::Secret::copy_of("girafe pluie agrafe"); }));
}

TEST_CASE("at a terminal an empty passphrase has one drawn that must be copied") {
    const TemporaryFolder folder;
    AtTerminal terminal(creation(folder));
    terminal.wait_for("12 caractères au moins");
    terminal.type("\n");
    terminal.wait_for("Phrase recopiée");
    const std::size_t dash = terminal.screen().find('-');
    const std::string drawn = terminal.screen().substr(dash - 6, 27);
    terminal.type("autre chose\n");
    terminal.wait_for("Recommencez");
    terminal.wait_for("Phrase recopiée");
    terminal.type(drawn + "\n");

    CHECK(terminal.end() == 0);
    CHECK_NOTHROW(campaign::read_key_file(folder / "c.key", [&] { return urn::Secret::copy_of(drawn); }));
}

TEST_CASE("giving up at the terminal creates nothing") {
    const TemporaryFolder folder;
    AtTerminal terminal(creation(folder));
    terminal.wait_for("12 caractères au moins");
    terminal.type("\x03");

    CHECK(terminal.end() == 1);
    CHECK_THAT(terminal.screen(), Contains("Abandonné"));
    CHECK_FALSE(std::filesystem::exists(folder / "c"));
    CHECK_FALSE(std::filesystem::exists(folder / "c.key"));
}

TEST_CASE("at a terminal the shares are typed line by line") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "questionnaire");
    std::vector<std::string> shares;
    campaign::Campaign::Settings settings{
        .questionnaire = folder / "questionnaire", .threshold = 5, .key_file = {}};
    settings.keep_shares = [&shares](std::string_view, const urn::PublicKey&,
                                     std::span<const std::string> texts) {
        shares.assign(texts.begin(), texts.end());
    };
    auto campaign = campaign::Campaign::create(folder / "c", settings);
    tests::collect(campaign, "T4-2026", std::vector(5, tests::simple_sheet("4", "2", "ce")));

    AtTerminal terminal({"tally", (folder / "c").string(), "T4-2026"});
    for (const std::size_t which : {0U, 2U}) {
        for (std::size_t line = 0; line < 4; ++line) {
            const std::string prompt = "ligne " + std::to_string(line + 1);
            if (which == 2 && line == 1) {
                terminal.wait_for(prompt);
                terminal.type("AAAA-BBBB-CCCC-DDDD-EE\n");
                terminal.wait_for("mal recopiée");
            }
            terminal.wait_for(prompt);
            terminal.type(shares[which].substr(line * 23, 22) + "\n");
            terminal.wait_for("juste");
        }
    }
    CHECK(terminal.end() == 0);
    CHECK_THAT(terminal.screen(), Contains("bulletins ouverts"));
}
