#include "weighting.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "answer_columns.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

/// The stratum of each row as an index into the headcounts; one past their end for those who did not say, or
/// named a stratum without headcount.
std::vector<std::size_t> stratum_of_rows(const PlenaryWave& wave) {
    std::vector<std::size_t> strata(wave.answers.rows, wave.headcounts.size());
    const auto codes = choice_codes(wave.answers, wave.strata);
    for (std::size_t row = 0; row < codes.size(); ++row) {
        if (!codes[row]) continue;
        const auto found =
            std::find_if(wave.headcounts.begin(), wave.headcounts.end(),
                         [&](const analysis::Headcount& one) { return one.stratum == *codes[row]; });
        strata[row] = static_cast<std::size_t>(found - wave.headcounts.begin());
    }
    return strata;
}

std::string label_of(const PlenaryWave& wave, const std::string& code) {
    const auto* question = wave.questionnaire.question(wave.strata);
    if (question != nullptr)
        for (const auto& choice : wave.questionnaire.choices_of(*question))
            if (choice.code == code) return typo_fr(choice.label);
    return code;
}

/// People each stratum stands for, those who did not say taking their share of everybody.
std::vector<double> represented(const std::vector<StratumAnswers>& strata, std::size_t respondents) {
    double people = 0.0;
    for (const StratumAnswers& stratum : strata) people += stratum.people.value_or(0.0);
    const double unsaid = static_cast<double>(strata.back().answered) / static_cast<double>(respondents);
    std::vector<double> result;
    for (const StratumAnswers& stratum : strata) {
        const double share = stratum.people ? *stratum.people * (1.0 - unsaid) : people * unsaid;
        result.push_back(std::max(share, static_cast<double>(stratum.answered)));
    }
    return result;
}

/// One class a shown stratum, one for all hidden ones; strata nobody answered from have none.
analysis::Design design_of(const std::vector<StratumAnswers>& strata,
                           const std::vector<std::size_t>& stratum_of_row) {
    const std::vector<double> people = represented(strata, stratum_of_row.size());
    analysis::Design design;
    design.weighted = true;
    std::vector<std::size_t> class_of_stratum(strata.size(), 0);
    std::optional<std::size_t> hidden;
    for (std::size_t s = 0; s < strata.size(); ++s) {
        if (strata[s].answered == 0) continue;
        if (!strata[s].shown && hidden) {
            class_of_stratum[s] = *hidden;
        } else {
            class_of_stratum[s] = design.strata.size();
            if (!strata[s].shown) hidden = design.strata.size();
            design.strata.push_back({strata[s].shown ? strata[s].label : "autres", 0, 0.0});
        }
        analysis::Stratum& one = design.strata[class_of_stratum[s]];
        one.respondents += strata[s].answered;
        one.population = *one.population + people[s];
    }
    for (const std::size_t s : stratum_of_row) {
        const analysis::Stratum& one = design.strata[class_of_stratum[s]];
        design.stratum.push_back(class_of_stratum[s]);
        design.weights.push_back(*one.population / static_cast<double>(one.respondents));
    }
    return design;
}

}  // namespace

Weighting weighting_of(const PlenaryWave& wave, analysis::Threshold threshold) {
    Weighting result;
    result.design = analysis::simple_design(wave.answers.rows);
    if (wave.headcounts.empty()) return result;

    const std::vector<std::size_t> stratum_of_row = stratum_of_rows(wave);
    for (const analysis::Headcount& headcount : wave.headcounts)
        result.strata.push_back({label_of(wave, headcount.stratum), headcount.people, 0, false});
    result.strata.push_back({"Non indiqué", std::nullopt, 0, false});
    for (const std::size_t s : stratum_of_row) ++result.strata[s].answered;

    std::vector<std::size_t> sizes;
    for (const StratumAnswers& stratum : result.strata) sizes.push_back(stratum.answered);
    const auto visible = analysis::protect_breakdown(sizes, threshold);
    for (std::size_t s = 0; s < result.strata.size(); ++s) {
        StratumAnswers& stratum = result.strata[s];
        stratum.shown = visible[s] == analysis::Visibility::shown;
        if (stratum.people && static_cast<double>(stratum.answered) > *stratum.people) result.overfull = true;
    }
    if (wave.answers.rows < threshold.people()) return result;
    result.weighted = true;
    result.design = design_of(result.strata, stratum_of_row);
    return result;
}

}  // namespace reports
