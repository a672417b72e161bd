#pragma once

#include <string>
#include <string_view>

namespace reports {

/// Html: text already safe inside an HTML element or a double-quoted attribute. It is not a std::string, so
/// that a label cannot reach a page without having been escaped.
class Html {
public:
    Html() = default;

    /// The text with & < > " ' escaped. Control characters other than tab and line feed, which HTML forbids,
    /// are left out.
    static Html escape(std::string_view text);

    /// Markup written by the program itself. REQUIRES: `markup` holds no unescaped text from a questionnaire
    /// or a file.
    static Html trusted(std::string markup);

    Html& operator+=(const Html& other);
    friend Html operator+(Html left, const Html& right) { return left += right; }
    friend bool operator==(const Html&, const Html&) = default;

    const std::string& markup() const { return markup_; }

private:
    explicit Html(std::string markup);

    std::string markup_;
};

}  // namespace reports
