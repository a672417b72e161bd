#include "browser.hpp"

#include <algorithm>
#include <future>
#include <pugixml.hpp>
#include <stdexcept>

namespace tests {
namespace {

std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node) {
        text += child.type() == pugi::node_pcdata ? std::string{child.value()} : text_of(child);
    }
    return text;
}

/// Blanks of every kind, no-break ones too, as one plain blank.
std::string reduced(std::string text) {
    for (const char* no_break : {"\u00A0", "\u202F"}) {
        const std::string_view sign = no_break;
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign)) {
            text.replace(at, sign.size(), " ");
        }
    }
    std::string out;
    for (const char sign : text) {
        const bool blank = sign == ' ' || sign == '\n' || sign == '\t';
        if (!blank)
            out += sign;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

[[noreturn]] void complain(const std::string& what) {
    throw std::runtime_error(what);
}

bool is_box(const pugi::xml_node& node) {
    const std::string_view type = node.attribute("type").value();
    return type == "radio" || type == "checkbox";
}

bool is_control(const pugi::xml_node& node) {
    const std::string_view tag = node.name();
    return tag == "input" || tag == "select" || tag == "textarea";
}

std::string value_of(const pugi::xml_node& node) {
    if (std::string_view{node.name()} == "textarea") return text_of(node);
    if (std::string_view{node.name()} != "select") return node.attribute("value").value();
    const auto chosen = node.find_child_by_attribute("option", "selected", "selected");
    return chosen.attribute("value").value();
}

pugi::xml_node form_of(pugi::xml_node node) {
    while (node && std::string_view{node.name()} != "form") node = node.parent();
    return node;
}

void set_attribute(pugi::xml_node node, const char* name, const char* value) {
    node.remove_attribute(name);
    if (value != nullptr) node.append_attribute(name) = value;
}

}  // namespace

Browser::Browser(http::Handler& pages) : pages_{pages}, page_{std::make_unique<pugi::xml_document>()} {}
Browser::Browser(Browser&&) noexcept = default;
Browser::~Browser() = default;

void Browser::send(const http::Request& request) {
    request_ = request;
    std::promise<http::Response> answer;
    pages_.handle(request_, [&answer](http::Response response) { answer.set_value(std::move(response)); });
    response_ = answer.get_future().get();
    page_->reset();
    if (response_.body.empty() || !response_.content_type.starts_with("text/html")) return;
    const auto parsed = page_->load_buffer(response_.body.data(), response_.body.size(),
                                           pugi::parse_full | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!parsed) {
        complain("not well-formed at byte " + std::to_string(parsed.offset) + ": " + parsed.description() +
                 "\n" + response_.body);
    }
    const auto faults = page_faults(*page_, response_.body);
    if (!faults.empty()) complain(title() + ": " + faults.front() + "\n" + response_.body);
}

void Browser::visit(const std::string& path) {
    fragment_.clear();
    send({"GET", path, "", ""});
}

pugi::xml_node Browser::control(const std::string& field) const {
    const auto node = page_->find_node(
        [&](const pugi::xml_node& one) { return is_control(one) && field == one.attribute("name").value(); });
    if (!node) complain("no field " + field + " on « " + title() + " »");
    return node;
}

pugi::xml_node Browser::control(const std::string& field, const std::string& value) const {
    const auto node = page_->find_node([&](const pugi::xml_node& one) {
        return is_box(one) && field == one.attribute("name").value() &&
               value == one.attribute("value").value();
    });
    if (!node) complain("no box " + field + " = " + value + " on « " + title() + " »");
    return node;
}

void Browser::type(const std::string& field, const std::string& value) {
    const pugi::xml_node node = control(field);
    if (is_box(node)) complain(field + " is no field to write into");
    if (std::string_view{node.name()} == "textarea") {
        pugi::xml_node area = node;
        while (area.first_child()) area.remove_child(area.first_child());
        area.append_child(pugi::node_pcdata).set_value(value.c_str());
    } else if (std::string_view{node.name()} == "select") {
        for (const pugi::xml_node& option : node.children("option"))
            set_attribute(option, "selected", nullptr);
        const auto chosen = node.find_child_by_attribute("option", "value", value.c_str());
        if (!chosen) complain(field + " has no option " + value);
        set_attribute(chosen, "selected", "selected");
    } else {
        set_attribute(node, "value", value.c_str());
    }
}

void Browser::tick(const std::string& field, const std::string& value) {
    const pugi::xml_node node = control(field, value);
    if (std::string_view{node.attribute("type").value()} == "radio") {
        for (const auto& found : form_of(node).select_nodes(".//input[@type='radio']")) {
            if (field == found.node().attribute("name").value())
                set_attribute(found.node(), "checked", nullptr);
        }
    }
    set_attribute(node, "checked", "checked");
}

void Browser::untick(const std::string& field, const std::string& value) {
    set_attribute(control(field, value), "checked", nullptr);
}

void Browser::press(std::string_view label) {
    const auto button = page_->find_node([&](const pugi::xml_node& one) {
        return std::string_view{one.name()} == "button" && reduced(text_of(one)) == label;
    });
    if (!button) complain("no button « " + std::string{label} + " » on « " + title() + " »");
    const pugi::xml_node form = form_of(button);
    http::Form fields;
    for (const auto& found : form.select_nodes(".//input | .//select | .//textarea")) {
        const pugi::xml_node node = found.node();
        if (is_box(node) && !node.attribute("checked")) continue;
        fields.emplace(node.attribute("name").value(), value_of(node));
    }
    if (button.attribute("name")) {
        fields.emplace(button.attribute("name").value(), button.attribute("value").value());
    }
    const std::string action = form.attribute("action").value();
    const std::size_t fragment = action.find('#');
    fragment_ = fragment == std::string::npos ? "" : action.substr(fragment + 1);
    send({"POST", action.substr(0, fragment), "", http::write_form(fields)});
}

void Browser::repeat() {
    send(http::Request{request_});
}

std::string Browser::header(std::string_view name) const {
    for (const auto& [key, value] : response_.headers) {
        if (key == name) return value;
    }
    return {};
}

std::string Browser::title() const {
    return reduced(page_->child("html").child("head").child_value("title"));
}

std::string Browser::text() const {
    return reduced(text_as_set());
}

std::string Browser::text_as_set() const {
    return text_of(page_->child("html"));
}

bool Browser::shows(std::string_view text) const {
    return this->text().find(text) != std::string::npos;
}

bool Browser::offers_button(std::string_view label) const {
    return static_cast<bool>(page_->find_node([&](const pugi::xml_node& one) {
        return std::string_view{one.name()} == "button" && reduced(text_of(one)) == label;
    }));
}

bool Browser::offers(const std::string& field) const {
    return static_cast<bool>(page_->find_node([&](const pugi::xml_node& one) {
        return is_control(one) && field == one.attribute("name").value();
    }));
}

bool Browser::is_ticked(const std::string& field, const std::string& value) const {
    return static_cast<bool>(control(field, value).attribute("checked"));
}

std::string Browser::value(const std::string& field) const {
    return value_of(control(field));
}

std::vector<std::string> Browser::questions() const {
    std::vector<std::string> names;
    for (const auto& found : page_->select_nodes("//fieldset")) {
        names.push_back(std::string{found.node().attribute("id").value()}.substr(2));
    }
    return names;
}

std::string Browser::focused_text() const {
    const auto target = page_->find_node([&](const pugi::xml_node& one) {
        return fragment_ == one.attribute("id").value() && one.attribute("tabindex");
    });
    return reduced(text_of(target));
}

}  // namespace tests
