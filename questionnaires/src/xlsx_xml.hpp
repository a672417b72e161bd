// XML of Office Open XML parts (ECMA-376): names are compared without their prefix, which writers choose
// freely.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace questionnaires {

inline std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline bool is_element(const pugi::xml_node& node, std::string_view name) {
    return without_prefix(node.name()) == name;
}

inline pugi::xml_node child_element(const pugi::xml_node& node, std::string_view name) {
    return node.find_child([name](const pugi::xml_node& child) { return is_element(child, name); });
}

inline std::string attribute_text(const pugi::xml_node& node, std::string_view name) {
    return node
        .find_attribute([name](const pugi::xml_attribute& one) { return without_prefix(one.name()) == name; })
        .value();
}

/// Document types and their entities are skipped: pugixml expands the five predefined entities and no other.
inline bool load_xml(pugi::xml_document& document, const std::string& bytes) {
    constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata_single;
    return static_cast<bool>(document.load_buffer(bytes.data(), bytes.size(), kOptions));
}

}  // namespace questionnaires
