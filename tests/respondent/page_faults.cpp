#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "browser.hpp"

namespace tests {
namespace {

constexpr std::size_t kLargestPage = 25'000;

struct Faults {
    std::vector<std::string> list;
    std::set<std::string> ids;

    void note(const std::string& what) { list.push_back(what); }
    void expect_id(const std::string& id, const std::string& where) {
        if (!ids.contains(id)) note(where + " leads to nothing: " + id);
    }
};

void collect_ids(const pugi::xml_document& page, Faults& faults) {
    for (const auto& found : page.select_nodes("//*[@id]")) {
        const std::string id = found.node().attribute("id").value();
        if (!faults.ids.insert(id).second) faults.note("an id is used twice: " + id);
    }
}

void check_controls(const pugi::xml_document& page, Faults& faults) {
    std::set<std::string> labelled;
    for (const auto& found : page.select_nodes("//label")) {
        const std::string target = found.node().attribute("for").value();
        faults.expect_id(target, "a label");
        labelled.insert(target);
    }
    for (const auto& found : page.select_nodes("//input[@type!='hidden'] | //select | //textarea")) {
        const std::string id = found.node().attribute("id").value();
        if (!labelled.contains(id)) faults.note("a control has no label: " + id);
    }
    for (const auto& found : page.select_nodes("//fieldset")) {
        const pugi::xml_node legend = found.node().first_child().next_sibling();
        if (found.node().select_nodes("legend").size() != 1 || std::string_view{legend.name()} != "legend") {
            faults.note("a group does not begin with its legend");
        }
    }
}

void check_references(const pugi::xml_document& page, Faults& faults) {
    for (const char* attribute : {"aria-describedby", "aria-labelledby"}) {
        for (const auto& found : page.select_nodes(("//*[@" + std::string{attribute} + "]").c_str())) {
            std::istringstream ids{found.node().attribute(attribute).value()};
            for (std::string id; ids >> id;) faults.expect_id(id, attribute);
        }
    }
    for (const auto& found : page.select_nodes("//a")) {
        const std::string target = found.node().attribute("href").value();
        if (target.starts_with('#'))
            faults.expect_id(target.substr(1), "a link");
        else if (!target.starts_with('/'))
            faults.note("a link leads elsewhere: " + target);
    }
}

void check_frame(const pugi::xml_document& page, Faults& faults) {
    if (std::string_view{page.child("html").attribute("lang").value()} != "fr") faults.note("no language");
    if (std::string_view{page.child("html").child("head").child_value("title")}.empty())
        faults.note("no title");
    if (page.select_nodes("//h1").size() != 1) faults.note("not one main heading");
    for (const char* tag : {"h1", "h2", "h3", "legend", "label", "button", "a", "dt", "dd", "li"}) {
        const std::string silent = "//" + std::string{tag} + "[not(normalize-space())]";
        if (!page.select_nodes(silent.c_str()).empty()) faults.note("without text: " + std::string{tag});
    }
    if (!page.select_nodes("//script | //style | //*[@style] | //img").empty())
        faults.note("script, style or image");
    faults.expect_id("contenu", "the skip link");
}

}  // namespace

std::vector<std::string> page_faults(const pugi::xml_document& page, std::string_view html) {
    Faults faults;
    collect_ids(page, faults);
    check_controls(page, faults);
    check_references(page, faults);
    check_frame(page, faults);
    if (html.size() > kLargestPage) faults.note("larger than 25 kB: " + std::to_string(html.size()));
    return faults.list;
}

}  // namespace tests
