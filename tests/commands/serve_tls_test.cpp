#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "../http/certificates.hpp"
#include "catch.hpp"
#include "http/client.hpp"
#include "program.hpp"
#include "respondent.hpp"
#include "served_wave.hpp"

namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::ProgramEnd;
using tests::RunningServer;
using tests::TemporaryFolder;

const http::Form kAnswers{{"q1", "4"}, {"q2", "2"}, {"n1", "12"}, {"metier", "enc"}};

void wait_for_line(tests::Program& program, const std::string& beginning) {
    while (program.told().find(beginning) == std::string::npos) usleep(5'000);
}

}  // namespace

TEST_CASE("a wave is answered over TLS while its certificate is renewed") {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, 2);
    const http::TlsFiles files = tests::write_certificate(folder.path(), "servi", {-1, 3});
    RunningServer server(folder.path(), folder / "c",
                         {"--tls-cert", files.certificate, "--tls-key", files.key, "--hsts"});
    const auto answer = [&](const std::string& code) {
        http::Client client("127.0.0.1", server.port(), std::chrono::seconds{30},
                            http::Trust{files.certificate});
        return tests::is_acknowledged(
            tests::send_answers(client, tests::answer_pages(client, kAnswers), code));
    };
    CHECK(answer(codes[0]));

    http::Client reader("127.0.0.1", server.port(), std::chrono::seconds{30}, http::Trust{files.certificate});
    CHECK_THAT(reader.get("/fiche").body, Contains("Chiffrée par le serveur lui-même"));

    const http::TlsFiles renewed = tests::write_certificate(folder.path(), "neuf");
    std::filesystem::rename(renewed.certificate, files.certificate);
    std::filesystem::rename(renewed.key, files.key);
    server.program().signal(SIGHUP);
    wait_for_line(server.program(), "Nouveau certificat en service");
    CHECK(answer(codes[1]));

    server.program().signal(SIGTERM);
    const ProgramEnd end = server.program().end();
    CHECK(end.code == 0);
    CHECK_THAT(end.out, Contains("\nhttps://127.0.0.1:"));
    CHECK_THAT(end.err, StartsWith("Attention\u00A0: le certificat «\u00A0") &&
                            Contains("expire dans 3 jours") && Contains("chaque bulletin"));
    CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 3);
    CHECK(tests::number_in(tests::status_of(folder), "received") == 2);
}

TEST_CASE("serve refuses in one line a certificate it cannot use") {
    const TemporaryFolder folder;
    tests::open_wave_with_codes(folder, 1);
    const http::TlsFiles files = tests::write_certificate(folder.path(), "servi");
    const http::TlsFiles other = tests::write_certificate(folder.path(), "autre");

    const ProgramEnd end = tests::run_vigie(folder.path(), {"serve", (folder / "c").string(), "--tls-cert",
                                                            files.certificate, "--tls-key", other.key});

    CHECK(end.code == 1);
    CHECK_THAT(end.err,
               StartsWith("vigie serve\u00A0: La clé «\u00A0") && Contains("n’est pas celle du certificat"));
    CHECK(std::count(end.err.begin(), end.err.end(), '\n') == 1);
}
