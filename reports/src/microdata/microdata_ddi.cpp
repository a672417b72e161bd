#include <pugixml.hpp>

#include <sstream>

#include "reports/microdata.hpp"

namespace reports {
namespace {

pugi::xml_node add(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.append_child(name);
    node.text().set(text.c_str());
    return node;
}

std::string value_in_file(const MicrodataVariable& variable, const MicrodataValue& value) {
    if (!variable.numeric || value.kind == MicrodataValue::Kind::answer) return value.code;
    std::ostringstream number;
    number << *value.number;
    return number.str();
}

void add_study(pugi::xml_node book, const Microdata& data) {
    pugi::xml_node study = book.append_child("stdyDscr");
    pugi::xml_node citation = study.append_child("citation");
    add(citation.append_child("titlStmt"), "titl", data.title + ", " + data.wave);
    add(citation.append_child("verStmt"), "version", "définition " + data.definition);
    pugi::xml_node summary = study.append_child("stdyInfo").append_child("sumDscr");
    add(summary, "timePrd", data.wave);
    add(summary, "anlyUnit", "personne");
    add(summary, "universe", "personnes salariées qui ont répondu à l’enquête");
    add(summary, "dataKind", "enquête par questionnaire, sans nom");
    pugi::xml_node use = study.append_child("dataAccs").append_child("useStmt");
    add(use, "confDec", microdata_warning());
}

void add_categories(pugi::xml_node var, const MicrodataVariable& variable) {
    for (const auto& value : variable.values) {
        if (value.kind == MicrodataValue::Kind::answer && !variable.listed) continue;
        pugi::xml_node category = var.append_child("catgry");
        if (value.kind != MicrodataValue::Kind::answer) category.append_attribute("missing") = "Y";
        add(category, "catValu", value_in_file(variable, value));
        add(category, "labl", value.label);
    }
}

void add_variable(pugi::xml_node description, const MicrodataVariable& variable, std::size_t number) {
    pugi::xml_node var = description.append_child("var");
    var.append_attribute("ID") = ("V" + std::to_string(number)).c_str();
    var.append_attribute("name") = variable.name.c_str();
    var.append_attribute("files") = "F1";
    var.append_attribute("intrvl") = variable.measure == Measure::scale ? "contin" : "discrete";
    var.append_attribute("nature") = variable.measure == Measure::scale     ? "interval"
                                     : variable.measure == Measure::ordinal ? "ordinal"
                                                                            : "nominal";
    add(var, "labl", variable.label);
    if (!variable.question.empty()) add(var.append_child("qstn"), "qstnLit", variable.question);
    pugi::xml_node invalid;
    for (const auto& value : variable.values) {
        if (value.kind == MicrodataValue::Kind::answer) continue;
        if (!invalid) invalid = var.append_child("invalrng");
        invalid.append_child("item").append_attribute("VALUE") = value_in_file(variable, value).c_str();
    }
    add_categories(var, variable);
    var.append_child("varFormat").append_attribute("type") = variable.numeric ? "numeric" : "character";
}

}  // namespace

std::string microdata_ddi(const Microdata& data) {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node book = document.append_child("codeBook");
    book.append_attribute("xmlns") = "ddi:codebook:2_5";
    book.append_attribute("version") = "2.5";
    book.append_attribute("xml:lang") = "fr";
    add_study(book, data);
    pugi::xml_node file = book.append_child("fileDscr");
    file.append_attribute("ID") = "F1";
    pugi::xml_node text = file.append_child("fileTxt");
    add(text, "fileName", data.wave);
    add(text.append_child("dimensns"), "varQnty", std::to_string(data.variables.size()));
    pugi::xml_node description = book.append_child("dataDscr");
    for (std::size_t i = 0; i < data.variables.size(); ++i)
        add_variable(description, data.variables[i], i + 1);
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

}  // namespace reports
