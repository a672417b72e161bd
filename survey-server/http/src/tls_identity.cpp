#include "tls_identity.hpp"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <new>
#include <string_view>
#include <system_error>

#include "http/server.hpp"
#include "socket.hpp"

namespace http {

namespace {

constexpr const char* kCiphersOfTls12 = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr const char* kGroups = "X25519:P-256";
constexpr int kDaysOfWarning = 30;

/// As ALPN spells it: its length, then the name.
constexpr std::array<unsigned char, 9> kHttp11{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

std::string quoted(const std::string& file) {
    return "« " + file + " »";
}

/// Opened with the reason in French if it cannot be, which OpenSSL does not give.
struct stat readable_file(const std::string& file, const std::string& what, const std::string& option) {
    const Descriptor descriptor{open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    struct stat found {};
    if (descriptor.number() < 0 && errno == EACCES) {
        throw ListenError{what + " " + quoted(file) +
                          " ne peut pas être lu par ce compte : donnez-lui le droit de lecture "
                          "(par exemple avec « setfacl -m u:vigie:r »)."};
    }
    if (descriptor.number() < 0 && errno != ENOENT && errno != ENOTDIR) {
        throw ListenError{what + " " + quoted(file) +
                          " ne peut pas être lu : " + std::generic_category().message(errno) + "."};
    }
    if (descriptor.number() < 0) {
        throw ListenError{what + " " + quoted(file) + " est introuvable : vérifiez le chemin donné à « " +
                          option + " »."};
    }
    if (fstat(descriptor.number(), &found) != 0 || !S_ISREG(found.st_mode)) {
        throw ListenError{what + " " + quoted(file) + " n’est pas un fichier : donnez à « " + option +
                          " » le chemin d’un fichier PEM."};
    }
    return found;
}

/// A key behind a passphrase would make OpenSSL ask for it on the terminal.
int no_passphrase(char*, int, int, void* asked) {
    *static_cast<bool*>(asked) = true;
    return -1;
}

void read_certificate(SSL_CTX* context, const std::string& file) {
    readable_file(file, "Le certificat", "--tls-cert");
    if (SSL_CTX_use_certificate_chain_file(context, file.c_str()) == 1) return;
    const unsigned long error = ERR_peek_error();
    if (ERR_GET_LIB(error) == ERR_LIB_SSL && ERR_GET_REASON(error) == SSL_R_EE_KEY_TOO_SMALL) {
        throw ListenError{"Le certificat " + quoted(file) +
                          " a une clé trop courte pour être sûre : demandez-en un à clé P-256 (ECDSA), ou "
                          "RSA d’au moins 2048 bits."};
    }
    throw ListenError{
        "Le certificat " + quoted(file) +
        " n’est pas lisible comme certificat PEM (il commence par « -----BEGIN "
        "CERTIFICATE----- »). « openssl x509 -in FICHIER -noout -text » dit ce qu’il contient."};
}

/// Returns whether every account of the machine can read it.
bool read_key(SSL_CTX* context, const std::string& file) {
    const struct stat found = readable_file(file, "La clé", "--tls-key");
    bool passphrase_asked = false;
    SSL_CTX_set_default_passwd_cb(context, no_passphrase);
    SSL_CTX_set_default_passwd_cb_userdata(context, &passphrase_asked);
    const bool read = SSL_CTX_use_PrivateKey_file(context, file.c_str(), SSL_FILETYPE_PEM) == 1;
    const unsigned long error = ERR_peek_error();
    SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
    if (passphrase_asked) {
        throw ListenError{"La clé " + quoted(file) +
                          " est protégée par une phrase secrète, que le serveur ne peut pas demander : "
                          "donnez-la sans phrase, dans un fichier que seul ce compte lit."};
    }
    const bool mismatch =
        ERR_GET_LIB(error) == ERR_LIB_X509 && (ERR_GET_REASON(error) == X509_R_KEY_VALUES_MISMATCH ||
                                               ERR_GET_REASON(error) == X509_R_KEY_TYPE_MISMATCH);
    if (mismatch || (read && SSL_CTX_check_private_key(context) != 1)) {
        throw ListenError{"La clé " + quoted(file) +
                          " n’est pas celle du certificat : donnez la clé avec laquelle ce certificat a "
                          "été demandé."};
    }
    if (!read) {
        throw ListenError{"La clé " + quoted(file) +
                          " n’est pas lisible comme clé privée PEM (elle commence par « -----BEGIN PRIVATE "
                          "KEY----- »)."};
    }
    return (found.st_mode & S_IROTH) != 0;
}

/// A client that speaks HTTP/1.1 among other protocols gets it; one that speaks only others is told so.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned int offered_length, void*) {
    unsigned char* found = nullptr;
    const int result =
        SSL_select_next_proto(&found, length, kHttp11.data(), kHttp11.size(), offered, offered_length);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

void restrict_protocol(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    const bool done = SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
                      SSL_CTX_set_cipher_list(context, kCiphersOfTls12) == 1 &&
                      SSL_CTX_set1_groups_list(context, kGroups) == 1 &&
                      SSL_CTX_set_num_tickets(context, 0) == 1 && SSL_CTX_set_max_early_data(context, 0) == 1;
    if (!done) throw std::runtime_error{"OpenSSL lacks a protocol, cipher or group that every version has"};
}

/// Days from now, negative in the past.
int days_until(const ASN1_TIME* time) {
    int days = 0;
    int seconds = 0;
    ASN1_TIME_diff(&days, &seconds, nullptr, time);
    return days < 0 || seconds < 0 ? days - 1 : days;
}

std::string day_of(const ASN1_TIME* time) {
    std::tm moment{};
    ASN1_TIME_to_tm(time, &moment);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%d/%m/%Y", &moment);
    return text.data();
}

}  // namespace

void TlsIdentity::FreeContext::operator()(ssl_ctx_st* context) const {
    SSL_CTX_free(context);
}

TlsIdentity::TlsIdentity(const std::string& certificate_file, const std::string& key_file)
    : context_{SSL_CTX_new(TLS_server_method())}, certificate_file_{certificate_file}, key_file_{key_file} {
    if (context_ == nullptr) throw std::bad_alloc{};
    ERR_clear_error();
    restrict_protocol(context_.get());
    read_certificate(context_.get(), certificate_file);
    key_is_public_ = read_key(context_.get(), key_file);
}

TlsIdentity::~TlsIdentity() = default;

std::vector<std::string> TlsIdentity::warnings() const {
    std::vector<std::string> lines;
    const X509* certificate = SSL_CTX_get0_certificate(context_.get());
    const ASN1_TIME* end = X509_get0_notAfter(certificate);
    const int days = days_until(end);
    const std::string which = "Attention : le certificat " + quoted(certificate_file_);
    if (days_until(X509_get0_notBefore(certificate)) >= 0) {
        lines.push_back(which + " n’est valable qu’à partir du " + day_of(X509_get0_notBefore(certificate)) +
                        " : d’ici là les navigateurs refuseront la page. Vérifiez aussi l’horloge.");
    } else if (days < 0) {
        lines.push_back(
            which + " a expiré le " + day_of(end) +
            " : les navigateurs refuseront la page. Renouvelez-le ; le serveur prendra le nouveau "
            "sans redémarrer.");
    } else if (days < kDaysOfWarning) {
        lines.push_back(which + " expire dans " + std::to_string(days) + (days > 1 ? " jours" : " jour") +
                        ", le " + day_of(end) + ". Le serveur prendra le nouveau sans redémarrer.");
    }
    if (key_is_public_) {
        lines.push_back("Attention : la clé " + quoted(key_file_) +
                        " peut être lue par tous les comptes de la machine. Retirez ce droit avec « chmod "
                        "o= ».");
    }
    return lines;
}

std::string TlsIdentity::last_day() const {
    return day_of(X509_get0_notAfter(SSL_CTX_get0_certificate(context_.get())));
}

std::optional<std::string> version_of_files(const std::string& certificate_file,
                                            const std::string& key_file) {
    std::string version;
    for (const std::string* file : {&certificate_file, &key_file}) {
        struct stat found {};
        if (stat(file->c_str(), &found) != 0) return std::nullopt;
        version += std::to_string(found.st_dev) + ' ' + std::to_string(found.st_ino) + ' ' +
                   std::to_string(found.st_size) + ' ' + std::to_string(found.st_mtim.tv_sec) + '.' +
                   std::to_string(found.st_mtim.tv_nsec) + '\n';
    }
    return version;
}

}  // namespace http
