#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "certificate_keeper.hpp"
#include "certificates.hpp"
#include "temporary_folder.hpp"
#include "tls_identity.hpp"

using http::CertificateKeeper;
using http::ListenError;
using http::Notices;
using http::TlsFiles;
using http::TlsIdentity;
using tests::TemporaryFolder;
using tests::write_certificate;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string refusal(const TlsFiles& files) {
    try {
        const TlsIdentity identity{files.certificate, files.key};
        return "accepted";
    } catch (const ListenError& error) {
        return error.what();
    }
}

std::vector<std::string> warnings_of(const TlsFiles& files) {
    return TlsIdentity{files.certificate, files.key}.warnings();
}

/// What the administrator was told.
struct Told {
    std::vector<std::string> lines;
    Notices notices{[this](const std::string& line) { lines.push_back(line); }};
};

void replace(const TlsFiles& files, const TlsFiles& by) {
    std::filesystem::rename(by.certificate, files.certificate);
    std::filesystem::rename(by.key, files.key);
}

}  // namespace

TEST_CASE("A certificate with its key is taken without a word", "[http][tls]") {
    const TemporaryFolder folder;

    CHECK(warnings_of(write_certificate(folder.path(), "bon")).empty());
}

TEST_CASE("A certificate file that cannot be used is named with what to do", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles good = write_certificate(folder.path(), "bon");
    const std::string text = folder.file("texte.pem", "bonjour");

    const std::string absent = refusal({folder.path() / "absent.pem", good.key});
    CHECK(contains(absent, "absent.pem » est introuvable"));
    CHECK(contains(absent, "--tls-cert"));
    CHECK(contains(refusal({folder.path().string(), good.key}), "n’est pas un fichier"));
    CHECK(contains(refusal({text, good.key}), "texte.pem » n’est pas lisible comme certificat PEM"));
    CHECK(contains(refusal({good.key, good.key}), "n’est pas lisible comme certificat PEM"));
    CHECK(contains(refusal({text + "/x", good.key}), "est introuvable"));
}

TEST_CASE("A key file that cannot be used is named with what to do", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles good = write_certificate(folder.path(), "bon");
    const TlsFiles other = write_certificate(folder.path(), "autre");

    const std::string absent = refusal({good.certificate, folder.path() / "absent.key"});
    CHECK(contains(absent, "La clé « "));
    CHECK(contains(absent, "--tls-key"));
    CHECK(contains(refusal({good.certificate, folder.path().string()}), "n’est pas un fichier"));
    CHECK(contains(refusal({good.certificate, folder.file("texte.key", "bonjour")}),
                   "n’est pas lisible comme clé privée PEM"));
    CHECK(contains(refusal({good.certificate, good.certificate}), "n’est pas lisible comme clé privée PEM"));
    CHECK(contains(refusal({good.certificate, other.key}), "n’est pas celle du certificat"));
}

TEST_CASE("A file this account may not read is told from an absent one", "[http][tls]") {
    if (geteuid() == 0) return;  // root reads everything
    const TemporaryFolder folder;
    const TlsFiles good = write_certificate(folder.path(), "bon");
    chmod(good.key.c_str(), 0);

    CHECK(contains(refusal(good), "ne peut pas être lu par ce compte"));
}

TEST_CASE("A key behind a passphrase is refused without asking for it", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles good = write_certificate(folder.path(), "bon");
    const std::string key = tests::with_passphrase(good.key);

    CHECK(contains(refusal({good.certificate, key}), "est protégée par une phrase secrète"));
}

TEST_CASE("A certificate past its days is served with a warning that says so", "[http][tls]") {
    const TemporaryFolder folder;
    const auto only_warning = [&folder](tests::Validity validity) {
        const auto warnings = warnings_of(write_certificate(folder.path(), "c", validity));
        REQUIRE(warnings.size() == 1);
        return warnings.front();
    };

    CHECK(contains(only_warning({-90, -2}), "a expiré le "));
    CHECK(contains(only_warning({-90, 0}), "expire dans 0 jour, le "));
    CHECK(contains(only_warning({-90, 1}), "expire dans 1 jour, le "));
    CHECK(contains(only_warning({-90, 29}), "expire dans 29 jours, le "));
    CHECK(warnings_of(write_certificate(folder.path(), "c", {-90, 30})).empty());
    CHECK(contains(only_warning({2, 90}), "n’est valable qu’à partir du "));
}

TEST_CASE("A key that every account can read is served with a warning", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles files = write_certificate(folder.path(), "bon");
    chmod(files.key.c_str(), 0644);

    const auto warnings = warnings_of(files);

    REQUIRE(warnings.size() == 1);
    CHECK(contains(warnings.front(), "peut être lue par tous les comptes"));
    chmod(files.key.c_str(), 0640);
    CHECK(warnings_of(files).empty());
}

TEST_CASE("A renewed certificate is taken at the second look that finds it", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles files = write_certificate(folder.path(), "servi");
    Told told;
    CertificateKeeper keeper{files, told.notices};
    const void* before = keeper.current().context();
    keeper.look();
    CHECK(told.lines.empty());

    replace(files, write_certificate(folder.path(), "neuf", {-1, 700}));
    keeper.look();
    CHECK(keeper.current().context() == before);
    keeper.look();

    CHECK(keeper.current().context() != before);
    REQUIRE(told.lines.size() == 1);
    CHECK(contains(told.lines[0], "Nouveau certificat en service, valable jusqu’au "));
    keeper.look();
    keeper.look();
    CHECK(told.lines.size() == 1);
}

TEST_CASE("A renewed certificate that cannot be used leaves the old one and is said once", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles files = write_certificate(folder.path(), "servi");
    Told told;
    CertificateKeeper keeper{files, told.notices};
    const void* before = keeper.current().context();

    std::filesystem::rename(write_certificate(folder.path(), "neuf").certificate, files.certificate);
    for (int i = 0; i < 5; ++i) keeper.look();

    CHECK(keeper.current().context() == before);
    REQUIRE(told.lines.size() == 1);
    CHECK(contains(told.lines[0], "l’ancien reste en service. La clé « "));
    CHECK(contains(told.lines[0], "n’est pas celle du certificat"));

    replace(files, write_certificate(folder.path(), "neuf"));
    keeper.look();
    keeper.look();
    CHECK(keeper.current().context() != before);
}

TEST_CASE("Files that are missing for a while change nothing", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles files = write_certificate(folder.path(), "servi");
    Told told;
    CertificateKeeper keeper{files, told.notices};
    const void* before = keeper.current().context();

    std::filesystem::rename(files.key, files.key + ".old");
    for (int i = 0; i < 3; ++i) keeper.look();
    CHECK(told.lines.empty());
    CHECK(keeper.current().context() == before);

    keeper.reload();
    REQUIRE(told.lines.size() == 1);
    CHECK(contains(told.lines[0], "est introuvable"));
    CHECK(keeper.current().context() == before);
}

TEST_CASE("The warnings of a certificate are said when it is taken", "[http][tls]") {
    const TemporaryFolder folder;
    const TlsFiles files = write_certificate(folder.path(), "servi", {-90, 3});
    Told told;
    CertificateKeeper keeper{files, told.notices};
    keeper.look();

    REQUIRE(told.lines.size() == 1);
    CHECK(contains(told.lines[0], "expire dans 3 jours"));
    keeper.reload();
    CHECK(told.lines.size() == 3);
}
