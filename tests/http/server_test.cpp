#include "http/server.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "http/client.hpp"
#include "running_server.hpp"

using http::Client;
using http::Request;
using http::Respond;
using http::Response;
using http::Server;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Response text(std::string body) {
    return {200, "text/plain", std::move(body), {}};
}

/// Where a handler leaves its `respond` for the test to use later.
class Shelf {
public:
    void put(Respond respond) {
        const std::lock_guard lock{mutex_};
        respond_ = std::move(respond);
        filled_.notify_all();
    }
    Respond take() {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [this] { return respond_.has_value(); });
        Respond respond = std::move(*respond_);
        respond_.reset();
        return respond;
    }

private:
    std::mutex mutex_;
    std::condition_variable filled_;
    std::optional<Respond> respond_;
};

}  // namespace

TEST_CASE("A connection carries several requests", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};

    client.say("GET /un?a=1 HTTP/1.1\r\nHost: h\r\n\r\n");
    const std::string first = client.hear();
    client.say(
        "POST /deux HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\nb=2");
    const std::string second = client.hear();
    client.say("GET /trois HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    const std::string third = client.hear_to_end();

    CHECK(contains(first, "\r\n\r\nGET /un a=1 "));
    CHECK(contains(second, "\r\n\r\nPOST /deux  b=2"));
    CHECK(contains(third, "\r\n\r\nGET /trois "));
    CHECK(contains(third, "\r\nContent-Security-Policy: default-src 'none';"));
}

TEST_CASE("Requests sent together are answered in order", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};
    std::string requests;
    for (int i = 0; i < 100; ++i) requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";

    client.say(requests);

    for (int i = 0; i < 100; ++i) CHECK(contains(client.hear(), "\r\n\r\nGET /" + std::to_string(i) + ' '));
}

TEST_CASE("A client that has finished sending still gets its answer", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};

    client.say("GET /un HTTP/1.1\r\nHost: h\r\n\r\n");
    client.finish();

    CHECK(contains(client.hear_to_end(), "\r\n\r\nGET /un "));
}

TEST_CASE("A malformed request is answered and the connection closed", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};

    client.say("GET / HTTP/1.1\nHost: h\n\n");

    CHECK(client.hear_to_end().rfind("HTTP/1.1 400 Bad Request\r\n", 0) == 0);
}

