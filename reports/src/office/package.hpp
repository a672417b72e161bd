#pragma once

#include <map>
#include <string>
#include <vector>

namespace reports {

/// An Office file: named parts with their content types, and relationships between them (ISO/IEC 29500-2). The same
/// parts give the same bytes on any day: entries bear a fixed date.
class Package {
public:
    /// `name` begins with a slash and is new. Throws std::logic_error otherwise.
    void add_part(const std::string& name, const std::string& content_type, std::string bytes);

    /// Relates a part, or the package itself when `source` is empty, to another part. Returns the identifier of the
    /// relationship, « rId1 » for the first of its source.
    std::string relate(const std::string& source, const std::string& type, const std::string& target);

    /// Whether a part of this name is there.
    bool holds(const std::string& name) const;

    /// The file. Throws std::runtime_error when memory lacks.
    std::string bytes() const;

private:
    struct Part {
        std::string name;
        std::string content_type;
        std::string bytes;
    };
    struct Relationship {
        std::string type;
        std::string target;
    };

    std::vector<Part> parts_;  // in the order they were added
    std::map<std::string, std::vector<Relationship>> relationships_;

    std::string content_types() const;
    static std::string relationships_part(const std::vector<Relationship>& relationships);
};

}  // namespace reports
