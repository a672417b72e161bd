#pragma once

#include <string>
#include <utility>

namespace respondent {

/// Markup that a template has made, with everything in it escaped: the only text that is put into a page as it is.
class Rendered {
public:
    const std::string& html() const { return html_; }

private:
    friend class Templates;
    explicit Rendered(std::string html) : html_{std::move(html)} {}

    std::string html_;
};

}  // namespace respondent
