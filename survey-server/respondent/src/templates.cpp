#include "templates.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_modifiers.h>

#include <array>
#include <mutex>
#include <stdexcept>

#include "reports/french_text.hpp"
#include "texts.hpp"

namespace respondent {
namespace {

constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

/// Lets markup of type Rendered through the escaping of a template: `{{NAME:x-rendered}}`.
class PassRendered : public ctemplate::TemplateModifier {
public:
    void Modify(const char* in, size_t length, const ctemplate::PerExpandData*, ctemplate::ExpandEmitter* out,
                const std::string&) const override {
        out->Emit(in, length);
    }
};

/// ctemplate knows its modifiers once for the whole program.
void register_modifier() {
    static const PassRendered pass_rendered;
    static std::once_flag once;
    std::call_once(once, [] { ctemplate::AddXssSafeModifier("x-rendered", &pass_rendered); });
}

void fill(ctemplate::TemplateDictionary& dictionary, const View& view) {
    for (const auto& [name, value] : view.values) dictionary.SetValue(name, value);
    for (const auto& [name, markup] : view.rendered) dictionary.SetValue(name, markup.html());
    for (const auto& [name, views] : view.sections) {
        for (const View& child : views) fill(*dictionary.AddSectionDictionary(name), child);
    }
    for (const auto& [name, parts] : view.parts) {
        for (const View::Part& part : parts) {
            ctemplate::TemplateDictionary* child = dictionary.AddIncludeDictionary(name);
            child->SetFilename(part.file);
            fill(*child, part.view);
        }
    }
}

}  // namespace

struct Templates::Impl {
    ctemplate::TemplateCache cache;
};

Templates::Templates() : impl_{std::make_unique<Impl>()} {
    register_modifier();
    struct File {
        const char* name;
        std::string_view text;
    };
    const std::array files{
        File{"accessibility.tpl", texts::accessibility_tpl},
        File{"anonymity.tpl", texts::anonymity_tpl},
        File{"layout.tpl", texts::layout_tpl},
        File{"message.tpl", texts::message_tpl},
        File{"question.tpl", texts::question_tpl},
        File{"questions.tpl", texts::questions_tpl},
        File{"receipt.tpl", texts::receipt_tpl},
        File{"receipts.tpl", texts::receipts_tpl},
        File{"rendered.tpl", texts::rendered_tpl},
        File{"review.tpl", texts::review_tpl},
        File{"sheet.tpl", texts::sheet_tpl},
        File{"start.tpl", texts::start_tpl},
        File{"unopened.tpl", texts::unopened_tpl},
    };
    for (const File& file : files) {
        if (!impl_->cache.StringToTemplateCache(file.name, reports::typo_fr(file.text), kStrip)) {
            throw std::logic_error(std::string{"template not understood: "} + file.name);
        }
    }
    impl_->cache.Freeze();
}

Templates::~Templates() = default;

std::string Templates::expand(std::string_view file, const View& view) const {
    ctemplate::TemplateDictionary dictionary{"page"};
    fill(dictionary, view);
    std::string page;
    if (!impl_->cache.ExpandWithData(std::string{file}, kStrip, &dictionary, nullptr, &page)) {
        throw std::logic_error("template not expanded: " + std::string{file});
    }
    return page;
}

}  // namespace respondent
