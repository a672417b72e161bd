#include "http/client.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "scripted_server.hpp"

using http::Client;
using http::ConnectionError;
using Requests = std::vector<std::string>;

namespace {

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

std::string failure(Client& client, const char* path = "/") {
    try {
        client.get(path);
        return "answered";
    } catch (const ConnectionError& error) {
        return error.what();
    }
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A client keeps its connection", "[http][client]") {
    ScriptedServer server{{{kOk, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", kOk}}};
    Client client{"127.0.0.1", server.port()};

    CHECK(client.get("/a?b=c").body == "ok");
    CHECK(client.post_form("/b", "x=1").status == 404);
    CHECK(client.get("/c").status == 200);

    server.wait_until_done();
    CHECK(server.requests() ==
          Requests{"0: GET /a?b=c HTTP/1.1", "0: POST /b HTTP/1.1", "0: GET /c HTTP/1.1"});
}

TEST_CASE("A client opens a new connection when the server said it would close", "[http][client]") {
    const std::string closing = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok";
    ScriptedServer server{{{closing, kOk}, {kOk}}};
    Client client{"127.0.0.1", server.port()};

    client.get("/a");
    client.post_form("/b", "x=1");

    server.wait_until_done();
    CHECK(server.requests() == Requests{"0: GET /a HTTP/1.1", "1: POST /b HTTP/1.1"});
}

TEST_CASE("A GET is asked once more when an idle connection was closed under it", "[http][client]") {
    ScriptedServer server{{{kOk, ScriptedServer::kHangUp}, {kOk}}};
    Client client{"127.0.0.1", server.port()};
    client.get("/a");

    CHECK(client.get("/b").body == "ok");

    server.wait_until_done();
    CHECK(server.requests() == Requests{"0: GET /a HTTP/1.1", "0: GET /b HTTP/1.1", "1: GET /b HTTP/1.1"});
}

TEST_CASE("A GET is asked once more and not twice", "[http][client]") {
    ScriptedServer server{{{kOk, ScriptedServer::kHangUp}, {ScriptedServer::kHangUp}}};
    Client client{"127.0.0.1", server.port()};
    client.get("/a");

    CHECK(contains(failure(client, "/b"), "connexion fermée sans réponse"));

    server.wait_until_done();
    CHECK(server.requests().size() == 3);
}

TEST_CASE("A GET on a new connection is not repeated", "[http][client]") {
    ScriptedServer server{{{ScriptedServer::kHangUp}}};
    Client client{"127.0.0.1", server.port()};

    CHECK(contains(failure(client), "connexion fermée sans réponse"));

    CHECK(server.requests().size() == 1);
}

TEST_CASE("A POST is never sent twice", "[http][client]") {
    ScriptedServer server{{{kOk, ScriptedServer::kHangUp}, {kOk}}};
    Client client{"127.0.0.1", server.port()};
    client.get("/a");

    CHECK_THROWS_AS(client.post_form("/envoi", "code=x"), ConnectionError);
    CHECK(client.get("/c").body == "ok");

    server.wait_until_done();
    CHECK(server.requests() ==
          Requests{"0: GET /a HTTP/1.1", "0: POST /envoi HTTP/1.1", "1: GET /c HTTP/1.1"});
}

TEST_CASE("A POST takes a new connection when the idle one is known to be closed", "[http][client]") {
    ScriptedServer server{{{kOk}, {kOk}}};
    Client client{"127.0.0.1", server.port()};
    client.get("/a");
    server.wait_until_closed(1);

    CHECK(client.post_form("/envoi", "code=x").body == "ok");

    server.wait_until_done();
    CHECK(server.requests() == Requests{"0: GET /a HTTP/1.1", "1: POST /envoi HTTP/1.1"});
}

TEST_CASE("Answers of every length are read", "[http][client]") {
    const std::string answer = GENERATE(
        as<std::string>{},
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbon\r\n4\r\njour\r\n0\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nbonjour", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbonjour",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nbonjour",
        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 \r\nContent-Length: 7\r\n\r\nbonjour");
    CAPTURE(answer);
    ScriptedServer server{{{answer}}};
    Client client{"127.0.0.1", server.port()};

    CHECK(client.get("/").body == "bonjour");
}

TEST_CASE("What is no answer is refused", "[http][client]") {
    const std::string answer = GENERATE(
        as<std::string>{}, "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 17000000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "H");
    CAPTURE(answer);
    ScriptedServer server{{{answer}}};
    Client client{"127.0.0.1", server.port()};

    CHECK(failure(client) != "answered");
}

TEST_CASE("A server that says nothing is given up", "[http][client]") {
    ScriptedServer server{{{ScriptedServer::kSilence}}};
    Client client{"127.0.0.1", server.port(), std::chrono::seconds{1}};

    CHECK(contains(failure(client), "pas de réponse à temps de 127.0.0.1, port "));
}

TEST_CASE("A server that is not there is named", "[http][client]") {
    std::uint16_t free_port = 0;
    { free_port = ScriptedServer{{}}.port(); }
    Client client{"127.0.0.1", free_port};

    CHECK(contains(failure(client), "pas de connexion vers 127.0.0.1, port " + std::to_string(free_port)));
}

TEST_CASE("An unknown host is named", "[http][client]") {
    Client client{"nulle-part.invalid", 80};

    CHECK(contains(failure(client), "nulle-part.invalid"));
}

TEST_CASE("A path that would break the request is not sent", "[http][client]") {
    Client client{"127.0.0.1", 1};

    CHECK_THROWS_AS(client.get(""), std::invalid_argument);
    CHECK_THROWS_AS(client.get("page"), std::invalid_argument);
    CHECK_THROWS_AS(client.get("/a b"), std::invalid_argument);
    CHECK_THROWS_AS(client.get("/a\r\nX: 1"), std::invalid_argument);
}
