#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "campaign/campaign.hpp"
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

json::object to_json(const campaign::WaveStatus& wave) {
    json::object object;
    object["name"] = wave.name;
    object["state"] = std::string(name_of(wave.state));
    object["mode"] = std::string(name_of(wave.mode));
    object["issued"] = wave.issued;
    object["received"] = wave.received;
    object["received_rounded"] = wave.received_rounded;
    if (wave.definition.empty()) {
        object["definition"] = nullptr;
        object["definition_reason"] = "figée à l’ouverture de la vague";
    } else {
        object["definition"] = wave.definition;
    }
    return object;
}

std::string line_of(const campaign::WaveStatus& wave) {
    std::string line = campaign::wave_label(wave.name) + " : " + std::string(french(wave.state));
    if (wave.mode == campaign::Mode::open) {
        line += " ; lien ouvert, participation multiple possible";
    } else {
        line += " ; codes tirés : " + std::to_string(wave.issued);
    }
    if (wave.state != campaign::WaveState::planned) {
        line += wave.received_rounded ? " ; bulletins reçus : au moins " + std::to_string(wave.received) +
                                            " (arrondi à la dizaine tant que le serveur tourne)"
                                      : " ; bulletins reçus : " + std::to_string(wave.received);
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
        for (const auto& wave : waves) array.push_back(to_json(wave));
        json::object object;
        object["waves"] = std::move(array);
        out << json::serialize(object) << '\n';
        return;
    }
    if (waves.empty()) out << message_line("La campagne n’a encore aucune vague.") << '\n';
    for (const auto& wave : waves) out << message_line(line_of(wave)) << '\n';
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
