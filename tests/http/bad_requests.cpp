#include "bad_requests.hpp"

using namespace std::string_literals;

namespace {

const std::string kForm = "Content-Type: application/x-www-form-urlencoded\r\n";

std::string get(const std::string& fields, const std::string& target = "/") {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

std::string many_fields(int count) {
    std::string fields;
    for (int i = 0; i < count; ++i) fields += "X-" + std::to_string(i) + ": 1\r\n";
    return fields;
}

}  // namespace

std::string post(const std::string& fields, const std::string& body) {
    return "POST /envoi HTTP/1.1\r\nHost: h\r\n" + kForm + fields + "\r\n" + body;
}

std::vector<BadRequest> bad_requests() {
    const std::string next = get("", "/smuggled");
    const std::string chunks = "5\r\nhello\r\n0\r\n\r\n";
    return {
        // message length
        {"length and chunked", 400,
         post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunks + next)},
        {"chunked and length", 400,
         post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunks + next)},
        {"two lengths", 400, post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello" + next)},
        {"signed length", 400, post("Content-Length: +5\r\n", "hello" + next)},
        {"hexadecimal length", 400, post("Content-Length: 0x5\r\n", "hello" + next)},
        {"negative length", 400, post("Content-Length: -1\r\n", next)},
        {"length of 2^64", 400, post("Content-Length: 18446744073709551616\r\n", next)},
        {"length of 2^64 - 1", 413, post("Content-Length: 18446744073709551615\r\n", next)},
        {"empty length", 400, post("Content-Length: \r\n", next)},
        {"length in letters", 400, post("Content-Length: five\r\n", next)},
        {"length with a blank inside", 400, post("Content-Length: 1 1\r\n", next)},
        {"same length twice", 400, post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello" + next)},
        {"same length as a list", 400, post("Content-Length: 5, 5\r\n", "hello" + next)},
        {"no length", 411, post("", next)},
        {"body over the limit", 413, post("Content-Length: 65537\r\n", "")},
        {"GET with a body", 400, get("Content-Length: 5\r\n") + "hello" + next},
        {"HEAD with a body", 400, "HEAD / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"},
        // transfer encodings
        {"chunked", 501, post("Transfer-Encoding: chunked\r\n", chunks + next)},
        {"xchunked", 501, post("Transfer-Encoding: xchunked\r\n", chunks + next)},
        {"chunked then identity", 501, post("Transfer-Encoding: chunked, identity\r\n", chunks + next)},
        {"gzip then chunked", 501, post("Transfer-Encoding: gzip, chunked\r\n", chunks + next)},
        {"identity", 501, post("Transfer-Encoding: identity\r\n", next)},
        {"empty encoding", 501, post("Transfer-Encoding: \r\n", next)},
        {"encoding in capitals", 501, post("TRANSFER-ENCODING: CHUNKED\r\n", chunks + next)},
        {"chunked in HTTP/1.0", 501,
         "POST / HTTP/1.0\r\nHost: h\r\n" + kForm + "Transfer-Encoding: chunked\r\n\r\n" + chunks},
        {"chunk longer than any number", 501,
         post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\nx" + next)},
        {"chunk without its line end", 501,
         post("Transfer-Encoding: chunked\r\n", "5\r\nhello0\r\n\r\n" + next)},
        {"chunk with 200 bytes of extension", 501,
         post("Transfer-Encoding: chunked\r\n", "5;" + std::string(200, 'x') + "\r\nhello\r\n0\r\n\r\n")},
        {"chunked GET", 501, get("Transfer-Encoding: chunked\r\n") + chunks},
        // fields
        {"blank before the colon", 400, get("X : 1\r\n") + next},
        {"field without a colon", 400, get("X\r\n")},
        {"field without a name", 400, get(": 1\r\n")},
        {"name with a bracket", 400, get("X(: 1\r\n")},
        {"line feed alone", 400, "GET / HTTP/1.1\nHost: h\n\n" + next},
        {"line feed alone after a field", 400, get("X: 1\nY: 2\r\n") + next},
        {"NUL in a value", 400, get("X: a\0b\r\n"s)},
        {"carriage return in a value", 400, get("X: a\rb\r\n")},
        {"DEL in a value", 400, get("X: a\x7F\r\n")},
        {"folded line", 400, get("X: a\r\n b\r\n") + next},
        {"line folded by a tab", 400, get("X: a\r\n\tb\r\n") + next},
        {"first field folded", 400, "GET / HTTP/1.1\r\n Host: h\r\n\r\n"},
        {"65 fields", 431, get(many_fields(64))},
        {"400 fields", 431, get(many_fields(399))},
        {"head over the limit", 431, get("X: " + std::string(8192, 'x') + "\r\n")},
        {"target over the limit", 431, get("", "/" + std::string(9000, 'x'))},
        {"head without an end", 431, "GET / HTTP/1.1\r\n" + std::string(9000, 'x')},
        // host
        {"no host", 400, "GET / HTTP/1.1\r\n\r\n" + next},
        {"two hosts", 400, get("Host: other\r\n")},
        {"same host twice", 400, get("Host: h\r\n")},
        {"empty host", 400, "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
        {"host with a user", 400, "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"},
        {"host with a path", 400, "GET / HTTP/1.1\r\nHost: h/x\r\n\r\n"},
        {"hosts in a list", 400, "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"},
        {"no host in HTTP/1.0", 400, "GET / HTTP/1.0\r\n\r\n"},
        // request line
        {"version 2.0", 400, "GET / HTTP/2.0\r\nHost: h\r\n\r\n"},
        {"preface of HTTP/2", 400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        {"version in small letters", 400, "GET / http/1.1\r\nHost: h\r\n\r\n"},
        {"version with two digits", 400, "GET / HTTP/1.11\r\nHost: h\r\n\r\n"},
        {"HTTP/0.9", 400, "GET /\r\n"},
        {"start of a TLS connection", 400, "\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03"s},
        {"leading empty line", 400, "\r\n" + get("")},
        {"two blanks", 400, "GET  / HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"method with a bracket", 400, "G(T / HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"NUL in the target", 400, get("", "/a\0b"s)},
        {"absolute target", 400, get("", "http://h/")},
        {"target with a percent escape", 400, get("", "/%2e%2e/")},
        {"target with a backslash", 400, get("", "/a\\b")},
        {"target with accents", 400, get("", "/é")},
        {"target with a semicolon", 400, get("", "/a;b")},
        {"target without a slash", 400, get("", "page")},
        {"target that is a query", 400, get("", "?a=1")},
        {"target with a fragment", 400, get("", "/a#b")},
        {"query with a quote", 400, get("", "/?a=\"")},
        {"star target", 400, get("", "*")},
        // methods
        {"PUT", 405, "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello" + next},
        {"DELETE", 405, "DELETE / HTTP/1.1\r\nHost: h\r\n\r\n" + next},
        {"TRACE", 405, "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"OPTIONS star", 405, "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"CONNECT", 405, "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n"},
        {"unknown method", 405, "BREW / HTTP/1.1\r\nHost: h\r\n\r\n"},
        {"method in small letters", 405, "get / HTTP/1.1\r\nHost: h\r\n\r\n"},
        // what a POST carries
        {"JSON", 415,
         "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"},
        {"file upload", 415,
         "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: "
         "2\r\n\r\n--"},
        {"no type", 415, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\na=1"},
        {"two types", 415, post(kForm + "Content-Length: 3\r\n", "a=1")},
        {"almost the type", 415,
         "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded2\r\nContent-Length: "
         "3\r\n\r\na=1"},
        {"compressed form", 415, post("Content-Encoding: gzip\r\nContent-Length: 3\r\n", "\x1F\x8B\x08")},
        {"form sent by another site", 403,
         post("Sec-Fetch-Site: cross-site\r\nContent-Length: 3\r\n", "a=1")},
        {"form sent by a sister site", 403,
         post("Sec-Fetch-Site: same-site\r\nContent-Length: 3\r\n", "a=1")},
        {"form of another origin", 403, post("Origin: https://evil.example\r\nContent-Length: 3\r\n", "a=1")},
        {"form of another port", 403, post("Origin: http://h:81\r\nContent-Length: 3\r\n", "a=1")},
        {"form of a file", 403, post("Origin: file\r\nContent-Length: 3\r\n", "a=1")},
        // expectations
        {"unknown expectation", 417, post("Expect: 200-ok\r\nContent-Length: 3\r\n", "a=1")},
        {"two expectations", 417,
         post("Expect: 100-continue\r\nExpect: 100-continue\r\nContent-Length: 3\r\n", "a=1")},
    };
}
