#include "reports/html.hpp"

#include <utility>

namespace reports {

Html::Html(std::string markup) : markup_(std::move(markup)) {}

Html Html::escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F) continue;
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return Html(std::move(out));
}

Html Html::trusted(std::string markup) {
    return Html(std::move(markup));
}

Html& Html::operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
}

}  // namespace reports
