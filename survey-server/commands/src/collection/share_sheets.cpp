#include "collection/share_sheets.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "collection/qr_path.hpp"
#include "reports/french_text.hpp"
#include "slip_texts.hpp"

namespace commands {

namespace {

constexpr const char* kTemplate = "part.tpl";
constexpr std::string_view kStyleLink = "<link rel=\"stylesheet\" href=\"part.css\">";
constexpr std::size_t kFingerprintDigits = 16;

std::string in_groups(const std::string& digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && i % 4 == 0) text += ' ';
        text += digits[i];
    }
    return text;
}

/// The page with its style in it: one file, which prints the same wherever it is carried.
void carry_style(std::string& html) {
    const std::size_t link = html.find(kStyleLink);
    if (link == std::string::npos) throw std::logic_error("part.tpl has no style sheet");
    html.replace(link, kStyleLink.size(),
                 "<style>\n" + std::string(::collection_verbs::slip_texts::part_css) + "</style>");
}

void add_lines(ctemplate::TemplateDictionary& page, const std::string& share) {
    int number = 0;
    for (std::size_t start = 0; start < share.size();) {
        const std::size_t end = std::min(share.find('\n', start), share.size());
        ctemplate::TemplateDictionary& line = *page.AddSectionDictionary("LINE");
        line.SetIntValue("LINE_NUMBER", ++number);
        line.SetValue("SIGNS", share.substr(start, end - start));
        start = end + 1;
    }
}

}  // namespace

std::string share_sheet_html(const ShareSheet& sheet) {
    ctemplate::TemplateCache cache;
    cache.StringToTemplateCache(kTemplate, reports::typo_fr(::collection_verbs::slip_texts::part_tpl),
                                ctemplate::STRIP_BLANK_LINES);
    cache.Freeze();
    const QrPath qr = qr_path(sheet.share);
    ctemplate::TemplateDictionary page("part");
    page.SetValue("TITLE", sheet.title);
    page.SetValue("HOLDER", sheet.holder);
    page.SetIntValue("NUMBER", sheet.number);
    page.SetValue("FINGERPRINT", in_groups(sheet.fingerprint.substr(0, kFingerprintDigits)));
    page.SetIntValue("SIDE", qr.side);
    page.SetValue("PATH", qr.path);
    add_lines(page, sheet.share);

    std::string html;
    if (!cache.ExpandNoLoad(kTemplate, ctemplate::STRIP_BLANK_LINES, &page, nullptr, &html)) {
        throw std::logic_error("part.tpl cannot be expanded");
    }
    carry_style(html);
    return html;
}

}  // namespace commands
