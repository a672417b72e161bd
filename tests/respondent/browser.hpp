#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/form.hpp"
#include "http/handler.hpp"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace tests {

/// A browser without script, without a socket: fills what the page offers, presses what it shows, and insists on
/// every page that it is sound (see page_faults). Throws std::runtime_error for what a page does not offer.
class Browser {
public:
    explicit Browser(http::Handler& pages);
    Browser(Browser&&) noexcept;
    ~Browser();

    void visit(const std::string& path);
    /// Writes into a field or selects an option.
    void type(const std::string& field, const std::string& value);
    /// Ticks a radio or a box.
    void tick(const std::string& field, const std::string& value);
    void untick(const std::string& field, const std::string& value);
    /// Presses the first button that reads so and follows its form.
    void press(std::string_view label);
    /// The same request once more, as a double click or a reload does.
    void repeat();

    int status() const { return response_.status; }
    std::string header(std::string_view name) const;
    const std::string& html() const { return response_.body; }
    std::string title() const;
    /// The text of the page, every run of blanks as one plain blank.
    std::string text() const;
    /// The same with its no-break spaces.
    std::string text_as_set() const;
    bool shows(std::string_view text) const;
    bool offers_button(std::string_view label) const;
    bool offers(const std::string& field) const;
    bool is_ticked(const std::string& field, const std::string& value) const;
    /// What a field holds now.
    std::string value(const std::string& field) const;
    /// Names of the questions shown, in order.
    std::vector<std::string> questions() const;
    /// Where the fragment of the last form's address leads: the text of the element that takes the focus.
    std::string focused_text() const;

    /// The last form sent, and where to.
    const std::string& sent_body() const { return request_.body; }
    const std::string& sent_path() const { return request_.path; }
    void send(const http::Request& request);

private:
    pugi::xml_node control(const std::string& field, const std::string& value) const;
    pugi::xml_node control(const std::string& field) const;

    http::Handler& pages_;
    http::Request request_;
    http::Response response_;
    std::string fragment_;
    std::unique_ptr<pugi::xml_document> page_;
};

/// What is wrong with a page: ids used twice, controls without a label, links and descriptions that lead nowhere,
/// no heading or several, groups without a legend, inline script or style, more than 25 kB.
std::vector<std::string> page_faults(const pugi::xml_document& page, std::string_view html);

}  // namespace tests
