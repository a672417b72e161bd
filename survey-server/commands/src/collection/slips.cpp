#include "collection/slips.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <stdexcept>

#include "collection/qr_path.hpp"
#include "reports/french_text.hpp"
#include "slip_texts.hpp"

namespace commands {

namespace {

constexpr const char* kTemplate = "papiers.tpl";

/// After '#', so that no server ever receives the code of who merely opens the address.
std::string scanned_text(const SlipText& text, const std::string& code) {
    return text.address.empty() ? code : text.address + "#" + code;
}

void add_slip(ctemplate::TemplateDictionary& page, const SlipText& text, const std::string& code) {
    const QrPath qr = qr_path(scanned_text(text, code));
    ctemplate::TemplateDictionary& slip = *page.AddSectionDictionary("SLIP");
    slip.SetValue("CODE", code);
    slip.SetIntValue("SIDE", qr.side);
    slip.SetValue("PATH", qr.path);
    if (!text.address.empty()) slip.SetValueAndShowSection("ADDRESS", text.address, "WITH_ADDRESS");
    if (text.address.empty()) slip.ShowSection("WITHOUT_ADDRESS");
    if (!text.batch.empty()) slip.SetValueAndShowSection("BATCH", text.batch, "WITH_BATCH");
}

}  // namespace

std::string slips_html(const SlipText& text, std::span<const std::string> codes) {
    ctemplate::TemplateCache cache;
    const std::string text_of_template = reports::typo_fr(::collection_verbs::slip_texts::papiers_tpl);
    cache.StringToTemplateCache(kTemplate, text_of_template, ctemplate::STRIP_BLANK_LINES);
    cache.Freeze();
    ctemplate::TemplateDictionary page("papiers");
    page.SetValue("TITLE", text.title);
    page.SetValue("WAVE", text.wave);
    for (const std::string& code : codes) add_slip(page, text, code);

    std::string html;
    if (!cache.ExpandNoLoad(kTemplate, ctemplate::STRIP_BLANK_LINES, &page, nullptr, &html)) {
        throw std::logic_error("papiers.tpl cannot be expanded");
    }
    return html;
}

std::string_view slips_css() {
    return ::collection_verbs::slip_texts::papiers_css;
}

}  // namespace commands
