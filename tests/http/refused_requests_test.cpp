#include <string>
#include <vector>

#include "bad_requests.hpp"
#include "catch.hpp"
#include "conversation.hpp"

TEST_CASE("What no browser sends is refused once and for all", "[http][session]") {
    for (const BadRequest& vector : bad_requests()) {
        CAPTURE(vector.what);

        const Conversation conversation = converse(vector.bytes);

        CHECK(conversation.status() == vector.status);
        CHECK(conversation.closed);
        CHECK(conversation.requests.empty());
        CHECK(conversation.output.find("\r\nConnection: close\r\n") != std::string::npos);
        CHECK(conversation.output.find("HTTP/1.1", 1) == std::string::npos);
    }
}

TEST_CASE("Where the network cuts a request changes nothing in its refusal", "[http][session]") {
    for (const BadRequest& vector : bad_requests()) {
        const std::size_t step = vector.bytes.size() > 1000 ? 97 : 1;
        const Conversation whole = converse(vector.bytes);
        for (std::size_t cut = 1; cut < vector.bytes.size(); cut += step) {
            const Conversation cut_in_two = converse(vector.bytes, {}, {cut});
            if (cut_in_two.output == whole.output && cut_in_two.closed && cut_in_two.requests.empty())
                continue;
            CAPTURE(vector.what, cut, cut_in_two.output);
            FAIL_CHECK("another answer when cut");
        }
        std::vector<std::size_t> bytewise;
        for (std::size_t cut = 1; cut < vector.bytes.size(); ++cut) bytewise.push_back(cut);
        CAPTURE(vector.what);
        CHECK(converse(vector.bytes, {}, bytewise).output == whole.output);
    }
}

TEST_CASE("A refused method is told those that exist", "[http][session]") {
    const Conversation conversation = converse("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n");

    CHECK(conversation.output.find("\r\nAllow: GET, HEAD, POST\r\n") != std::string::npos);
}

TEST_CASE("A body over the limit is refused in French before it comes", "[http][session]") {
    const Conversation conversation = converse(post("Content-Length: 10000000000\r\n", ""));

    CHECK(conversation.status() == 413);
    CHECK(conversation.output.find("<html lang=\"fr\">") != std::string::npos);
    CHECK(conversation.output.find("raccourcissez vos textes libres") != std::string::npos);
}

TEST_CASE("A body over the limit is refused rather than asked for", "[http][session]") {
    const Conversation conversation = converse(post("Expect: 100-continue\r\nContent-Length: 65537\r\n", ""));

    CHECK(conversation.status() == 413);
    CHECK(conversation.output.find("100 Continue") == std::string::npos);
}

TEST_CASE("Only the configured hosts are served when there are any", "[http][session]") {
    http::Limits limits;
    limits.hosts = {"enquete.example.fr", "127.0.0.1", "[::1]"};
    const auto status_for = [&limits](const std::string& host) {
        return converse("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n", limits).status();
    };

    CHECK(status_for("enquete.example.fr") == 200);
    CHECK(status_for("Enquete.Example.FR:8443") == 200);
    CHECK(status_for("127.0.0.1:8080") == 200);
    CHECK(status_for("[::1]") == 200);
    CHECK(status_for("[::1]:8080") == 200);
    CHECK(status_for("evil.example") == 421);
    CHECK(status_for("enquete.example.fr.evil.example") == 421);
    CHECK(status_for("127.0.0.1:80:80") == 421);
}
