#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "phrase.hpp"
#include "plenary_results.hpp"
#include "printed_counts.hpp"
#include "report_texts.hpp"
#include "reports/french_numbers.hpp"
#include "reports/french_text.hpp"

namespace reports {
namespace {

std::string people(double count) {
    return fmt_num(count, 0);
}

/// Everybody who could answer: the headcounts, else the codes; nullopt when it is not known.
struct Invited {
    double people;
    const char* words;
};

std::optional<Invited> invited(const PlenaryWave& wave) {
    double headcount = 0.0;
    for (const auto& stratum : wave.headcounts) headcount += stratum.people;
    if (headcount > 0.0) return Invited{headcount, "personnes"};
    if (!wave.open_link && wave.issued > 0) return Invited{static_cast<double>(wave.issued), "codes remis"};
    return std::nullopt;
}

std::optional<Printed> overall_rate(const PlenaryWave& wave) {
    const auto all = invited(wave);
    if (!all || static_cast<double>(wave.received) > all->people) return std::nullopt;
    return printed_share(100.0 * static_cast<double>(wave.received) / all->people);
}

std::string finding(const PlenaryWave& wave) {
    const std::string answers = fmt_count(wave.received) + (wave.received == 1 ? " réponse" : " réponses");
    const auto all = invited(wave);
    const auto rate = overall_rate(wave);
    if (!all) return answers + " par un lien ouvert, sans liste de personnes invitées";
    if (!rate) return answers + ", plus que les " + people(all->people) + " " + all->words;
    return answers + " pour " + people(all->people) + " " + all->words + ", soit " + rate->text;
}

/// Share of the headcount that answered, from the rounded count: with the headcount known, an exact rate would tell
/// the exact count.
ParticipationRow row_of(const StratumAnswers& stratum) {
    ParticipationRow row{stratum.label, people(*stratum.people), "", Absent{}};
    if (!stratum.shown) return row;
    row.answered = about(stratum.answered);
    const double rate = 100.0 * static_cast<double>(rounded_count(stratum.answered)) / *stratum.people;
    if (static_cast<double>(stratum.answered) > *stratum.people)
        row.rate = Absent{"effectif à vérifier"};
    else
        row.rate = Estimate{printed_share(std::min(rate, 100.0)), {}};
    return row;
}

std::string title_of(const ParticipationChart& chart, const std::string& band) {
    const ParticipationRow* lowest = nullptr;
    const ParticipationRow* highest = nullptr;
    for (const ParticipationRow& row : chart.rows) {
        const Estimate* rate = estimate_of(row.rate);
        if (rate == nullptr) continue;
        if (lowest == nullptr || rate->point.value < estimate_of(lowest->rate)->point.value) lowest = &row;
        if (highest == nullptr || rate->point.value > estimate_of(highest->rate)->point.value) highest = &row;
    }
    if (lowest == nullptr || point_text(lowest->rate) == point_text(highest->rate))
        return "Taux de réponse par " + band;
    return "Par " + band + ", le taux de réponse va d’environ " + point_text(lowest->rate) + " pour " +
           quoted(lowest->label) + " à environ " + point_text(highest->rate) + " pour " +
           quoted(highest->label);
}

ChartBlock chart_of(const Plenary& plenary, const std::string& band) {
    const WaveResults& now = plenary.now();
    ParticipationChart chart;
    chart.stratum_header = "Groupe";
    chart.overall = overall_rate(*now.wave);
    for (const StratumAnswers& stratum : now.sample.weighting.strata)
        if (stratum.people && *stratum.people > 0.0) chart.rows.push_back(row_of(stratum));
    const std::string title = title_of(chart, band);
    return {"participation-groupes", {title, explanation("participation"), std::move(chart)}};
}

/// Those who did not say, where the gate lets their number be told.
std::optional<std::string> unsaid(const Plenary& plenary) {
    const StratumAnswers& silent = plenary.now().sample.weighting.strata.back();
    if (!silent.shown || silent.answered == 0) return std::nullopt;
    return typo_fr("Parmi les réponses, environ " +
                   fmt_count(static_cast<std::int64_t>(rounded_count(silent.answered))) +
                   " ne disent pas leur groupe : les taux ci-dessus sont donc des minimums.");
}

/// What the waves count their answers against; nullopt when they do not all have the same.
std::optional<std::string> common_words(const Plenary& plenary) {
    std::optional<std::string> common;
    for (const WaveResults& results : plenary.waves) {
        const auto all = invited(*results.wave);
        if (!all || common.value_or(all->words) != all->words) return std::nullopt;
        common = all->words;
    }
    return common;
}

TableBlock waves_table(const Plenary& plenary) {
    const auto words = common_words(plenary);
    DataTable table;
    table.caption = "Participation, trimestre par trimestre";
    table.columns = {"Trimestre", capitalised(words.value_or("personnes ou codes")), "Réponses",
                     "Taux de réponse"};
    for (const WaveResults& results : plenary.waves) {
        const PlenaryWave& wave = *results.wave;
        const auto all = invited(wave);
        const auto rate = overall_rate(wave);
        std::string counted = all ? people(all->people) : "lien ouvert";
        if (all && !words) counted += std::string(" ") + all->words;
        table.rows.push_back({wave_name(wave), {counted, fmt_count(wave.received), rate ? rate->text : "–"}});
    }
    return {std::move(table)};
}

}  // namespace

std::optional<std::string> participation_rate(const PlenaryWave& wave) {
    const auto rate = overall_rate(wave);
    return rate ? std::optional{rate->text} : std::nullopt;
}

Section participation_section(const Plenary& plenary) {
    const PlenaryWave& wave = *plenary.now().wave;
    Section section{"participation", "Participation", finding(wave), {}, true};
    std::string how = explanation(wave.open_link ? "lien" : "codes");
    if (!wave.headcounts.empty() && !wave.open_link && wave.issued > 0)
        how = fmt_count(wave.issued) + " codes avaient été préparés. " + how;
    section.blocks.push_back(Paragraph{std::move(how)});
    if (!wave.headcounts.empty()) {
        const std::string band = band_name(plenary.questionnaire(), wave.strata).label;
        section.blocks.push_back(chart_of(plenary, band));
        if (const auto sentence = unsaid(plenary)) section.blocks.push_back(Paragraph{*sentence});
    }
    if (plenary.waves.size() > 1) section.blocks.push_back(waves_table(plenary));
    return section;
}

}  // namespace reports
