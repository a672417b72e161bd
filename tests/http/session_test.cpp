#include "session.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "conversation.hpp"

namespace {

const std::string kPost =
    "POST /envoi?page=3 HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 7\r\n\r\nq1=3&q2";

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A request reaches its handler whole", "[http][session]") {
    CHECK(summary(converse(get("/"))) == "GET /? \n");
    CHECK(summary(converse(get("/a/b-c_d.e~f?x=%20&y=1+1"))) == "GET /a/b-c_d.e~f?x=%20&y=1+1 \n");
    CHECK(summary(converse(kPost)) == "POST /envoi?page=3 q1=3&q2\n");
    CHECK(summary(converse("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n")) == "HEAD /x? \n");
    CHECK(summary(converse("GET /x? HTTP/1.1\r\nHost: [::1]:8080\r\nX: \xC3\xA9\t1\r\n\r\n")) ==
          "GET /x? \n");
}

TEST_CASE("What browsers send is accepted", "[http][session]") {
    const std::string post = "POST / HTTP/1.1\r\nHost: h:81\r\nContent-Length: 3\r\n";
    const std::string type = "Content-Type: application/x-www-form-urlencoded";
    CHECK(converse(post + type + "; charset=UTF-8\r\n\r\na=1").status() == 200);
    CHECK(converse(post + type + "\r\nContent-Encoding: identity\r\n\r\na=1").status() == 200);
    CHECK(converse(post + "content-type: Application/X-WWW-form-urlencoded\r\n\r\na=1").status() == 200);
    CHECK(converse(post + type + "\r\nOrigin: null\r\n\r\na=1").status() == 200);
    CHECK(converse(post + type + "\r\nOrigin: http://h:81\r\n\r\na=1").status() == 200);
    CHECK(converse(post + type + "\r\nSec-Fetch-Site: same-origin\r\nOrigin: null\r\n\r\na=1").status() ==
          200);
    CHECK(converse("GET / HTTP/1.1\r\nHost: h\r\nSec-Fetch-Site: cross-site\r\n\r\n").status() == 200);
    CHECK(converse("GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n").status() == 200);
    CHECK(converse("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n").status() ==
          200);
}

TEST_CASE("Limits are reached before they refuse", "[http][session]") {
    const std::string start = "GET / HTTP/1.1\r\nHost: h\r\n";
    std::string fields;
    for (int i = 0; i < 63; ++i) fields += "X-" + std::to_string(i) + ": 1\r\n";
    CHECK(converse(start + fields + "\r\n").status() == 200);
    CHECK(converse(start + fields + "Y: 1\r\n\r\n").status() == 431);

    const std::size_t room = 8192 - start.size() - std::string{"X: \r\n\r\n"}.size();
    CHECK(converse(start + "X: " + std::string(room, 'x') + "\r\n\r\n").status() == 200);
    CHECK(converse(start + "X: " + std::string(room + 1, 'x') + "\r\n\r\n").status() == 431);

    const std::string form =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    CHECK(converse(form + "Content-Length: 65536\r\n\r\n" + std::string(65536, 'a')).status() == 200);
    CHECK(converse(form + "Content-Length: 0\r\n\r\n").status() == 200);
}

TEST_CASE("Where the network cuts requests changes nothing in what is read and said", "[http][session]") {
    const std::string bytes =
        get("/un?a=1") + kPost + "HEAD /deux HTTP/1.1\r\nHost: h\r\n\r\n" + kPost + get("/trois");
    const Conversation whole = converse(bytes);
    REQUIRE(whole.requests.size() == 5);

    for (std::size_t first = 1; first < bytes.size(); ++first) {
        const Conversation cut = converse(bytes, {}, {first});
        if (cut.output == whole.output && summary(cut) == summary(whole)) continue;
        CAPTURE(first);
        FAIL_CHECK("read differently when cut");
    }
    for (std::size_t first = 1; first < bytes.size(); first += 7) {
        for (std::size_t second = first; second < bytes.size(); second += 11) {
            const Conversation cut = converse(bytes, {}, {first, second});
            if (cut.output == whole.output && summary(cut) == summary(whole)) continue;
            CAPTURE(first, second);
            FAIL_CHECK("read differently when cut");
        }
    }
    std::vector<std::size_t> bytewise;
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) bytewise.push_back(cut);
    CHECK(converse(bytes, {}, bytewise).output == whole.output);
}

TEST_CASE("A request that is not complete stays under way", "[http][session]") {
    for (std::size_t length = 1; length < kPost.size(); ++length) {
        const http::Limits limits;
        http::Session session{limits};

        session.receive(kPost.substr(0, length));

        CAPTURE(length);
        CHECK(session.request_under_way());
        CHECK(session.wants_bytes());
        CHECK_FALSE(session.has_request());
        CHECK(session.take_output().empty());
    }
}

