#include "questionnaires/import.hpp"

#include <utility>

#include "import/draft_form.hpp"
#include "import/limesurvey.hpp"
#include "import/xlsform_import.hpp"
#include "naming.hpp"

namespace questionnaires {
namespace {

Result<Import, ImportError> import_lime(Result<LimeSurvey, ImportError> survey) {
    if (!survey) return Failure{survey.error()};
    return sheets_of(draft_of(std::move(survey).value()));
}

}  // namespace

Result<Import, ImportError> import_questionnaire(std::string_view file_name, std::string_view bytes) {
    const std::string name = folded(file_name);
    if (name.ends_with(".lss")) return import_lime(read_lime_lss(bytes));
    if (name.ends_with(".txt") || name.ends_with(".tsv")) return import_lime(read_lime_tsv(bytes));
    if (!name.ends_with(".xlsx"))
        return Failure{
            ImportError{"ce n’est ni un XLSForm (.xlsx), ni un export LimeSurvey (.lss, .txt, .tsv)."}};
    auto draft = xlsform_draft(bytes);
    if (!draft) return Failure{draft.error()};
    DraftForm form = std::move(draft).value();
    if (form.title.empty()) {
        form.title = std::string{file_name.substr(0, file_name.size() - 5)};
        form.lose("", "le questionnaire n’avait pas de titre : celui du fichier est mis.");
    }
    if (form.id.empty()) form.id = form.title;
    return sheets_of(std::move(form));
}

}  // namespace questionnaires