TEST_CASE("Many clients at once each get their own answers", "[http][server]") {
    constexpr int people = 40;
    constexpr int pages = 25;
    Answering handler = echo();
    Server server{any_port(), handler};
    std::atomic<int> right{0};

    std::vector<std::thread> threads;
    for (int person = 0; person < people; ++person) {
        threads.emplace_back([person, &right, &server] {
            Client client = client_of(server);
            for (int page = 0; page < pages; ++page) {
                const std::string mine = "p=" + std::to_string(person) + "&n=" + std::to_string(page);
                const auto answer = page % 2 == 0 ? client.post_form("/x", mine) : client.get("/x?" + mine);
                if (answer.status == 200 && contains(answer.body, mine)) ++right;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();

    CHECK(right == people * pages);
}

TEST_CASE("An answer may come later and from another thread", "[http][server]") {
    Shelf shelf;
    Answering handler{[&shelf](const Request&, Respond respond) { shelf.put(std::move(respond)); }};
    http::ListenOptions one_thread = any_port();
    one_thread.threads = 1;
    Server server{one_thread, handler};
    std::thread writer{[&shelf] {
        for (int i = 0; i < 3; ++i) shelf.take()(text("committed"));
    }};

    Client client = client_of(server);
    for (int i = 0; i < 3; ++i) CHECK(client.post_form("/envoi", "code=x").body == "committed");
    writer.join();
}

TEST_CASE("A handler that waits holds no thread of the pool", "[http][server]") {
    Shelf shelf;
    Answering handler{[&shelf](const Request& request, Respond respond) {
        if (request.path == "/later") return shelf.put(std::move(respond));
        respond(text("now"));
    }};
    http::ListenOptions one_thread = any_port();
    one_thread.threads = 1;
    Server server{one_thread, handler};
    RawClient waiting{server};
    waiting.say("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
    const Respond respond = shelf.take();

    CHECK(client_of(server).get("/").body == "now");

    respond(text("later"));
    CHECK(contains(waiting.hear(), "\r\n\r\nlater"));
}

TEST_CASE("Only the first of two answers counts", "[http][server]") {
    Answering handler{[](const Request& request, const Respond& respond) {
        respond(text("first of " + request.path));
        respond(text("second of " + request.path));
    }};
    Server server{any_port(), handler};
    Client client = client_of(server);

    CHECK(client.get("/a").body == "first of /a");
    CHECK(client.get("/b").body == "first of /b");
}

TEST_CASE("A second answer is not taken for that of the next request", "[http][server]") {
    Shelf shelf;
    Answering handler{[&shelf](const Request&, Respond respond) { shelf.put(std::move(respond)); }};
    Server server{any_port(), handler};
    RawClient client{server};
    client.say("GET /a HTTP/1.1\r\nHost: h\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n\r\n");
    const Respond answer_a = shelf.take();
    answer_a(text("a"));
    const Respond answer_b = shelf.take();

    answer_a(text("a again"));
    answer_b(text("b"));

    CHECK(contains(client.hear(), "\r\n\r\na"));
    CHECK(contains(client.hear(), "\r\n\r\nb"));
}

TEST_CASE("A handler that fails after it put its answer off has failed at once", "[http][server]") {
    Shelf shelf;
    Answering handler{[&shelf](const Request&, Respond respond) {
        shelf.put(std::move(respond));
        throw std::runtime_error{"queue is full"};
    }};
    Server server{any_port(), handler};
    RawClient client{server};

    client.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

    CHECK(client.hear().rfind("HTTP/1.1 500 ", 0) == 0);
    shelf.take()(text("too late"));
}

TEST_CASE("A handler that fails gives a page that tells nothing of the inside", "[http][server]") {
    Answering handler{[](const Request& request, const Respond& respond) {
        if (request.path == "/throws") throw std::runtime_error{"disk /var/lib/urn is full"};
        if (request.path == "/throws-a-number") throw 42;
        if (request.path == "/answers-then-throws") {
            respond(text("answered"));
            throw std::runtime_error{"too late"};
        }
        if (request.path == "/drops") return;
        respond(text("fine"));
    }};
    std::mutex told_once;
    std::string told;
    http::ListenOptions options = any_port();
    options.tell = [&](const std::string& line) {
        const std::lock_guard lock{told_once};
        told += line + '\n';
    };
    Server server{options, handler};
    Client client = client_of(server);

    for (const char* path : {"/throws", "/throws-a-number", "/drops"}) {
        CAPTURE(path);
        const auto answer = client.get(path);
        CHECK(answer.status == 500);
        CHECK(contains(answer.body, "Erreur du serveur"));
        CHECK_FALSE(contains(answer.body, "disk"));
    }
    CHECK(client.get("/answers-then-throws").body == "answered");
    CHECK(client.get("/").body == "fine");
    const std::lock_guard lock{told_once};
    CHECK(told.rfind("Erreur interne : une page n’a pas pu être préparée", 0) == 0);
    CHECK(std::count(told.begin(), told.end(), '\n') == 1);
    for (const char* inside : {"disk", "throws", "drops"}) CHECK_FALSE(contains(told, inside));
}

TEST_CASE("An answer that is thrown away unused becomes a failure", "[http][server]") {
    Shelf shelf;
    Answering handler{[&shelf](const Request&, Respond respond) { shelf.put(std::move(respond)); }};
    Server server{any_port(), handler};
    RawClient client{server};
    client.say("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

    { const Respond dropped = shelf.take(); }

    CHECK(client.hear().rfind("HTTP/1.1 500 ", 0) == 0);
}

TEST_CASE("A client that leaves before its answer disturbs nobody", "[http][server]") {
    Shelf shelf;
    Answering handler{[&shelf](const Request& request, Respond respond) {
        if (request.path == "/later") return shelf.put(std::move(respond));
        respond(text("now"));
    }};
    Server server{any_port(), handler};
    for (int i = 0; i < 20; ++i) {
        std::optional<RawClient> leaving{server};
        leaving->say("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
        const Respond respond = shelf.take();
        leaving.reset();
        respond(text(std::string(1'000'000, 'x')));
    }

    CHECK(client_of(server).get("/").body == "now");
}

TEST_CASE("A client that leaves in the middle of its request disturbs nobody", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    const std::string request =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        "4\r\n\r\na=1";
    for (std::size_t length = 0; length < request.size(); length += 5) {
        RawClient leaving{server};
        leaving.say(request.substr(0, length));
    }

    CHECK(client_of(server).get("/").status == 200);
}

TEST_CASE("A page of many megabytes arrives whole", "[http][server]") {
    const std::string page(12'000'000, 'p');
    Answering handler{[&page](const Request&, const Respond& respond) { respond(text(page)); }};
    Server server{any_port(), handler};
    Client client = client_of(server);

    CHECK(client.get("/").body == page);
    CHECK(client.get("/").body == page);
}

TEST_CASE("A body comes after the client was told to continue", "[http][server]") {
    Answering handler = echo();
    Server server{any_port(), handler};
    RawClient client{server};
    client.say(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        "3\r\n"
        "Expect: 100-continue\r\n\r\n");

    CHECK(client.hear() == "HTTP/1.1 100 Continue\r\n\r\n");
    client.say("a=1");
    CHECK(contains(client.hear(), "\r\n\r\nPOST /  a=1"));
}
