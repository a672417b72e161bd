#include "office/markup.hpp"

#include <stdexcept>

namespace reports {
namespace {

std::string printable(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20U || byte == '\n' || byte == '\t') kept += byte;
    }
    return kept;
}

class StringWriter : public pugi::xml_writer {
public:
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }

    std::string text;
};

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes) {
    pugi::xml_node node = parent.append_child(name);
    for (const auto& [key, value] : attributes) node.append_attribute(key) = printable(value).c_str();
    return node;
}

pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text,
                        Attributes attributes) {
    pugi::xml_node node = add(parent, name, attributes);
    const std::string kept = printable(text);
    const bool outer_space = !kept.empty() && (kept.front() == ' ' || kept.back() == ' ');
    const std::string_view element = name;
    if (outer_space && (element == "t" || element == "w:t")) node.append_attribute("xml:space") = "preserve";
    node.text().set(kept.c_str());
    return node;
}

void add_markup(pugi::xml_node parent, std::string_view markup) {
    const auto parsed = parent.append_buffer(markup.data(), markup.size(),
                                             pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed)
        throw std::logic_error(std::string("markup of ours does not parse: ") + parsed.description());
}

std::string part_text(const pugi::xml_document& document) {
    StringWriter writer;
    writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

}  // namespace reports
