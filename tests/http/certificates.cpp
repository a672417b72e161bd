#include "certificates.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace tests {

namespace {

constexpr long kDay = 24 * 60 * 60;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

void require(bool done) {
    if (!done) throw std::runtime_error{"OpenSSL makes no certificate"};
}

void add_extension(X509* certificate, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    require(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

Certificate self_signed(EVP_PKEY* key, Validity validity) {
    Certificate certificate{X509_new(), &X509_free};
    X509* x = certificate.get();
    X509_set_version(x, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
    X509_gmtime_adj(X509_getm_notBefore(x), validity.from * kDay);
    X509_gmtime_adj(X509_getm_notAfter(x), validity.to * kDay + 60);
    X509_set_pubkey(x, key);
    X509_NAME* name = X509_get_subject_name(x);
    const auto* text = reinterpret_cast<const unsigned char*>("enquete.example");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
    X509_set_issuer_name(x, name);
    add_extension(x, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
    add_extension(x, NID_basic_constraints, "critical,CA:TRUE");
    require(X509_sign(x, key, EVP_sha256()) != 0);
    return certificate;
}

File created(const std::string& path, mode_t mode) {
    File file{std::fopen(path.c_str(), "w"), &std::fclose};
    require(file != nullptr && chmod(path.c_str(), mode) == 0);
    return file;
}

}  // namespace

http::TlsFiles write_certificate(const std::filesystem::path& folder, const std::string& name,
                                 Validity validity) {
    const Key key{EVP_EC_gen("P-256"), &EVP_PKEY_free};
    require(key != nullptr);
    const Certificate certificate = self_signed(key.get(), validity);
    const http::TlsFiles files{(folder / (name + ".pem")).string(), (folder / (name + ".key")).string()};
    require(PEM_write_X509(created(files.certificate, 0644).get(), certificate.get()) == 1);
    require(PEM_write_PrivateKey(created(files.key, 0600).get(), key.get(), nullptr, nullptr, 0, nullptr,
                                 nullptr) == 1);
    return files;
}

std::string with_passphrase(const std::string& key_file) {
    const File file{std::fopen(key_file.c_str(), "r"), &std::fclose};
    const Key key{PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free};
    const std::string closed = key_file + ".closed";
    const auto* word = reinterpret_cast<const unsigned char*>("sésame");
    require(PEM_write_PrivateKey(created(closed, 0600).get(), key.get(), EVP_aes_256_cbc(), word, 7, nullptr,
                                 nullptr) == 1);
    return closed;
}

}  // namespace tests
