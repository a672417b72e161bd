#pragma once

#include <netinet/in.h>
#include <openssl/ssl.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "visit_script.hpp"

namespace bench {

struct Load {
    double visits_per_second = 0.0;
    std::chrono::seconds time{0};
    /// A new connection for every request, as when people think longer than the server keeps one open.
    bool fresh_connections = false;
    std::uint64_t seed = 1;
};

/// What came of it. Times in milliseconds.
struct Outcome {
    std::size_t started = 0;
    std::size_t acknowledged = 0;
    std::size_t refused = 0;    ///< ended by a 503 that says when to come back
    std::size_t errors = 0;     ///< every other end: another status, a cut, no answer in time
    std::string first_error;    ///< empty when there is none
    double last_refusal = 0.0;  ///< seconds from the beginning
    std::vector<double> late;   ///< how late each visit began: the generator's own fault
    std::vector<double> pages;  ///< from the request, connecting included, to the whole answer
    std::vector<double> acknowledgements;
};

/// Whole visits, each begun at its time, drawn in advance from a Poisson process, whatever the server does meanwhile
/// (an open loop). Visit i follows scripts[i % size] and spends codes[i]; nobody thinks between two pages. Ends when every
/// visit has. `tls`: nullptr for plain.
///
/// Precondition: scripts is not empty, codes has one for each visit.
Outcome run_open_loop(const Load& load, const sockaddr_in& server, SSL_CTX* tls,
                      const std::vector<Script>& scripts, const std::vector<std::string>& codes);

/// The times, in seconds from the beginning, at which visits begin.
std::vector<double> draw_arrivals(const Load& load);

}  // namespace bench
