#include "page_layout.hpp"

#include "campaign/campaign.hpp"
#include "texts.hpp"
#include "urn/sealing.hpp"

namespace respondent {

const std::string& stylesheet_path() {
    static const std::string path = "/style.css?" + urn::sha256_hex(texts::style_css).substr(0, 8);
    return path;
}

http::Response lay_out(const Survey& survey, const PageLayout& layout, int status) {
    View view;
    view.set("PAGE_TITLE", layout.title);
    view.set("SURVEY_TITLE", survey.questionnaire.settings.title);
    view.set("WAVE", campaign::wave_label(survey.wave.name));
    view.set("STYLESHEET", stylesheet_path());
    view.include("CONTENT", layout.content);
    if (!layout.focus_in_content) view.show("FOCUS");
    view.show(layout.answering ? "OTHER_TAB" : "SAME_TAB");

    http::Response response;
    response.status = status;
    response.body = survey.templates.expand("layout.tpl", view);
    return response;
}

}  // namespace respondent
