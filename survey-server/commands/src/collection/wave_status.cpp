#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <optional>

#include "campaign/campaign.hpp"
#include "campaign/code_batches.hpp"
#include "collection/verbs.hpp"
#include "message.hpp"

namespace commands {

namespace {

namespace json = boost::json;

std::string_view french(campaign::WaveState state) {
    switch (state) {
        case campaign::WaveState::planned:
            return "préparée";
        case campaign::WaveState::open:
            return "ouverte";
        case campaign::WaveState::closed:
            return "close";
        case campaign::WaveState::tallied:
            return "dépouillée";
    }
    return {};
}

void set(json::object& object, const char* key, const std::optional<std::int64_t>& number,
         const char* reason) {
    if (number) {
        object[key] = *number;
    } else {
        object[key] = nullptr;
        object[std::string(key) + "_reason"] = reason;
    }
}

json::object to_json(const campaign::WaveStatus& wave) {
    json::object object;
    object["name"] = wave.name;
    object["state"] = std::string(name_of(wave.state));
    object["mode"] = std::string(name_of(wave.mode));
    set(object, "eligible", wave.eligible,
        wave.state == campaign::WaveState::planned ? "les effectifs se donnent à l’ouverture de la vague"
                                                   : "la vague a été ouverte sans effectifs");
    object["issued"] = wave.issued;
    object["cancelled"] = wave.cancelled;
    object["received"] = wave.received;
    object["received_rounded"] = wave.received_rounded;
    set(object, "opened", wave.opened, "l’urne n’est pas dépouillée");
    if (wave.definition.empty()) {
        object["definition"] = nullptr;
        object["definition_reason"] = "figée à l’ouverture de la vague";
    } else {
        object["definition"] = wave.definition;
    }
    return object;
}

json::array to_json(const std::vector<campaign::SiteCodes>& sites) {
    json::array array;
    for (const campaign::SiteCodes& site : sites) {
        json::object object;
        object["name"] = site.site;
        object["issued"] = site.codes;
        array.push_back(std::move(object));
    }
    return array;
}

std::string line_of(const campaign::WaveStatus& wave) {
    std::string line = campaign::wave_label(wave.name) + " : " + std::string(french(wave.state));
    if (wave.eligible) line += " ; effectif : " + std::to_string(*wave.eligible);
    if (wave.mode == campaign::Mode::open) {
        line += " ; lien ouvert, participation multiple possible";
    } else {
        line += " ; codes tirés : " + std::to_string(wave.issued);
        if (wave.cancelled > 0) line += ", rendus et annulés : " + std::to_string(wave.cancelled);
    }
    if (wave.state != campaign::WaveState::planned) {
        line += wave.received_rounded ? " ; bulletins reçus : au moins " + std::to_string(wave.received) +
                                            " (arrondi à la dizaine tant que le serveur tourne)"
                                      : " ; bulletins reçus : " + std::to_string(wave.received);
        if (wave.opened) line += " ; bulletins ouverts : " + std::to_string(*wave.opened);
        line += " ; empreinte : " + wave.definition.substr(0, 16);
    }
    return line;
}

void print_status(const Arguments& arguments, std::ostream& out) {
    const auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const std::string& name = arguments.positional("WAVE");
    const std::vector<campaign::WaveStatus> waves =
        name.empty() ? campaign.waves() : std::vector<campaign::WaveStatus>{campaign.wave(name)};

    if (arguments.has("json")) {
        json::array array;
        for (const auto& wave : waves) {
            json::object object = to_json(wave);
            object["sites"] = to_json(campaign::site_codes(campaign, wave.name));
            array.push_back(std::move(object));
        }
        json::object object;
        object["waves"] = std::move(array);
        out << json::serialize(object) << '\n';
        return;
    }
    if (waves.empty()) out << message_line("La campagne n’a encore aucune vague.") << '\n';
    for (const auto& wave : waves) {
        out << message_line(line_of(wave)) << '\n';
        for (const auto& site : campaign::site_codes(campaign, wave.name)) {
            out << message_line("  « " + site.site + " », codes tirés : " + std::to_string(site.codes))
                << '\n';
        }
        for (const std::string& note : campaign::destruction_notes(campaign, wave.name)) {
            out << message_line("  " + note) << '\n';
        }
    }
}

}  // namespace

Verb wave_status_verb() {
    return {.name = "wave status",
            .summary = "dit où en sont les vagues : codes tirés, bulletins reçus, et rien d’autre",
            .example = "vigie wave status campagne-ia T4-2026",
            .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                            {.name = "WAVE", .help = "une seule vague", .required = false}},
            .options = {{.name = "json", .value = "", .help = "un objet JSON sur la sortie"}},
            .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) {
                print_status(arguments, out);
            }};
}

}  // namespace commands
