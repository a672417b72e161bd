#include "visit_script.hpp"

#include <fstream>
#include <mutex>
#include <sstream>
#include <stdexcept>

#include "campaign/wave_dataset.hpp"
#include "http/client.hpp"
#include "http/form.hpp"
#include "http/server.hpp"
#include "journey.hpp"
#include "person.hpp"
#include "random.hpp"
#include "society.hpp"

namespace bench {

namespace {

constexpr std::uint64_t kSeed = 1;

/// Stands between a simulated person and the server, and notes what passes.
class Recorder : public http::Handler {
public:
    explicit Recorder(std::uint16_t port) : server_{"127.0.0.1", port} {}

    void handle(const http::Request& request, http::Respond respond) override {
        const std::lock_guard lock{mutex_};
        steps_.push_back(step_of(request));
        http::ClientResponse answer = request.method == "POST" ? server_.post_form(request.path, request.body)
                                                               : server_.get(request.path);
        http::Response response;
        response.status = answer.status;
        response.body = std::move(answer.body);
        respond(std::move(response));
    }

    Script take() {
        const std::lock_guard lock{mutex_};
        return std::exchange(steps_, {});
    }

private:
    static Step step_of(const http::Request& request) {
        auto form = http::parse_form(request.body).value_or(http::Form{});
        Step step{request.method, request.path, {}};
        step.has_state = form.erase("_etat") > 0;
        step.has_code = form.erase("_code") > 0;
        step.fields = http::write_form(form);
        return step;
    }

    std::mutex mutex_;
    http::Client server_;
    Script steps_;
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

std::vector<Script> learn_scripts(const campaign::Campaign& campaign, const std::string& wave,
                                  std::uint16_t port, const std::vector<std::string>& codes) {
    const auto questionnaire = campaign::wave_questionnaire(campaign, wave);
    simulation::Society society = simulation::parse_society(
        text_of(campaign.wave_folder(wave) / "questionnaire" / "simulation.json"), questionnaire);
    society.dropout = 0.0;

    Recorder recorder{port};
    http::ListenOptions options;
    options.port = 0;
    http::Server server{options, recorder};
    http::Client client{"127.0.0.1", server.port()};
    std::vector<Script> scripts;
    for (const std::string& code : codes) {
        simulation::Person person{questionnaire, society, 0, simulation::Random{kSeed, scripts.size()}};
        simulation::walk_through(client, questionnaire, person, code);
        Script script = recorder.take();
        if (script.empty() || !script.back().has_code)
            throw std::runtime_error("a visit without « Envoyer »");
        script.insert(script.begin() + 1, Step{"GET", "/style.css", {}});
        scripts.push_back(std::move(script));
    }
    return scripts;
}

}  // namespace bench
