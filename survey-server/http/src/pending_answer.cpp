#include "pending_answer.hpp"

#include <utility>

#include "connection.hpp"
#include "refusal_page.hpp"

namespace http {

PendingAnswer::PendingAnswer(std::weak_ptr<Connection> connection) : connection_{std::move(connection)} {}

PendingAnswer::~PendingAnswer() {
    try {
        fail();
    } catch (...) {
        // No memory even to say so: the connection stays until the server stops.
    }
}

void PendingAnswer::give(Response response) {
    if (given_.exchange(true)) return;
    if (const auto connection = connection_.lock()) connection->answer(std::move(response));
}

void PendingAnswer::fail() {
    if (!given_) give(refusal_page(500));
}

}  // namespace http
