#include <openssl/ssl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "certificates.hpp"
#include "running_server.hpp"
#include "temporary_folder.hpp"
#include "tls_probe.hpp"

using http::Client;
using http::Server;
using http::TlsFiles;
using tests::Manner;
using tests::TemporaryFolder;
using tests::TlsProbe;

namespace {

using namespace std::string_literals;

const std::string kGet = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

/// A server that answers with an echo, over TLS, with a certificate of its own.
struct Secure {
    explicit Secure(http::ListenOptions options = any_port())
        : server{[this, &options] {
                     options.tls = files;
                     return options;
                 }(),
                 handler} {}

    Client client() const {
        return Client{"127.0.0.1", server.port(), std::chrono::seconds{30}, http::Trust{files.certificate}};
    }

    TemporaryFolder folder;
    TlsFiles files = tests::write_certificate(folder.path(), "essai");
    Answering handler = echo();
    Server server;
};

http::ListenOptions impatient() {
    http::ListenOptions options = any_port();
    options.request_timeout = std::chrono::seconds{1};
    return options;
}

Manner only(int version) {
    Manner manner;
    manner.lowest = version;
    manner.highest = version;
    return manner;
}

bool agrees(const Secure& secure, Manner manner) {
    return TlsProbe{secure.server, manner}.shake_hands();
}

bool agrees_on_cipher(const Secure& secure, const char* cipher) {
    Manner manner = only(TLS1_2_VERSION);
    manner.ciphers = cipher;
    return agrees(secure, manner);
}

bool agrees_on_group(const Secure& secure, const char* group) {
    Manner manner = only(TLS1_3_VERSION);
    manner.groups = group;
    return agrees(secure, manner);
}

/// Lines told from any thread.
struct Told {
    http::Tell tell() {
        return [this](const std::string& line) {
            const std::lock_guard lock{mutex};
            lines.push_back(line);
        };
    }
    std::size_t count() {
        const std::lock_guard lock{mutex};
        return lines.size();
    }
    void wait_for(std::size_t number) {
        while (count() < number) std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }

    std::mutex mutex;
    std::vector<std::string> lines;
};

void replace(const TlsFiles& files, const TlsFiles& by) {
    std::filesystem::rename(by.certificate, files.certificate);
    std::filesystem::rename(by.key, files.key);
}

}  // namespace

TEST_CASE("TLS 1.2 and 1.3 are spoken and nothing older", "[http][tls]") {
    const Secure secure;

    CHECK(agrees(secure, only(TLS1_3_VERSION)));
    CHECK(agrees(secure, only(TLS1_2_VERSION)));
    CHECK_FALSE(agrees(secure, only(TLS1_1_VERSION)));
    CHECK_FALSE(agrees(secure, only(TLS1_VERSION)));
    TlsProbe best{secure.server};
    REQUIRE(best.shake_hands());
    CHECK(best.version() == "TLSv1.3");
    CHECK(best.group() == "X25519");
}

TEST_CASE("Only ciphers with forward secrecy and authenticated encryption are agreed on", "[http][tls]") {
    const Secure secure;

    for (const char* cipher : {"ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
                               "ECDHE-ECDSA-CHACHA20-POLY1305"}) {
        CAPTURE(cipher);
        CHECK(agrees_on_cipher(secure, cipher));
    }
    for (const char* cipher :
         {"ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "ECDHE-ECDSA-AES128-CCM",
          "AES128-GCM-SHA256", "DHE-RSA-AES128-GCM-SHA256", "AES128-SHA", "NULL-SHA256"}) {
        CAPTURE(cipher);
        CHECK_FALSE(agrees_on_cipher(secure, cipher));
    }
    CHECK(agrees_on_group(secure, "P-256"));
    CHECK_FALSE(agrees_on_group(secure, "P-384"));
    CHECK_FALSE(agrees_on_group(secure, "ffdhe2048"));
}

TEST_CASE("The server knows no client again", "[http][tls]") {
    const Secure secure;
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsProbe probe{secure.server, only(version)};
        REQUIRE(probe.shake_hands());
        probe.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        probe.hear_end();
        CHECK_FALSE(probe.can_resume());
    }
}

TEST_CASE("A handshake within a connection is refused", "[http][tls]") {
    const Secure secure;
    TlsProbe probe{secure.server, only(TLS1_2_VERSION)};
    REQUIRE(probe.shake_hands());

    CHECK_FALSE(probe.renegotiate());

    CHECK(secure.client().get("/").status == 200);
}

