#pragma once

#include <string>
#include <utility>

#include "http/handler.hpp"

namespace commands {

/// The survey, and beside it the published page at /resultats. The demonstration alone shows both in one place: results
/// are never served by the survey's server otherwise.
class DemoPages : public http::Handler {
public:
    /// The survey's pages must outlive these.
    DemoPages(http::Handler& survey, std::string results) : survey_{survey}, results_{std::move(results)} {}

    void handle(const http::Request& request, http::Respond respond) override;

private:
    http::Handler& survey_;
    std::string results_;  // a self-contained page
};

}  // namespace commands
