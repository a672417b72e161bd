#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace reports {

/// XML of an Office part, built as a tree: what goes into it is escaped by construction.

using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;

/// Appends an element and returns it. Control characters, which XML forbids, are left out of its attributes.
pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes = {});

/// Appends an element that holds this text, its control characters left out and its outer spaces kept.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text,
                        Attributes attributes = {});

/// Appends the elements of a constant of ours. Throws std::logic_error when it is not well formed.
void add_markup(pugi::xml_node parent, std::string_view markup);

/// The bytes of a part, with its declaration and without indentation.
std::string part_text(const pugi::xml_document& document);

}  // namespace reports
