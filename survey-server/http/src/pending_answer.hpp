#pragma once

#include <atomic>
#include <memory>

#include "http/handler.hpp"

namespace http {

class Connection;

/// The one answer to one request, given by whoever holds it last or first: the first answer counts, and a
/// handler that drops it unused has failed.
class PendingAnswer {
public:
    explicit PendingAnswer(std::weak_ptr<Connection> connection);
    ~PendingAnswer();
    PendingAnswer(const PendingAnswer&) = delete;
    PendingAnswer& operator=(const PendingAnswer&) = delete;

    void give(Response response);
    void fail();

private:
    std::weak_ptr<Connection> connection_;
    std::atomic<bool> given_{false};
};

}  // namespace http