TEST_CASE("HTTP/1.1 is agreed on where a client names its protocols", "[http][tls]") {
    const Secure secure;
    Manner both;
    both.protocols = {2, 'h', '2', 8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    TlsProbe browser{secure.server, both};
    Manner two;
    two.protocols = {2, 'h', '2'};

    REQUIRE(browser.shake_hands());
    CHECK(browser.protocol() == "http/1.1");
    CHECK_FALSE(agrees(secure, two));
}

TEST_CASE("Whatever name a client asks for it gets the one certificate", "[http][tls]") {
    const Secure secure;
    for (const std::string& name : {"enquete.example"s, std::string(255, 'a'), "é\x01 ../..\xFF"s, "a..b"s}) {
        CAPTURE(name);
        Manner manner;
        manner.server_name = name;
        agrees(secure, manner);
    }
    CHECK(secure.client().get("/").status == 200);
}

TEST_CASE("Both sides of a connection that ends say so", "[http][tls]") {
    const Secure secure{impatient()};
    TlsProbe last{secure.server};
    REQUIRE(last.shake_hands());
    last.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    CHECK(last.hear_end() == TlsProbe::End::close_notify);
    CHECK(last.heard().find("\r\n\r\nGET / ") != std::string::npos);

    TlsProbe refused{secure.server};
    REQUIRE(refused.shake_hands());
    refused.say("BREW / HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(refused.hear_end() == TlsProbe::End::close_notify);
    CHECK(refused.heard().rfind("HTTP/1.1 405 ", 0) == 0);

    TlsProbe idle{secure.server};
    REQUIRE(idle.shake_hands());
    CHECK(idle.hear_end() == TlsProbe::End::close_notify);
    CHECK(idle.heard().empty());
}

TEST_CASE("Plain HTTP on the port of TLS is closed without a word", "[http][tls]") {
    Told told;
    http::ListenOptions options = any_port();
    options.tell = told.tell();
    const Secure secure{options};
    http::Socket socket = tests::plain_socket(secure.server);

    socket.send(kGet, std::chrono::steady_clock::now() + std::chrono::seconds{30});

    CHECK(tests::all_of(socket).empty());
    CHECK(secure.client().get("/").status == 200);
    CHECK(told.count() == 0);
}

TEST_CASE("What is no handshake is closed with an alert at most", "[http][tls]") {
    const Secure secure;
    const std::string hello = tests::client_hello();
    std::string wrong_length = hello;
    wrong_length[4] = '\x01';
    std::string wrong_type = hello;
    wrong_type[5] = '\x0B';
    for (const std::string& garbage :
         {std::string(100, '\0'), std::string(5000, '\xFF'),
          "\x16\x03\x01\xFF\xFF"s + std::string(70'000, 'x'),
          "\x80\x2E\x01\x00\x02"s + std::string(60, '\x01'), "\x15\x03\x01\x00\x02\x02\x28"s,
          "SSH-2.0-x\r\n"s, wrong_length, wrong_type, hello + hello}) {
        http::Socket socket = tests::plain_socket(secure.server);
        socket.send(garbage, std::chrono::steady_clock::now() + std::chrono::seconds{30});
        socket.finish();
        const std::string answer = tests::all_of(socket);
        CAPTURE(garbage.substr(0, 8), answer.size());
        CHECK((answer.size() <= 7 || garbage.rfind(hello, 0) == 0));
        CHECK(answer.find("HTTP") == std::string::npos);
    }
    CHECK(secure.client().get("/").status == 200);
}

TEST_CASE("A handshake that stops half way is cut", "[http][tls]") {
    const Secure secure{impatient()};
    const std::string hello = tests::client_hello();
    const std::size_t length = GENERATE_COPY(0U, 1U, 5U, 100U, hello.size());
    CAPTURE(length);
    http::Socket socket = tests::plain_socket(secure.server);
    const std::clock_t before = std::clock();

    socket.send(hello.substr(0, length), std::chrono::steady_clock::now() + std::chrono::seconds{30});

    const std::string answer = tests::all_of(socket);
    CHECK((length == hello.size()) == (answer.size() > 100));
    CHECK(std::clock() - before < CLOCKS_PER_SEC / 2);  // it waits, it does not look again and again
}

TEST_CASE("A handshake that trickles in is cut all the same", "[http][tls]") {
    const Secure secure{impatient()};
    const std::string hello = tests::client_hello();
    http::Socket socket = tests::plain_socket(secure.server);
    std::atomic<bool> cut{false};
    std::thread trickle{[&] {
        for (std::size_t i = 0; !cut; i = (i + 1) % hello.size()) {
            socket.send(hello.substr(i, 1), std::chrono::steady_clock::now() + std::chrono::seconds{30});
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    }};

    CHECK(tests::all_of(socket).empty());
    cut = true;
    trickle.join();
}

TEST_CASE("Clients that leave in the middle of a handshake disturb nobody", "[http][tls]") {
    const Secure secure;
    const std::string hello = tests::client_hello();
    for (std::size_t length = 0; length <= hello.size(); length += 16) {
        http::Socket leaving = tests::plain_socket(secure.server);
        leaving.send(hello.substr(0, length), std::chrono::steady_clock::now() + std::chrono::seconds{30});
    }
    for (int i = 0; i < 10; ++i) {
        TlsProbe leaving{secure.server};
        leaving.shake_hands();
    }
    CHECK(secure.client().get("/").status == 200);
}

TEST_CASE("Stopping does not wait for handshakes and idle clients", "[http][tls]") {
    http::ListenOptions patient = any_port();
    patient.drain_timeout = std::chrono::seconds{100};
    patient.request_timeout = std::chrono::seconds{100};
    Secure secure{patient};
    http::Socket half = tests::plain_socket(secure.server);
    half.send(tests::client_hello(), std::chrono::steady_clock::now() + std::chrono::seconds{30});
    http::Socket silent = tests::plain_socket(secure.server);
    TlsProbe idle{secure.server};
    REQUIRE(idle.shake_hands());

    secure.server.stop();

    CHECK(idle.hear_end() == TlsProbe::End::close_notify);
    tests::all_of(half);
    CHECK(tests::all_of(silent).empty());
}

TEST_CASE("A client believes only the certificate it was given and of that host", "[http][tls]") {
    http::ListenOptions everywhere = any_port();
    everywhere.address = "0.0.0.0";
    const Secure secure{everywhere};
    const TemporaryFolder folder;
    const TlsFiles other = tests::write_certificate(folder.path(), "autre");
    const auto failure = [&secure](const std::string& host, const std::string& trusted) -> std::string {
        try {
            Client client{host, secure.server.port(), std::chrono::seconds{30}, http::Trust{trusted}};
            return std::to_string(client.get("/").status);
        } catch (const http::ConnectionError& error) {
            return error.what();
        }
    };

    CHECK(failure("127.0.0.1", secure.files.certificate) == "200");
    CHECK(failure("localhost", secure.files.certificate) == "200");
    CHECK(failure("127.0.0.2", secure.files.certificate).find("refusé : ") != std::string::npos);
    CHECK(failure("127.0.0.1", other.certificate).find("refusé : ") != std::string::npos);
    CHECK(failure("127.0.0.1", "").find("refusé : ") != std::string::npos);
    CHECK(failure("127.0.0.1", "/absent.pem").find("n’est pas lisible") != std::string::npos);
}

TEST_CASE("A certificate renewed under load fails nobody", "[http][tls]") {
    Told told;
    http::ListenOptions options = any_port();
    options.tell = told.tell();
    options.certificate_interval = std::chrono::milliseconds{5};
    Secure secure{options};
    std::atomic<bool> enough{false};
    std::atomic<int> right{0};
    std::atomic<int> wrong{0};
    std::vector<std::thread> people;
    for (int person = 0; person < 4; ++person) {
        people.emplace_back([&] {
            while (!enough) {
                TlsProbe visit{secure.server};
                const bool shaken = visit.shake_hands();
                visit.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
                const bool ended = visit.hear_end() == TlsProbe::End::close_notify;
                ++(shaken && ended && visit.heard().rfind("HTTP/1.1 200 ", 0) == 0 ? right : wrong);
            }
        });
    }
    TlsProbe before{secure.server};
    REQUIRE(before.shake_hands());

    for (std::size_t round = 1; round <= 10; ++round) {
        const int days = 400 + static_cast<int>(round);
        replace(secure.files, tests::write_certificate(secure.folder.path(), "neuf", {-1, days}));
        if (round % 2 == 0) secure.server.reload_certificate();
        told.wait_for(round);
    }
    enough = true;
    for (std::thread& person : people) person.join();
    TlsProbe after{secure.server};
    REQUIRE(after.shake_hands());

    CHECK(wrong == 0);
    CHECK(right > 0);
    CHECK(after.certificate_end() != before.certificate_end());
    CHECK(before.say(kGet));
    before.say("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    CHECK(before.hear_end() == TlsProbe::End::close_notify);
}

TEST_CASE("A hang-up signal reloads the certificate and a bad one is not taken", "[http][tls]") {
    Told told;
    http::ListenOptions options = any_port();
    options.tell = told.tell();
    options.certificate_interval = std::chrono::hours{1};
    Secure secure{options};
    std::thread running{[&secure] { secure.server.run_until_signal(); }};
    struct sigaction action {};
    while (action.sa_handler == SIG_DFL) {
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
        sigaction(SIGHUP, nullptr, &action);
    }

    replace(secure.files, tests::write_certificate(secure.folder.path(), "neuf"));
    kill(getpid(), SIGHUP);
    told.wait_for(1);
    CHECK(secure.client().get("/").status == 200);
    std::filesystem::rename(secure.files.key, secure.files.key + ".old");
    kill(getpid(), SIGHUP);
    told.wait_for(2);
    CHECK(secure.client().get("/").status == 200);
    kill(getpid(), SIGTERM);
    running.join();

    CHECK(told.lines[0].rfind("Nouveau certificat en service", 0) == 0);
    CHECK(told.lines[1].rfind("Le nouveau certificat n’est pas pris", 0) == 0);
}
