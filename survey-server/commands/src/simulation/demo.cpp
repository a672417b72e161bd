#include <fstream>
#include <sstream>

#include "campaign/campaign.hpp"
#include "collection/memory_secrecy.hpp"
#include "http/server.hpp"
#include "message.hpp"
#include "respondent/survey_pages.hpp"
#include "simulation/demo_campaign.hpp"
#include "simulation/demo_pages.hpp"
#include "simulation/verbs.hpp"
#include "urn/writer.hpp"

namespace commands {

namespace {

constexpr std::size_t kCodesShown = 3;

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void introduce(const DemoCampaign& demo, std::uint16_t port, std::ostream& out) {
    const std::string address = "http://127.0.0.1:" + std::to_string(port) + "/";
    const auto say = [&out](const std::string& line) { out << message_line(line) << '\n'; };
    out << '\n';
    say("Répondre au trimestre ouvert :    " + address);
    const std::vector<std::string> codes = demo_codes(demo);
    for (std::size_t i = 0; i < codes.size() && i < kCodesShown; ++i) {
        say((i == 0 ? "   avec l’un de ces codes :       " : "                                  ") +
            codes[i]);
    }
    say("Lire les trois trimestres clos :  " + address + "resultats");
    say("Papiers des codes :               " + (demo.codes() / "papiers-001.html").string());
    say("Dossier de campagne :             " + demo.campaign().string());
    out << '\n';
    say("Ctrl+C arrête le serveur. Pour recommencer à neuf, effacez « " + demo.folder.string() + " ».");
    out << std::flush;
}

void serve(const DemoCampaign& demo, std::uint16_t port, std::ostream& out, std::ostream& err) {
    keep_memory_to_this_process();
    const auto campaign = campaign::Campaign::open(demo.campaign());
    const campaign::OpenWave wave = campaign.serve();
    urn::Writer writer{*wave.urn, {}};
    respondent::SurveyPages survey{wave, writer};
    DemoPages pages{survey, read_file(demo.results() / "index.html")};
    http::ListenOptions options;
    options.port = port;
    http::Server server{options, pages};
    introduce(demo, server.port(), out);
    server.run_until_signal();
    writer.drain();
    err << message_line("Serveur arrêté : chaque bulletin dont l’envoi a été confirmé est sur le disque.")
        << '\n';
}

void run_demo(const Arguments& arguments, std::ostream& out, std::ostream& err) {
    const std::filesystem::path folder = arguments.option("dir").value_or("vigie-demo");
    const auto port = static_cast<std::uint16_t>(arguments.integer("port", 0, 65535).value_or(8080));
    const DemoCampaign demo = is_demo(folder) ? DemoCampaign{folder} : make_demo(folder, err);
    if (!arguments.has("no-serve")) return serve(demo, port, out, err);
    out << message_line("Démonstration prête : « " + demo.folder.string() + " ». Page des résultats : « " +
                        (demo.results() / "index.html").string() + " ».")
        << '\n';
}

}  // namespace

Verb demo_verb() {
    return {
        .name = "demo",
        .summary = "prépare une démonstration (trois trimestres simulés, un quatrième ouvert) et la sert",
        .example = "vigie demo --dir vigie-demo --port 8080",
        .positionals = {},
        .options = {{.name = "dir",
                     .value = "DIR",
                     .help =
                         "dossier de la démonstration (vigie-demo par défaut) ; déjà faite, elle ressert"},
                    {.name = "port",
                     .value = "P",
                     .help = "port d’écoute sur 127.0.0.1 (8080 par défaut ; 0 : un port libre)"},
                    {.name = "no-serve", .value = "", .help = "s’arrête une fois la démonstration prête"}},
        .run = run_demo};
}

}  // namespace commands
