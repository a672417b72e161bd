#include "office/package.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "office/markup.hpp"
#include "office/zip_writer.hpp"

namespace reports {
namespace {

constexpr const char* kTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr const char* kRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";

/// « /ppt/slides/_rels/slide1.xml.rels » for « /ppt/slides/slide1.xml ».
std::string relationships_name(const std::string& source) {
    const auto slash = source.rfind('/');
    if (slash == std::string::npos) return "/_rels/.rels";
    return source.substr(0, slash + 1) + "_rels/" + source.substr(slash + 1) + ".rels";
}

}  // namespace

void Package::add_part(const std::string& name, const std::string& content_type, std::string bytes) {
    if (!name.starts_with('/') || holds(name)) throw std::logic_error("no new part name: " + name);
    parts_.push_back({name, content_type, std::move(bytes)});
}

std::string Package::relate(const std::string& source, const std::string& type, const std::string& target) {
    auto& list = relationships_[source];
    list.push_back({type, target});
    return "rId" + std::to_string(list.size());
}

bool Package::holds(const std::string& name) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return part.name == name; });
}

std::string Package::content_types() const {
    pugi::xml_document document;
    const auto types = add(document, "Types", {{"xmlns", kTypes}});
    add(types, "Default",
        {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
    add(types, "Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
    for (const Part& part : parts_)
        add(types, "Override", {{"PartName", part.name}, {"ContentType", part.content_type}});
    return part_text(document);
}

std::string Package::relationships_part(const std::vector<Relationship>& relationships) {
    pugi::xml_document document;
    const auto list = add(document, "Relationships", {{"xmlns", kRelationships}});
    for (std::size_t i = 0; i < relationships.size(); ++i)
        add(list, "Relationship",
            {{"Id", "rId" + std::to_string(i + 1)},
             {"Type", relationships[i].type},
             {"Target", relationships[i].target}});
    return part_text(document);
}

std::string Package::bytes() const {
    ZipWriter zip;
    zip.add("[Content_Types].xml", content_types());
    for (const auto& [source, list] : relationships_)
        zip.add(relationships_name(source).substr(1), relationships_part(list));
    for (const Part& part : parts_) zip.add(part.name.substr(1), part.bytes);
    return zip.bytes();
}

}  // namespace reports