TEST_CASE("One request is answered at a time and in order", "[http][session]") {
    const http::Limits limits;
    http::Session session{limits};
    session.receive(get("/a") + get("/b") + "BAD\r\n");

    REQUIRE(session.has_request());
    CHECK(session.next_request().path == "/a");
    CHECK_FALSE(session.has_request());
    CHECK_FALSE(session.wants_bytes());
    CHECK_FALSE(session.request_under_way());
    session.answer({200, "text/plain", "A", {}});
    REQUIRE(session.has_request());
    CHECK(session.next_request().path == "/b");
    session.answer({200, "text/plain", "B", {}});

    const http::Output output = session.take_output();
    const std::string all = output.head + output.body;
    CHECK(count(all, "HTTP/1.1 200 OK") == 2);
    CHECK(all.find("\r\n\r\nA") < all.find("\r\n\r\nB"));
    CHECK(all.find("\r\n\r\nB") < all.find("HTTP/1.1 400"));
    CHECK(session.closed());
}

TEST_CASE("The connection goes on or ends as the client asks", "[http][session]") {
    CHECK_FALSE(converse(get("/")).closed);
    CHECK_FALSE(contains(converse(get("/")).output, "Connection:"));

    const Conversation closing =
        converse("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + get("/b"));
    CHECK(closing.closed);
    CHECK(closing.requests.size() == 1);
    CHECK(contains(closing.output, "\r\nConnection: close\r\n"));

    CHECK(converse("GET / HTTP/1.0\r\nHost: h\r\n\r\n").closed);
    const Conversation old = converse("GET / HTTP/1.0\r\nHost: h\r\nConnection: Keep-Alive\r\n\r\n");
    CHECK_FALSE(old.closed);
    CHECK(contains(old.output, "\r\nConnection: keep-alive\r\n"));
}

TEST_CASE("The server can end a connection the client would keep", "[http][session]") {
    const http::Limits limits;
    http::Session session{limits};
    session.receive(get("/a") + get("/b"));
    session.next_request();

    session.answer({200, "text/plain", "A", {}}, http::Session::After::close);

    CHECK(session.closed());
    CHECK_FALSE(session.has_request());
    CHECK(contains(session.take_output().head, "\r\nConnection: close\r\n"));
}

TEST_CASE("HEAD is answered like GET but without the body", "[http][session]") {
    const http::Limits limits;
    http::Session session{limits};
    session.receive("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
    session.next_request();

    session.answer({200, "text/plain", "twelve bytes", {}});

    const http::Output output = session.take_output();
    CHECK(contains(output.head, "\r\nContent-Length: 12\r\n"));
    CHECK(output.body.empty());
    CHECK_FALSE(session.closed());
}

TEST_CASE("A refused HEAD has no body either", "[http][session]") {
    const Conversation refused = converse("HEAD /%41 HTTP/1.1\r\nHost: h\r\n\r\n");

    CHECK(refused.status() == 400);
    CHECK(refused.output.substr(refused.output.size() - 4) == "\r\n\r\n");
}

TEST_CASE("A client that waits to be told so is told to continue", "[http][session]") {
    const std::string head =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n";
    const Conversation waiting = converse(head + "a=1", {}, {head.size()});
    CHECK(waiting.output.rfind("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n", 0) == 0);
    CHECK(summary(waiting) == "POST /? a=1\n");

    const Conversation hasty = converse(head + "a=1");
    CHECK(hasty.status() == 200);

    const Conversation begun = converse(head + "a=1", {}, {head.size() + 1});
    CHECK_FALSE(contains(begun.output, "100 Continue"));
    CHECK(begun.status() == 200);

    const Conversation slow = converse(head + "a=1", {}, {head.size(), head.size() + 1, head.size() + 2});
    CHECK(count(slow.output, "100 Continue") == 1);

    const std::string old = "POST / HTTP/1.0" + head.substr(head.find("\r\n"));
    CHECK(converse(old + "a=1", {}, {old.size()}).status() == 200);
}

TEST_CASE("Each request that waits is told to continue", "[http][session]") {
    const std::string head =
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n";
    const std::string both = head + "a=1" + head + "a=2";
    const Conversation twice = converse(both, {}, {head.size(), head.size() + 3, both.size() - 3});

    CHECK(count(twice.output, "100 Continue") == 2);
    CHECK(summary(twice) == "POST /? a=1\nPOST /? a=2\n");
}

TEST_CASE("A deadline answers who has begun and closes who is idle", "[http][session]") {
    const http::Limits limits;
    http::Session begun{limits};
    begun.receive("GET / HT");
    begun.time_out();
    CHECK(contains(begun.take_output().head, "HTTP/1.1 408 "));
    CHECK(begun.closed());

    http::Session idle{limits};
    idle.receive(get("/"));
    idle.next_request();
    idle.answer({});
    idle.take_output();
    CHECK_FALSE(idle.request_under_way());
    idle.time_out();
    CHECK(idle.take_output().empty());
    CHECK(idle.closed());
}

TEST_CASE("A client that leaves in the middle of a request gets nothing", "[http][session]") {
    const http::Limits limits;
    http::Session session{limits};
    session.receive(kPost.substr(0, kPost.size() - 1));

    session.receive_end();

    CHECK(session.closed());
    CHECK(session.take_output().empty());
    CHECK_FALSE(session.has_request());
}
