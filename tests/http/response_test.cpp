#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "refusal_page.hpp"
#include "response_writer.hpp"
#include "session.hpp"

using http::Response;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// What a client gets when a handler answers so.
std::string sent(Response response, const http::Limits& limits = {}) {
    http::Session session{limits};
    session.receive("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    session.next_request();
    session.answer(std::move(response));
    const http::Output output = session.take_output();
    return output.head + output.body;
}

Response with_header(std::string name, std::string value) {
    Response response{200, "text/plain", "secret", {}};
    response.headers.emplace_back(std::move(name), std::move(value));
    return response;
}

}  // namespace

TEST_CASE("An answer says what it is and protects the page", "[http][response]") {
    CHECK(sent({200, "text/plain", "bonjour", {}}) ==
          "HTTP/1.1 200 OK\r\n"
          "Content-Type: text/plain\r\n"
          "Content-Length: 7\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; form-action "
          "'self'; "
          "frame-ancestors 'none'; base-uri 'none'\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "X-Frame-Options: DENY\r\n"
          "Referrer-Policy: no-referrer\r\n"
          "Cross-Origin-Opener-Policy: same-origin\r\n"
          "Cross-Origin-Embedder-Policy: require-corp\r\n"
          "Cross-Origin-Resource-Policy: same-origin\r\n"
          "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
          "Cache-Control: no-store\r\n"
          "\r\n"
          "bonjour");
}

TEST_CASE("The security headers stand on every answer and the chatty ones on none", "[http][response]") {
    const int status = GENERATE(200, 204, 303, 304, 400, 404, 413, 500, 503, 599);
    Response response;
    response.status = status;

    const std::string head = sent(response);

    CAPTURE(head);
    for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options",
                             "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy",
                             "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control"}) {
        CHECK(contains(head, "\r\n" + std::string{name} + ": "));
    }
    for (const char* name : {"Server", "Date", "X-Powered-By", "Set-Cookie"}) {
        CHECK_FALSE(contains(head, "\r\n" + std::string{name} + ": "));
    }
}

TEST_CASE("Browsers are asked to come back over TLS alone where the administrator wants it",
          "[http][response]") {
    http::Limits over_tls;
    over_tls.strict_transport = true;

    CHECK(contains(sent({}, over_tls),
                   "\r\nStrict-Transport-Security: max-age=63072000; includeSubDomains\r\n"));
    CHECK_FALSE(contains(sent({}), "Strict-Transport-Security"));
}

TEST_CASE("Answers without a body do not announce one", "[http][response]") {
    const int status = GENERATE(204, 304);
    const std::string head = sent({status, "text/html", "never sent", {}});

    CHECK_FALSE(contains(head, "\r\nContent-Length"));
    CHECK_FALSE(contains(head, "\r\nContent-Type"));
    CHECK_FALSE(contains(head, "never sent"));
}

TEST_CASE("A handler's own headers are sent and its cache rule replaces ours", "[http][response]") {
    const std::string redirect = sent({303, "text/html", "", {{"Location", "/merci"}}});
    CHECK(contains(redirect, "HTTP/1.1 303 See Other\r\n"));
    CHECK(contains(redirect, "\r\nLocation: /merci\r\n"));
    CHECK(contains(redirect, "\r\nContent-Length: 0\r\n"));
    CHECK(contains(redirect, "\r\nCache-Control: no-store\r\n"));

    const std::string style = sent(with_header("cache-control", "max-age=86400"));
    CHECK(contains(style, "\r\ncache-control: max-age=86400\r\n"));
    CHECK_FALSE(contains(style, "no-store"));
}

TEST_CASE("A self-contained page may use its own style and nothing else", "[http][response]") {
    http::Response page{200, "text/html", "x", {}};
    page.policy = http::PagePolicy::self_contained;

    const std::string answer = sent(page);

    CHECK(contains(
        answer,
        "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:;"));
    CHECK_FALSE(contains(answer, "style-src 'self'"));
    CHECK_FALSE(contains(answer, "script-src"));
}

TEST_CASE("An answer that would break out of its header is not sent", "[http][response]") {
    const auto header =
        GENERATE(values<std::pair<std::string, std::string>>({{"Location", "/a\r\nSet-Cookie: x=1"},
                                                              {"Location", "/a\nX: 1"},
                                                              {"Location", "/a\rX: 1"},
                                                              {"Location", std::string{"/a\0b", 4}},
                                                              {"X\r\nY", "1"},
                                                              {"X Y", "1"},
                                                              {"X:", "1"},
                                                              {"", "1"},
                                                              {"Content-Length", "1"},
                                                              {"content-type", "text/html"},
                                                              {"Transfer-Encoding", "chunked"},
                                                              {"Connection", "close"},
                                                              {"Strict-Transport-Security", "max-age=0"},
                                                              {"Content-Security-Policy", "default-src *"}}));

    const std::string answer = sent(with_header(header.first, header.second));

    CAPTURE(header.first, header.second);
    CHECK(answer.rfind("HTTP/1.1 500 Internal Server Error\r\n", 0) == 0);
    CHECK_FALSE(contains(answer, "Set-Cookie"));
    CHECK_FALSE(contains(answer, "secret"));
}

TEST_CASE("A status or type that cannot be sent becomes a failure", "[http][response]") {
    CHECK(contains(sent({0, "text/plain", "", {}}), "HTTP/1.1 500 "));
    CHECK(contains(sent({100, "text/plain", "", {}}), "HTTP/1.1 500 "));
    CHECK(contains(sent({600, "text/plain", "", {}}), "HTTP/1.1 500 "));
    CHECK(contains(sent({200, "text/plain\r\nX: 1", "", {}}), "HTTP/1.1 500 "));
    CHECK(contains(sent({200, "", "", {}}), "HTTP/1.1 500 "));
}

TEST_CASE("Every refusal page is French and says what to do", "[http][response]") {
    const int status = GENERATE(400, 403, 405, 408, 411, 413, 415, 417, 421, 431, 500, 501);
    const Response page = http::refusal_page(status);

    CAPTURE(page.body);
    CHECK(page.status == status);
    CHECK(http::is_sendable(page));
    CHECK(contains(page.body, "<html lang=\"fr\">"));
    CHECK(contains(page.body, "<h1>"));
    for (const char* wrong : {" ;", " :", " !", " ?", "'", "Exception", "Beast"})
        CHECK_FALSE(contains(page.body, wrong));
}
