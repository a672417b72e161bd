#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "urn/urn.hpp"

namespace bench {

/// Connections to PostgreSQL, each in a closed loop: it sends the next ballot when the one before is committed. One
/// statement spends the code and stores the ballot, in a transaction of its own, as a server that gathers nothing
/// would write it. One thread serves them all.
class PostgresClients {
public:
    /// Throws std::runtime_error with PostgreSQL's own words.
    PostgresClients(const std::string& connection, std::size_t count);
    ~PostgresClients();

    /// Stores ballots of these bytes under random codes for about this long; returns how many were committed.
    std::size_t store(const urn::SealedBallot& ballot, std::chrono::milliseconds time);

    /// The server's main process.
    static int server_process(const std::string& connection_folder);
    /// The two tables of the urn, new and empty.
    static void create_tables(const std::string& connection);

private:
    struct Client;
    std::vector<std::unique_ptr<Client>> clients_;
};

}  // namespace bench
