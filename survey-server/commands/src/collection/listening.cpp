#include "collection/listening.hpp"

#include <algorithm>
#include <cctype>

#include "message.hpp"

namespace commands {

namespace {

bool is_host(const std::string& name) {
    return std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '[' || c == ']' || c == ':';
    });
}

/// Without port, which is not compared.
std::vector<std::string> hosts_of(const Arguments& arguments) {
    std::vector<std::string> hosts = arguments.list("host");
    for (const std::string& host : hosts) {
        if (is_host(host)) continue;
        throw WrongUsage(
            "--host « " + host +
            " » : écrivez un nom de machine seul, comme enquete.example.org, sans « https:// » ni "
            "chemin.");
    }
    return hosts;
}

std::optional<http::TlsFiles> tls_of(const Arguments& arguments) {
    const auto certificate = arguments.option("tls-cert");
    const auto key = arguments.option("tls-key");
    if (certificate.has_value() != key.has_value()) {
        throw WrongUsage(
            "--tls-cert et --tls-key vont ensemble : le certificat sans sa clé, ou l’inverse, ne sert à "
            "rien.");
    }
    if (!certificate && arguments.has("hsts")) {
        throw WrongUsage("--hsts demande TLS : donnez aussi --tls-cert et --tls-key.");
    }
    if (!certificate) return std::nullopt;
    return http::TlsFiles{*certificate, *key};
}

}  // namespace

std::vector<Option> listening_options() {
    return {
        {.name = "address", .value = "A", .help = "adresse d’écoute (127.0.0.1 par défaut)"},
        {.name = "port", .value = "P", .help = "port d’écoute (8080 par défaut ; 0 : un port libre)"},
        {.name = "host",
         .value = "H,…",
         .help = "les seuls noms auxquels répondre, comme enquete.example.org (tous par défaut)"},
        {.name = "connections",
         .value = "N",
         .help = "connexions ouvertes à la fois, au plus (4096 par défaut)"},
        {.name = "tls-cert", .value = "F", .help = "certificat PEM suivi de sa chaîne : servir en HTTPS"},
        {.name = "tls-key", .value = "F", .help = "clé privée PEM du certificat, sans phrase secrète"},
        {.name = "hsts",
         .value = "",
         .help = "avec TLS : demander aux navigateurs de ne plus venir qu’en HTTPS, sous-domaines compris"},
    };
}

http::ListenOptions listening(const Arguments& arguments, std::ostream& err) {
    http::ListenOptions options;
    options.address = arguments.option("address").value_or(options.address);
    options.port = static_cast<std::uint16_t>(arguments.integer("port", 0, 65535).value_or(options.port));
    options.max_connections =
        static_cast<std::size_t>(arguments.integer("connections", 16, 65535)
                                     .value_or(static_cast<std::int64_t>(options.max_connections)));
    options.hosts = hosts_of(arguments);
    options.tls = tls_of(arguments);
    options.strict_transport = arguments.has("hsts");
    options.tell = [&err](const std::string& line) { err << message_line(line) + '\n' << std::flush; };
    return options;
}

std::string url_of(const http::ListenOptions& options, std::uint16_t port) {
    const std::string host = options.hosts.empty() ? options.address : options.hosts.front();
    const bool is_bare_ipv6 = host.find(':') != std::string::npos && host.front() != '[';
    const std::uint16_t usual = options.tls ? 443 : 80;
    return (options.tls ? "https://" : "http://") + (is_bare_ipv6 ? "[" + host + "]" : host) +
           (port == usual ? "" : ":" + std::to_string(port)) + "/";
}

}  // namespace commands
