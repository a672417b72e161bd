#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "campaign/wave_dataset.hpp"
#include "estimates/json_results.hpp"
#include "message.hpp"
#include "negotiation/commitment_entry.hpp"
#include "negotiation/commitment_file.hpp"
#include "negotiation/dates.hpp"
#include "negotiation/verbs.hpp"
#include "publication/campaign_report.hpp"
#include "reports/commitment_tracking.hpp"

namespace commands {
namespace {

using reports::Commitment;
using reports::Demand;
using reports::FollowedCommitment;
using reports::FollowedPoint;
using reports::Indicator;

void put_reading(JsonWriter& json, std::string_view key, const reports::Reading& reading,
                 const std::string& reason) {
    const reports::Estimate* estimate = reports::estimate_of(reading);
    if (estimate == nullptr) {
        put_null(json, key, reason.empty() ? reports::text_of(reading) : reason);
        return;
    }
    json.key(key);
    json.begin_object();
    put(json, "text", reports::text_of(reading));
    if (estimate->ci) {
        json.key("ci");
        json.begin_array();
        json.number(estimate->ci->bounds.low);
        json.number(estimate->ci->bounds.high);
        json.end_array();
    }
    json.end_object();
}

const char* kind_name(Indicator::Kind kind) {
    switch (kind) {
        case Indicator::Kind::scale:
            return "scale";
        case Indicator::Kind::share:
            return "share";
        case Indicator::Kind::outside:
            return "outside";
    }
    return "";
}

void put_commitment(JsonWriter& json, const Commitment& commitment) {
    put(json, "id", commitment.id);
    put(json, "theme", commitment.theme);
    put(json, "text", commitment.text);
    put(json, "source", commitment.source);
    put(json, "date", reports::iso_date(commitment.source_date));
    json.key("indicator");
    json.begin_object();
    put(json, "kind", kind_name(commitment.indicator.kind));
    put(json, "name", commitment.indicator.name);
    if (commitment.indicator.kind == Indicator::Kind::share) put(json, "codes", commitment.indicator.codes);
    json.end_object();
    put(json, "better", commitment.better == reports::Better::higher ? "higher" : "lower");
    if (commitment.indicator.kind == Indicator::Kind::outside)
        put(json, "baseline", commitment.baseline);
    else
        put(json, "baseline_wave", commitment.baseline_wave);
    put(json, "target", commitment.target);
    put(json, "due", reports::iso_date(commitment.due));
}

void put_demands(JsonWriter& json, const std::vector<Demand>& demands) {
    json.key("demands");
    json.begin_array();
    for (const Demand& demand : demands) {
        json.begin_object();
        put(json, "id", demand.id);
        put(json, "text", demand.text);
        put(json, "date", reports::iso_date(demand.asked));
        if (demand.answer) {
            json.key("answer");
            json.begin_object();
            put(json, "date", reports::iso_date(demand.answer->date));
            put(json, "text", demand.answer->text);
            json.key("accepted");
            json.truth(demand.answer->accepted);
            json.end_object();
        } else {
            put_null(json, "answer", "pas encore de réponse");
        }
        json.end_object();
    }
    json.end_array();
}

void print_demands(const std::vector<Demand>& demands, std::ostream& out) {
    for (const Demand& demand : demands) {
        out << demand.id << " – " << demand.text << " (" << reports::french_date(demand.asked) << ")\n";
        if (demand.answer)
            out << "    " << (demand.answer->accepted ? "acceptée" : "refusée") << " le "
                << reports::french_date(demand.answer->date) << " : " << demand.answer->text << '\n';
        else
            out << "    sans réponse motivée à ce jour\n";
    }
}

void print_heading(const Commitment& commitment, std::ostream& out) {
    out << commitment.id << " – " << commitment.text << '\n'
        << "    " << (commitment.theme.empty() ? "" : commitment.theme + " ; ") << commitment.source << ", "
        << reports::french_date(commitment.source_date)
        << " ; échéance : " << reports::french_date(commitment.due) << '\n';
}

void list(const campaign::Campaign& campaign, const Arguments& arguments, std::ostream& out) {
    const auto book = read_commitments(campaign);
    if (arguments.has("json")) {
        JsonWriter json{out};
        json.begin_object();
        json.key("commitments");
        json.begin_array();
        for (const Commitment& commitment : book.commitments) {
            json.begin_object();
            put_commitment(json, commitment);
            json.end_object();
        }
        json.end_array();
        put_demands(json, book.demands);
        json.end_object();
        out << '\n';
        return;
    }
    if (book.empty())
        out << "Aucun engagement ni aucune demande : vigie commitments CAMPAIGN add … en note un.\n";
    for (const Commitment& commitment : book.commitments) print_heading(commitment, out);
    print_demands(book.demands, out);
}

/// The waves to follow, up to the one asked for or the last tallied.
reports::PlenaryInput followed_input(const campaign::Campaign& campaign, const Arguments& arguments) {
    std::string wave = arguments.option("wave").value_or("");
    if (wave.empty()) {
        for (const std::string& name : campaign.wave_names())
            if (campaign.state(name) == campaign::WaveState::tallied) wave = name;
    }
    if (wave.empty())
        throw Refused(
            "La campagne n’a pas encore de vague dépouillée : il n’y a pas de suite à calculer. "
            "vigie commitments CAMPAIGN list montre les engagements.");
    auto input = plenary_input(campaign, wave);
    if (const auto on = date_option(arguments, "on")) input.on = on;
    if (!input.on)
        throw WrongUsage("commitments report : la vague « " + wave +
                         " » ne nomme pas un trimestre. Donnez le jour du bilan par --on AAAA-MM-JJ.");
    return input;
}

void put_point(JsonWriter& json, const FollowedPoint& point) {
    json.begin_object();
    put(json, "label", point.label);
    put_reading(json, "value", point.reading, point.reason);
    put_reading(json, "change", point.change, point.reason);
    put(json, "state", reports::name_of(point.state));
    put(json, "reason", point.reason);
    json.end_object();
}

void report(const campaign::Campaign& campaign, const Arguments& arguments, std::ostream& out) {
    const auto input = followed_input(campaign, arguments);
    const auto all = reports::follow(input.commitments, input, input.on);
    if (arguments.has("json")) {
        JsonWriter json{out};
        json.begin_object();
        put(json, "on", reports::iso_date(*input.on));
        put(json, "wave", input.waves.back().label);
        json.key("commitments");
        json.begin_array();
        for (const FollowedCommitment& followed : all) {
            json.begin_object();
            put_commitment(json, *followed.commitment);
            put_reading(json, "start", followed.baseline, {});
            const FollowedPoint* today = followed.today();
            put(json, "state",
                today == nullptr ? reports::name_of(reports::CommitmentState::not_measurable)
                                 : reports::name_of(today->state));
            json.key("history");
            json.begin_array();
            for (const FollowedPoint& point : followed.history) put_point(json, point);
            json.end_array();
            json.end_object();
        }
        json.end_array();
        put_demands(json, input.commitments.demands);
        json.end_object();
        out << '\n';
        return;
    }
    out << "Suite des engagements au " << reports::french_date(*input.on) << " (" << input.waves.back().label
        << ")\n\n";
    for (const FollowedCommitment& followed : all) {
        print_heading(*followed.commitment, out);
        out << "    " << followed.indicator << " : départ " << reports::text_of(followed.baseline)
            << " ; cible " << followed.target << '\n';
        if (followed.history.empty()) out << "    non mesurable : pas encore de mesure après le départ\n";
        for (const FollowedPoint& point : followed.history)
            out << "    " << point.label << " : " << reports::text_of(point.reading) << " ; écart "
                << reports::text_of(point.change) << " ; " << reports::name_of(point.state)
                << (point.reason.empty() ? "" : " (" + point.reason + ")") << '\n';
    }
    print_demands(input.commitments.demands, out);
}

using Entry = std::string (*)(const campaign::Campaign&, const Arguments&);

void run(const Arguments& arguments, std::ostream& out, std::ostream&) {
    static const std::map<std::string, Entry> kEntries{
        {"add", add_commitment}, {"figure", add_figure}, {"demand", add_demand}, {"answer", add_answer}};
    const std::string& action = arguments.positional("ACTION");
    const auto entry = kEntries.find(action);
    if (action != "list" && action != "report" && entry == kEntries.end())
        throw WrongUsage("commitments : « " + action +
                         " » n’est pas une action. Il y a list, report, add, figure, demand et answer.");
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    if (action == "list") return list(campaign, arguments, out);
    if (action == "report") return report(campaign, arguments, out);
    out << message_line(entry->second(campaign, arguments)) << '\n';
}

}  // namespace

Verb commitments_verb() {
    return {
        .name = "commitments",
        .summary = "engagements de la direction, demandes du comité, et leur état par une règle écrite",
        .example =
            "vigie commitments campagne-ia add --text \"Charge réduite\" --source \"Accord IA\" --date "
            "2026-03-12 --indicator scale:intensite --target 50 --due 2026-12-31",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "ACTION",
                         .help =
                             "list, report, add (engagement), figure (chiffre extérieur), demand (demande du "
                             "comité) ou answer (réponse motivée)"}},
        .options =
            {{.name = "text", .value = "TEXTE", .help = "l’engagement, la demande ou la réponse, en clair"},
             {.name = "theme",
              .value = "THÈME",
              .help = "emploi, formation, charge, RPS, déconnexion, humain …"},
             {.name = "source", .value = "TEXTE", .help = "accord, procès-verbal, document d’où cela vient"},
             {.name = "date", .value = "DATE", .help = "jour de la source, de la demande ou de la réponse"},
             {.name = "indicator",
              .value = "INDICATEUR",
              .help = "scale:ÉCHELLE, share:QUESTION=CODE,CODE ou outside:LIBELLÉ (chiffre extérieur)"},
             {.name = "better",
              .value = "SENS",
              .help = "lower ou higher ; inutile pour une échelle, dont le questionnaire dit le sens"},
             {.name = "baseline-wave",
              .value = "VAGUE",
              .help = "vague de départ ; sinon la dernière dépouillée"},
             {.name = "baseline", .value = "NOMBRE", .help = "départ d’un chiffre extérieur"},
             {.name = "target", .value = "NOMBRE", .help = "cible : score de 0 à 100, part en %, ou chiffre"},
             {.name = "due", .value = "DATE", .help = "échéance (AAAA-MM-JJ)"},
             {.name = "id", .value = "ID", .help = "E1, D1 : ce que complète figure ou answer"},
             {.name = "value", .value = "NOMBRE", .help = "chiffre extérieur constaté"},
             {.name = "accepted", .value = "", .help = "la demande est acceptée"},
             {.name = "refused", .value = "", .help = "la demande est refusée"},
             {.name = "wave", .value = "VAGUE", .help = "report : jusqu’à cette vague"},
             {.name = "on",
              .value = "DATE",
              .help = "report : jour du bilan ; sinon la fin du trimestre de la dernière vague"},
             {.name = "json", .value = "", .help = "un objet JSON"}},
        .run = run};
}

}  // namespace commands
