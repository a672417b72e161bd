#include "conversation.hpp"

int Conversation::status() const {
    if (output.rfind("HTTP/1.1 ", 0) != 0) return 0;
    return std::stoi(output.substr(9, 3));
}

Conversation converse(std::string_view bytes, const http::Limits& limits,
                      const std::vector<std::size_t>& cuts) {
    Conversation conversation;
    http::Session session{limits};
    const auto flush = [&conversation, &session] {
        const http::Output output = session.take_output();
        conversation.output += output.head + output.body;
    };
    std::size_t begin = 0;
    std::vector<std::size_t> ends = cuts;
    ends.push_back(bytes.size());
    for (const std::size_t end : ends) {
        if (!session.wants_bytes()) break;
        session.receive(bytes.substr(begin, end - begin));
        begin = end;
        flush();
        while (session.has_request()) {
            conversation.requests.push_back(session.next_request());
            session.answer({200, "text/plain", conversation.requests.back().body, {}});
            flush();
        }
    }
    conversation.closed = session.closed();
    return conversation;
}

std::string summary(const Conversation& conversation) {
    std::string text;
    for (const http::Request& request : conversation.requests) {
        text += request.method + ' ' + request.path + '?' + request.query + ' ' + request.body + '\n';
    }
    return text;
}
