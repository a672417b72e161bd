#include "served_wave_under_faults.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "../commands/respondent.hpp"
#include "http/form.hpp"

namespace faults {

std::string state_at_the_end(std::uint16_t port) {
    http::Client client("127.0.0.1", port);
    const std::string page =
        tests::answer_pages(client, {{"q1", "4"}, {"q2", "2"}, {"n1", "12"}, {"metier", "enc"}});
    constexpr std::string_view before = "name=\"_etat\" value=\"";
    const std::size_t start = page.find(before, page.find("action=\"/envoi")) + before.size();
    return page.substr(start, page.find('"', start) - start);
}

std::string sending(const std::string& state, const std::string& code) {
    const std::string body = http::write_form({{"_etat", state}, {"_code", code}});
    return "POST /envoi HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
           "Content-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

Sent outcome_of(const attacks::Answer& answer) {
    const auto says = [&answer](std::string_view text) {
        return answer.body.find(text) != std::string::npos;
    };
    if (answer.head.starts_with("HTTP/1.1 503") && answer.head.find("Retry-After: ") != std::string::npos) {
        return Sent::unavailable;
    }
    if (says("Ce code n’a pas été accepté")) return Sent::refused;
    if (!answer.head.starts_with("HTTP/1.1 200")) throw std::runtime_error(answer.head + answer.body);
    if (says("Merci, votre réponse est enregistrée")) return Sent::stored;
    if (says("déjà enregistrée")) return Sent::stored_before;
    throw std::runtime_error(answer.head + answer.body);
}

Sent send(std::uint16_t port, const std::string& state, const std::string& code) {
    attacks::Answer answer;
    try {
        const attacks::Connection connection(port);
        connection.send(sending(state, code));
        answer = connection.receive();
    } catch (const std::runtime_error&) {
        return Sent::unknown;
    }
    return outcome_of(answer);
}

std::uint16_t free_port() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(probe);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

}  // namespace faults
