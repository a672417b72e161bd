#include "survey_page.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <stdexcept>

namespace simulation {

namespace {

std::string text_of(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
        else
            text += text_of(child);
    }
    return text;
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

Control control_of(const pugi::xml_node& node) {
    const std::string tag = node.name();
    Control control{node.attribute("name").value(), tag, {}, false, {}};
    if (tag == "input") {
        control.type = node.attribute("type").as_string("text");
        control.value = node.attribute("value").as_string(control.type == "checkbox" ? "on" : "");
        control.ticked = static_cast<bool>(node.attribute("checked"));
    } else if (tag == "textarea") {
        control.value = text_of(node);
    } else {
        for (const pugi::xml_node& option : node.children("option")) {
            control.options.emplace_back(option.attribute("value").value());
            if (control.options.size() == 1 || option.attribute("selected"))
                control.value = control.options.back();
        }
    }
    return control;
}

void collect(const pugi::xml_node& node, const std::string& action, PageForm& form) {
    for (const pugi::xml_node& child : node.children()) {
        const std::string tag = child.name();
        if (tag == "input" || tag == "textarea" || tag == "select") {
            form.controls.push_back(control_of(child));
        } else if (tag == "button") {
            form.buttons.push_back({trimmed(text_of(child)), child.attribute("name").value(),
                                    child.attribute("value").value(),
                                    child.attribute("formaction").as_string(action.c_str())});
        } else {
            collect(child, action, form);
        }
    }
}

}  // namespace

const Button* PageForm::button(std::string_view label) const {
    const auto found = std::find_if(buttons.begin(), buttons.end(),
                                    [label](const Button& one) { return one.label == label; });
    return found == buttons.end() ? nullptr : &*found;
}

bool PageForm::offers(std::string_view name) const {
    return std::any_of(controls.begin(), controls.end(),
                       [name](const Control& one) { return one.name == name; });
}

http::Form PageForm::as_it_stands() const {
    http::Form fields;
    for (const Control& control : controls) {
        const bool box = control.type == "radio" || control.type == "checkbox";
        if (!control.name.empty() && (!box || control.ticked)) fields.emplace(control.name, control.value);
    }
    return fields;
}

const PageForm* SurveyPage::form_with(std::string_view label) const {
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [label](const PageForm& form) { return form.button(label) != nullptr; });
    return found == forms.end() ? nullptr : &*found;
}

SurveyPage read_survey_page(std::string_view html) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        html.data(), html.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    if (!parsed) {
        throw std::runtime_error("page mal formée, à l’octet " + std::to_string(parsed.offset) + " : " +
                                 parsed.description());
    }
    SurveyPage page;
    page.title = trimmed(text_of(document.select_node("//title").node()));
    for (const pugi::xpath_node& found : document.select_nodes("//form")) {
        PageForm form;
        collect(found.node(), found.node().attribute("action").value(), form);
        page.forms.push_back(std::move(form));
    }
    return page;
}

}  // namespace simulation
