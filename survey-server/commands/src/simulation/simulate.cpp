#include <charconv>
#include <fstream>
#include <sstream>

#include "campaign/campaign.hpp"
#include "campaign/wave_dataset.hpp"
#include "http/client.hpp"
#include "message.hpp"
#include "questionnaires/csv.hpp"
#include "simulation/population.hpp"
#include "simulation/running_survey.hpp"
#include "simulation/verbs.hpp"

namespace commands {

namespace {

constexpr std::int64_t kMostPeople = 200'000;

struct Place {
    std::string host;
    std::uint16_t port = 0;
};

/// `http://host[:port][/]`; an IPv6 host stands in brackets.
Place place_of(const std::string& url) {
    const auto wrong = [&url] {
        return WrongUsage("--url « " + url + " » : écrivez une adresse comme http://127.0.0.1:8080.");
    };
    constexpr std::string_view kScheme = "http://";
    if (!url.starts_with(kScheme)) throw wrong();
    std::string rest = url.substr(kScheme.size());
    if (rest.ends_with('/')) rest.pop_back();
    Place place{rest, 80};
    const auto bracket = rest.find(']');
    const auto colon = rest.find(':', bracket == std::string::npos ? 0 : bracket);
    if (colon != std::string::npos) {
        const char* end = rest.data() + rest.size();
        const auto [read, error] = std::from_chars(rest.data() + colon + 1, end, place.port);
        if (error != std::errc{} || read != end || place.port == 0) throw wrong();
        place.host = rest.substr(0, colon);
    }
    if (bracket != std::string::npos && place.host.front() == '[')
        place.host = place.host.substr(1, bracket - 1);
    if (place.host.empty() || place.host.find('/') != std::string::npos) throw wrong();
    return place;
}

std::string text_of(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) throw Refused("« " + file + " » : fichier absent ou illisible.");
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The first column of codes.csv, as `vigie codes` writes it.
std::vector<std::string> read_codes(const std::string& file) {
    const auto table = questionnaires::parse_csv(text_of(file));
    if (!table) {
        throw Refused("« " + file + " », ligne " + std::to_string(table.error().line) + " : " +
                      table.error().reason);
    }
    std::vector<std::string> codes;
    for (const auto& row : table.value().rows) codes.push_back(row.cells.front());
    return codes;
}

void tell(const simulation::Run& run, std::ostream& out) {
    const auto count = [](std::int64_t people) { return std::to_string(people); };
    out << message_line("Personnes simulées : " + count(run.started) +
                        ". Réponses envoyées : " + count(run.completed) +
                        ". Abandons en cours de route : " + count(run.dropped_out) + ".")
        << '\n';
}

/// The workforce that came with the wave's questionnaire, unless another is given.
std::string society_of(const campaign::Campaign& campaign, const std::string& wave,
                       const Arguments& arguments) {
    const auto given = arguments.option("society");
    if (given) return text_of(*given);
    const auto shipped = campaign.wave_folder(wave) / "questionnaire" / "simulation.json";
    if (!std::filesystem::exists(shipped)) {
        throw Refused(
            "Le questionnaire de cette vague ne décrit pas de population : donnez-en une avec --society "
            "FILE.");
    }
    return text_of(shipped);
}

simulation::Settings settings_of(const campaign::Campaign& campaign, const std::string& wave,
                                 const Arguments& arguments) {
    simulation::Settings settings;
    settings.people = arguments.integer("people", 1, kMostPeople).value_or(0);
    settings.seed = static_cast<std::uint64_t>(arguments.integer("seed", 0, INT64_MAX).value_or(1));
    settings.quarter = static_cast<int>(arguments.integer("quarter", 0, 1000).value_or(0));
    settings.connections = 16;
    settings.society = society_of(campaign, wave, arguments);
    return settings;
}

/// A wave that another process serves holds its urn: codes come from a file then.
void answer_elsewhere(const campaign::Campaign& campaign, const std::string& wave,
                      simulation::Settings settings, const Arguments& arguments, std::ostream& out) {
    const Place place = place_of(*arguments.option("url"));
    settings.host = place.host;
    settings.port = place.port;
    if (const auto codes = arguments.option("codes"))
        settings.codes = read_codes(*codes);
    else if (campaign.wave(wave).mode == campaign::Mode::codes) {
        throw WrongUsage(
            "--url demande aussi --codes FILE : le fichier codes.csv écrit par « vigie codes ».");
    }
    tell(simulation::answer_survey(campaign::wave_questionnaire(campaign, wave), settings), out);
}

void simulate(const Arguments& arguments, std::ostream& out) {
    auto campaign = campaign::Campaign::open(arguments.positional("CAMPAIGN"));
    const std::string& wave = arguments.positional("WAVE");
    simulation::Settings settings = settings_of(campaign, wave, arguments);
    try {
        if (arguments.has("url"))
            return answer_elsewhere(campaign, wave, std::move(settings), arguments, out);
        if (arguments.has("codes")) throw WrongUsage("--codes ne va qu’avec --url.");
        if (campaign.wave(wave).mode == campaign::Mode::codes) {
            settings.codes = campaign.draw_codes(wave, static_cast<std::size_t>(settings.people));
        }
        const RunningSurvey survey{campaign.serve(wave)};
        settings.port = survey.port();
        tell(simulation::answer_survey(survey.wave().questionnaire, settings), out);
    } catch (const http::ConnectionError& fault) {
        throw Refused(std::string{"Le serveur de l’enquête ne répond pas : "} + fault.what());
    }
}

}  // namespace

Verb simulate_verb() {
    return {
        .name = "simulate",
        .summary = "fait répondre des personnes simulées à la vague ouverte, par les vraies pages",
        .example = "vigie simulate campagne-ia T4-2026 --people 200 --seed 1",
        .positionals = {{.name = "CAMPAIGN", .help = "dossier de la campagne"},
                        {.name = "WAVE", .help = "la vague ouverte"}},
        .options = {{.name = "people", .value = "N", .help = "nombre de personnes", .required = true},
                    {.name = "seed",
                     .value = "S",
                     .help = "graine : la même donne les mêmes réponses",
                     .required = true},
                    {.name = "url",
                     .value = "URL",
                     .help = "un serveur qui tourne déjà (sinon, un serveur le temps de l’essai)"},
                    {.name = "codes",
                     .value = "FILE",
                     .help = "avec --url : le fichier codes.csv des codes à dépenser"},
                    {.name = "quarter",
                     .value = "Q",
                     .help = "0, 1, 2 … : avancée de la dérive des axes (0 par défaut)"},
                    {.name = "society",
                     .value = "FILE",
                     .help = "description de la population (simulation.json du questionnaire par défaut)"}},
        .run = [](const Arguments& arguments, std::ostream& out, std::ostream&) {
            simulate(arguments, out);
        }};
}

}  // namespace commands
