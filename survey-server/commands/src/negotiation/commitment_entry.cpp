#include "negotiation/commitment_entry.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "campaign/wave_dataset.hpp"
#include "negotiation/commitment_file.hpp"
#include "negotiation/dates.hpp"
#include "questionnaires/questionnaire.hpp"

namespace commands {
namespace {

using reports::Better;
using reports::Commitment;
using reports::Indicator;

std::string needed(const Arguments& arguments, const char* option, const char* action) {
    const auto value = arguments.option(option);
    if (!value || value->empty())
        throw WrongUsage(std::string("commitments ") + action + " : il manque --" + option + ".");
    return *value;
}

/// A point or a comma before the decimals.
double number_of(const char* option, std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        throw WrongUsage(std::string("--") + option + " : « " + text + " » n’est pas un nombre.");
    return value;
}

std::string last_tallied(const campaign::Campaign& campaign) {
    std::string last;
    for (const std::string& name : campaign.wave_names())
        if (campaign.state(name) == campaign::WaveState::tallied) last = name;
    if (last.empty())
        throw Refused(
            "La campagne n’a pas encore de vague dépouillée : un indicateur de l’enquête part d’une "
            "vague dépouillée. Prenez un indicateur outside:… ou attendez le dépouillement.");
    return last;
}

[[noreturn]] void refuse_name(const std::string& what, const std::string& name,
                              const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& one : names) list += (list.empty() ? "" : ", ") + one;
    throw Refused("Le questionnaire n’a pas " + what + " « " + name + " ». Il a : " + list + ".");
}

/// The way that is better by the scale's own direction; nullopt when the questionnaire does not tell.
std::optional<Better> checked(const Indicator& indicator,
                              const questionnaires::Questionnaire& questionnaire) {
    if (indicator.kind == Indicator::Kind::scale) {
        const auto* scale = questionnaire.scale(indicator.name);
        if (scale != nullptr)
            return scale->direction == questionnaires::Direction::risk ? Better::lower : Better::higher;
        std::vector<std::string> names;
        for (const auto& one : questionnaire.scales) names.push_back(one.name);
        refuse_name("d’échelle", indicator.name, names);
    }
    const auto* question = questionnaire.question(indicator.name);
    std::vector<std::string> names;
    if (question == nullptr || question->kind != questionnaires::QuestionKind::select_one) {
        for (const auto& page : questionnaire.pages)
            for (const auto& one : page.questions)
                if (one.kind == questionnaires::QuestionKind::select_one) names.push_back(one.name);
        refuse_name("de question à choix unique", indicator.name, names);
    }
    for (const auto& choice : questionnaire.choices_of(*question)) names.push_back(choice.code);
    for (const std::string& code : indicator.codes)
        if (std::find(names.begin(), names.end(), code) == names.end())
            refuse_name("à « " + indicator.name + " » de réponse", code, names);
    return std::nullopt;
}

Better better_of(const Arguments& arguments, std::optional<Better> natural) {
    const auto written = arguments.option("better");
    if (!written) {
        if (natural) return *natural;
        throw WrongUsage(
            "commitments add : dites par --better lower ou higher si mieux veut dire moins ou plus.");
    }
    if (*written != "lower" && *written != "higher")
        throw WrongUsage("--better : lower (moins est mieux) ou higher (plus est mieux), pas « " + *written +
                         " ».");
    const Better better = *written == "higher" ? Better::higher : Better::lower;
    if (natural && *natural != better)
        throw Refused("--better contredit le sens de l’échelle dans le questionnaire : laissez-le de côté.");
    return better;
}

std::string next_id(char letter, std::size_t taken) {
    return letter + std::to_string(taken + 1);
}

}  // namespace

