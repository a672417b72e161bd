#include "pending_answer.hpp"

#include <utility>

#include "connection.hpp"

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
    if (given_.exchange(true)) return;
    if (const auto connection = connection_.lock()) connection->fail();
}

}  // namespace http
