#include <atomic>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "bad_requests.hpp"
#include "catch.hpp"
#include "running_server.hpp"

using http::Server;

namespace {

constexpr int kAttackers = 4;
constexpr int kMutationsEach = 25'000;

using Random = std::mt19937_64;

std::size_t below(std::size_t limit, Random& random) {
    return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>{0, limit - 1}(random);
}

/// One to four changes of the kinds that confuse parsers: a bit, a byte, a piece lost, doubled or taken from another.
std::string mutated(std::string bytes, const std::string& other, Random& random) {
    const std::size_t changes = 1 + below(4, random);
    for (std::size_t i = 0; i < changes; ++i) {
        const std::size_t at = below(bytes.size() + 1, random);
        const std::size_t length = below(std::min<std::size_t>(bytes.size() - at + 1, 40), random);
        switch (below(6, random)) {
            case 0:
                if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8, random)));
                break;
            case 1:
                bytes.insert(at, 1, static_cast<char>(below(256, random)));
                break;
            case 2:
                bytes.erase(at, length);
                break;
            case 3:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 4:
                bytes.insert(at, other.substr(below(other.size(), random), length));
                break;
            default:
                bytes.resize(at);
                break;
        }
    }
    return bytes;
}

std::string outcome_of(const std::string& answer) {
    if (answer.empty()) return "closed";
    return answer.rfind("HTTP/1.1 ", 0) == 0 ? answer.substr(9, 3) : "not HTTP";
}

/// Visits one after the other, each on a new connection, until told that it is enough.
struct GoodVisitor {
    explicit GoodVisitor(const Server& server)
        : thread{[this, &server] {
              for (int visit = 0; !enough; ++visit) {
                  const std::string mine = "v=" + std::to_string(visit);
                  try {
                      auto client = client_of(server);
                      const bool read = client.get("/page?" + mine).body == "GET /page " + mine + " ";
                      const bool sent = client.post_form("/envoi", mine).body == "POST /envoi  " + mine;
                      ++(read && sent ? good : lost);
                  } catch (const http::ConnectionError&) {
                      ++lost;
                  }
              }
          }} {}
    ~GoodVisitor() { stop(); }

    void stop() {
        enough = true;
        if (thread.joinable()) thread.join();
    }

    std::atomic<bool> enough{false};
    std::atomic<int> good{0};
    std::atomic<int> lost{0};
    std::thread thread;
};

}  // namespace

TEST_CASE("Every bad request is refused over a socket as it is in memory", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    for (const BadRequest& bad : bad_requests()) {
        CAPTURE(bad.what);
        RawClient client{server};

        client.say(bad.bytes);

        CHECK(outcome_of(client.hear_to_end()) == std::to_string(bad.status));
    }
    CHECK(client_of(server).get("/").status == 200);
}

TEST_CASE("A hundred thousand mutated requests cost no good visit", "[.long][http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    std::vector<std::string> seeds;
    for (const BadRequest& bad : bad_requests()) seeds.push_back(bad.bytes);
    seeds.push_back("GET /page?a=1 HTTP/1.1\r\nHost: h\r\n\r\n");
    seeds.push_back(post("Content-Length: 3\r\n", "a=1"));
    std::map<std::string, int> outcomes;
    std::mutex counting;
    GoodVisitor visitor{server};

    std::vector<std::thread> attackers;
    for (int attacker = 0; attacker < kAttackers; ++attacker) {
        attackers.emplace_back([&, attacker] {
            Random random{static_cast<std::uint64_t>(attacker)};
            std::map<std::string, int> mine;
            for (int i = 0; i < kMutationsEach; ++i) {
                const std::string& seed = seeds[below(seeds.size(), random)];
                const std::string& other = seeds[below(seeds.size(), random)];
                const std::string bytes = mutated(seed, other, random);
                try {
                    RawClient client{server};
                    client.say(bytes);
                    client.finish();
                    ++mine[outcome_of(client.hear_to_end())];
                } catch (const http::ConnectionError&) {
                    ++mine["no end"];
                }
            }
            const std::lock_guard lock{counting};
            for (const auto& [outcome, count] : mine) outcomes[outcome] += count;
        });
    }
    for (std::thread& attacker : attackers) attacker.join();
    visitor.stop();

    std::cout << "bad HTTP:";
    for (const auto& [outcome, count] : outcomes) std::cout << ' ' << count << " × " << outcome << ',';
    std::cout << " beside " << visitor.good << " good visits, " << visitor.lost << " lost\n";
    CHECK(visitor.lost == 0);
    CHECK(visitor.good > 0);
    CHECK(outcomes.count("no end") == 0);
    CHECK(outcomes.count("not HTTP") == 0);
    CHECK(outcomes.count("500") == 0);
}
