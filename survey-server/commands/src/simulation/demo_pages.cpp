#include "simulation/demo_pages.hpp"

namespace commands {

void DemoPages::handle(const http::Request& request, http::Respond respond) {
    if (request.path != "/resultats" || request.method == "POST") {
        survey_.handle(request, std::move(respond));
        return;
    }
    http::Response response;
    response.body = results_;
    response.policy = http::PagePolicy::self_contained;
    respond(std::move(response));
}

}  // namespace commands
