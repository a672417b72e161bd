#include <sstream>

#include "catch.hpp"
#include "collection/listening.hpp"

namespace {

using Catch::Matchers::Contains;

http::ListenOptions options_of(const std::vector<std::string>& words, std::ostream& err) {
    commands::Verb verb;
    verb.name = "serve";
    verb.options = commands::listening_options();
    return commands::listening(commands::parse_arguments(verb, words), err);
}

http::ListenOptions options_of(const std::vector<std::string>& words) {
    std::ostringstream ignored;
    return options_of(words, ignored);
}

}  // namespace

TEST_CASE("without a word the server listens to this machine in plain HTTP") {
    const auto options = options_of({});

    CHECK(options.address == "127.0.0.1");
    CHECK(options.port == 8080);
    CHECK(options.hosts.empty());
    CHECK_FALSE(options.tls);
    CHECK(commands::url_of(options, 8080) == "http://127.0.0.1:8080/");
}

TEST_CASE("with a certificate and its key the server speaks TLS and prints where to") {
    const auto options = options_of({"--tls-cert", "a.pem", "--tls-key", "a.key", "--hsts", "--address",
                                     "0.0.0.0", "--host", "enquete.example.org,autre.example.org"});

    CHECK(options.tls->certificate == "a.pem");
    CHECK(options.tls->key == "a.key");
    CHECK(options.strict_transport);
    CHECK(options.hosts == std::vector<std::string>{"enquete.example.org", "autre.example.org"});
    CHECK(commands::url_of(options, 443) == "https://enquete.example.org/");
    CHECK(commands::url_of(options, 8443) == "https://enquete.example.org:8443/");
    CHECK(commands::url_of(options_of({"--address", "::1"}), 8080) == "http://[::1]:8080/");
    CHECK(commands::url_of(options_of({"--host", "[::1]"}), 80) == "http://[::1]/");
}

TEST_CASE("half a certificate and hosts that are none are wrong usage") {
    const auto refusal = [](const std::vector<std::string>& words) -> std::string {
        try {
            options_of(words);
        } catch (const commands::WrongUsage& wrong) {
            return wrong.what();
        }
        return "accepted";
    };

    CHECK_THAT(refusal({"--tls-cert", "a.pem"}), Contains("vont ensemble"));
    CHECK_THAT(refusal({"--tls-key", "a.key"}), Contains("vont ensemble"));
    CHECK_THAT(refusal({"--hsts"}), Contains("--hsts demande TLS"));
    CHECK_THAT(refusal({"--host", "https://enquete.example.org"}), Contains("sans « https:// »"));
    CHECK_THAT(refusal({"--host", "enquete.example.org/x"}), Contains("nom de machine"));
}

TEST_CASE("what the administrator is told is one French line on stderr") {
    std::ostringstream err;
    const auto options = options_of({}, err);

    options.tell("Attention : deux\nlignes.");

    CHECK(err.str() == "Attention\u00A0: deux lignes.\n");
}