std::string add_commitment(const campaign::Campaign& campaign, const Arguments& arguments) {
    constexpr const char* kAction = "add";
    const auto book = read_commitments(campaign);
    const std::string written = needed(arguments, "indicator", kAction);
    const auto indicator = read_indicator(written);
    if (!indicator)
        throw WrongUsage(
            "--indicator : « " + written +
            " » ne se lit pas. Écrivez scale:ÉCHELLE, share:QUESTION=CODE,CODE ou outside:LIBELLÉ.");
    Commitment commitment{.id = next_id('E', book.commitments.size()),
                          .theme = arguments.option("theme").value_or(""),
                          .text = needed(arguments, "text", kAction),
                          .source = needed(arguments, "source", kAction),
                          .source_date = date_of("date", needed(arguments, "date", kAction)),
                          .indicator = *indicator,
                          .better = Better::lower,
                          .baseline_wave = {},
                          .baseline = 0.0,
                          .target = number_of("target", needed(arguments, "target", kAction)),
                          .due = date_of("due", needed(arguments, "due", kAction))};
    if (commitment.due < commitment.source_date)
        throw Refused("L’échéance (" + reports::iso_date(commitment.due) + ") vient avant l’engagement (" +
                      reports::iso_date(commitment.source_date) + ") : vérifiez --date et --due.");

    if (indicator->kind == Indicator::Kind::outside) {
        commitment.baseline = number_of("baseline", needed(arguments, "baseline", kAction));
        const auto natural =
            commitment.target == commitment.baseline
                ? std::nullopt
                : std::optional{commitment.target > commitment.baseline ? Better::higher : Better::lower};
        commitment.better = better_of(arguments, natural);
    } else {
        if (arguments.has("baseline"))
            throw WrongUsage(
                "--baseline est pour un chiffre extérieur ; pour l’enquête, --baseline-wave VAGUE.");
        const std::string wave = arguments.option("baseline-wave").value_or(last_tallied(campaign));
        if (campaign.state(wave) != campaign::WaveState::tallied)
            throw Refused("La vague « " + wave +
                          " » n’est pas dépouillée : elle ne peut pas servir de départ.");
        commitment.baseline_wave = campaign::wave_label(wave);
        commitment.better =
            better_of(arguments, checked(*indicator, campaign::wave_questionnaire(campaign, wave)));
        if (commitment.target < 0.0 || commitment.target > 100.0)
            throw Refused("--target : un score va de 0 à 100 et une part aussi.");
    }
    append(campaign, commitment);
    return "Engagement noté : " + commitment.id + ".";
}

std::string add_figure(const campaign::Campaign& campaign, const Arguments& arguments) {
    constexpr const char* kAction = "figure";
    const auto book = read_commitments(campaign);
    const std::string id = needed(arguments, "id", kAction);
    const auto commitment = std::find_if(book.commitments.begin(), book.commitments.end(),
                                         [&id](const Commitment& one) { return one.id == id; });
    if (commitment == book.commitments.end())
        throw Refused("Aucun engagement « " + id + " » : voyez vigie commitments CAMPAIGN list.");
    if (commitment->indicator.kind != Indicator::Kind::outside)
        throw Refused("L’engagement « " + id +
                      " » est mesuré par l’enquête : son chiffre ne se donne pas à la main.");
    append(campaign, reports::OutsideFigure{id, date_of("date", needed(arguments, "date", kAction)),
                                            number_of("value", needed(arguments, "value", kAction)),
                                            needed(arguments, "source", kAction)});
    return "Chiffre noté pour " + id + ".";
}

std::string add_demand(const campaign::Campaign& campaign, const Arguments& arguments) {
    constexpr const char* kAction = "demand";
    const auto book = read_commitments(campaign);
    const reports::Demand demand{next_id('D', book.demands.size()),
                                 needed(arguments, "text", kAction),
                                 date_of("date", needed(arguments, "date", kAction)),
                                 {}};
    append(campaign, demand);
    return "Demande notée : " + demand.id + ".";
}

std::string add_answer(const campaign::Campaign& campaign, const Arguments& arguments) {
    constexpr const char* kAction = "answer";
    const auto book = read_commitments(campaign);
    const std::string id = needed(arguments, "id", kAction);
    const auto demand = std::find_if(book.demands.begin(), book.demands.end(),
                                     [&id](const auto& one) { return one.id == id; });
    if (demand == book.demands.end())
        throw Refused("Aucune demande « " + id + " » : voyez vigie commitments CAMPAIGN list.");
    const bool accepted = arguments.has("accepted");
    if (accepted == arguments.has("refused"))
        throw WrongUsage("commitments answer : dites --accepted ou --refused.");
    const reports::Demand::Answer answer{date_of("date", needed(arguments, "date", kAction)),
                                         needed(arguments, "text", kAction), accepted};
    if (answer.date < demand->asked)
        throw Refused("La réponse (" + reports::iso_date(answer.date) + ") vient avant la demande (" +
                      reports::iso_date(demand->asked) + ") : vérifiez --date.");
    append_answer(campaign, id, answer);
    return "Réponse notée pour " + id + ".";
}

}  // namespace commands
