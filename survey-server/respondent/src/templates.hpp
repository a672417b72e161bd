#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "view.hpp"

namespace respondent {

/// The pages' templates, built into the program, with French spaces set in their texts. May be used by several
/// threads at once.
class Templates {
public:
    Templates();
    ~Templates();

    /// Precondition: `file` is one of the templates, "start.tpl".
    std::string expand(std::string_view file, const View& view) const;
    /// The same, to be set in other views.
    Rendered render(std::string_view file, const View& view) const { return Rendered{expand(file, view)}; }

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace respondent
