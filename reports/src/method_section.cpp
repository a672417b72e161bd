#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "answer_columns.hpp"
#include "phrase.hpp"
#include "plenary_results.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

/// Questions that everybody was asked and more than one person in ten left, refusals included; only where both those
/// who answered and those who did not reach the threshold.
std::vector<std::string> often_left(const Plenary& plenary) {
    std::vector<std::string> labels;
    const WaveResults& now = plenary.now();
    for (const auto& page : plenary.questionnaire().pages) {
        if (page.relevant) continue;
        for (const auto& question : page.questions) {
            if (question.kind != questionnaires::QuestionKind::select_one || question.relevant ||
                question.band)
                continue;
            const std::size_t left = unanswered(now.wave->answers, question.name);
            const std::size_t k = plenary.threshold().people();
            if (left >= k && now.sample.rows - left >= k && 10 * left > now.sample.rows)
                labels.push_back(quoted(without_full_stop(question.label)));
        }
    }
    return labels;
}

std::vector<std::string> strata_without_answer(const Weighting& weighting) {
    std::vector<std::string> labels;
    for (const StratumAnswers& stratum : weighting.strata)
        if (stratum.people && *stratum.people > 0.0 && stratum.answered == 0)
            labels.push_back(quoted(stratum.label));
    return labels;
}

std::string waves_sentence(const Plenary& plenary) {
    std::vector<std::string> labels;
    for (const WaveResults& wave : plenary.waves) labels.push_back(wave_name(*wave.wave));
    const auto& settings = plenary.questionnaire().settings;
    std::string text = "Questionnaire " + quoted(settings.title);
    if (!settings.version.empty()) text += ", version " + settings.version;
    text += ". " + std::string(labels.size() == 1 ? "Vague : " : "Vagues : ") + enumerated(labels) + ".";
    return text;
}

bool some_incomparable(const Plenary& plenary) {
    for (const WaveResults& wave : plenary.waves)
        for (const ScaleResult& scale : wave.scales)
            if (!scale.comparable) return true;
    return false;
}

std::vector<std::string> caveats(const Plenary& plenary, std::size_t comparisons) {
    const WaveResults& now = plenary.now();
    const Weighting& weighting = now.sample.weighting;
    std::vector<std::string> list;
    list.push_back(caveat("selection"));
    list.push_back(caveat("association"));
    if (plenary.waves.size() > 1) list.push_back(caveat("composition"));
    if (some_incomparable(plenary)) list.push_back(caveat("redaction"));
    if (comparisons > 1) list.push_back(caveat("comparaisons", {{"tests", std::to_string(comparisons)}}));
    list.push_back(caveat("seuil"));
    list.push_back(caveat("repartition"));
    list.push_back(caveat("petits"));
    const auto left = often_left(plenary);
    if (!left.empty()) list.push_back(caveat("manquants", {{"questions", enumerated(left)}}));
    if (weighting.overfull) list.push_back(caveat("effectif"));
    const auto silent = strata_without_answer(weighting);
    if (!silent.empty()) list.push_back(caveat("absents", {{"groupes", enumerated(silent)}}));
    if (now.wave->open_link) list.push_back(caveat("lien"));
    list.push_back(caveat("sante"));
    return list;
}

/// The one source of all references, or nothing when they have several.
std::string common_source(const std::vector<LegalReference>& references) {
    for (const LegalReference& reference : references)
        if (reference.source != references.front().source) return {};
    return references.empty() ? std::string() : references.front().source;
}

}  // namespace

Section method_section(const Plenary& plenary, std::size_t comparisons) {
    const WaveResults& now = plenary.now();
    const std::string k = std::to_string(plenary.threshold().people());
    Section section{
        "methode", "Méthode et limites", "Comment ces chiffres sont faits, et ce qu’ils ne disent pas", {}};
    std::vector<std::string> how;
    how.push_back(typo_fr(waves_sentence(plenary)));
    how.push_back(explanation("regle", {{"k", k}}));
    if (now.sample.weighting.weighted) {
        how.push_back(
            caveat("pondere", {{"strates", band_name(plenary.questionnaire(), now.wave->strata).label}}));
        how.push_back(caveat("nonindique"));
    } else {
        how.push_back(caveat("brut"));
    }
    how.push_back(explanation("intervalles"));
    section.blocks.push_back(Subheading{"Comment"});
    section.blocks.push_back(Bullets{std::move(how)});
    section.blocks.push_back(Subheading{"Ce que ces chiffres ne peuvent pas dire"});
    section.blocks.push_back(Bullets{caveats(plenary, comparisons)});
    return section;
}

Section law_section() {
    Section section{"droit", "Repères juridiques", "Les textes qui encadrent la consultation", {}};
    std::vector<LegalReference> references = legal_references();
    std::string introduction = explanation("droit");
    const std::string source = common_source(references);
    if (!source.empty()) {
        introduction += typo_fr(" Source : ") + source + ".";
        for (LegalReference& reference : references) reference.source.clear();
    }
    section.blocks.push_back(Paragraph{std::move(introduction)});
    section.blocks.push_back(LegalReferences{std::move(references)});
    return section;
}

Section guide_section() {
    Section section{"lecture", "Guide de lecture", "Comment lire ces résultats à voix haute", {}};
    section.blocks.push_back(Definitions{reading_guide()});
    return section;
}

}  // namespace reports
