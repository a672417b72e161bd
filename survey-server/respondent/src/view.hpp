#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rendered.hpp"

namespace respondent {

/// What one template is filled with. Values are plain text: escaping is the template's affair.
struct View {
    struct Part;

    std::map<std::string, std::string> values;
    std::map<std::string, Rendered> rendered;           ///< at `{{NAME:x-rendered}}`
    std::map<std::string, std::vector<View>> sections;  ///< shown once per view; absent: not shown
    std::map<std::string, std::vector<Part>> parts;     ///< other templates, at `{{>NAME}}`

    View& set(const std::string& name, std::string value) & {
        values[name] = std::move(value);
        return *this;
    }
    View& set(const std::string& name, const Rendered& markup) & {
        rendered.insert_or_assign(name, markup);
        return *this;
    }
    View& add(const std::string& section, View view) & {
        sections[section].push_back(std::move(view));
        return *this;
    }
    View& show(const std::string& section) & { return add(section, View{}); }
    View& include(const std::string& name, Part part) &;

    // Of a view built in place: moved on, never copied.
    View&& set(const std::string& name, std::string value) && {
        return std::move(set(name, std::move(value)));
    }
    View&& set(const std::string& name, const Rendered& markup) && { return std::move(set(name, markup)); }
    View&& add(const std::string& section, View view) && { return std::move(add(section, std::move(view))); }
    View&& show(const std::string& section) && { return std::move(show(section)); }
};

struct View::Part {
    std::string file;  ///< "question.tpl"
    View view;
};

inline View& View::include(const std::string& name, Part part) & {
    parts[name].push_back(std::move(part));
    return *this;
}

}  // namespace respondent
