#include "postgres_clients.hpp"

#include <poll.h>
#include <postgresql/libpq-fe.h>

#include <array>
#include <random>
#include <stdexcept>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kStore =
    "WITH once AS (INSERT INTO spent (code, retry) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1) "
    "INSERT INTO ballot (key, sealed) SELECT $3, $4 FROM once";
constexpr const char* kTables =
    "SET client_min_messages = warning; DROP TABLE IF EXISTS spent, ballot; "
    "CREATE TABLE spent (code bytea PRIMARY KEY, retry bytea NOT NULL); "
    "CREATE TABLE ballot (key bytea PRIMARY KEY, sealed bytea NOT NULL)";

struct FinishConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, FinishConnection>;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

Connection connect(const std::string& to) {
    Connection connection{PQconnectdb(to.c_str())};
    if (PQstatus(connection.get()) != CONNECTION_OK)
        throw std::runtime_error{PQerrorMessage(connection.get())};
    return connection;
}

void need(const Connection& connection, const Result& result, ExecStatusType wanted = PGRES_COMMAND_OK) {
    if (PQresultStatus(result.get()) != wanted) throw std::runtime_error{PQerrorMessage(connection.get())};
}

}  // namespace

struct PostgresClients::Client {
    explicit Client(const std::string& to) : connection{connect(to)} {
        need(connection, Result{PQprepare(connection.get(), "store", kStore, 4, nullptr)});
        PQsetnonblocking(connection.get(), 1);
    }

    void send(const urn::SealedBallot& ballot, std::mt19937_64& random) {
        std::array<std::uint64_t, 10> bytes;  // code 32, retry 32, key 16
        for (std::uint64_t& word : bytes) word = random();
        const char* drawn = reinterpret_cast<const char*>(bytes.data());
        const std::array<const char*, 4> values{drawn, drawn + 32, drawn + 64,
                                                reinterpret_cast<const char*>(ballot.data())};
        const std::array<int, 4> lengths{32, 32, 16, static_cast<int>(ballot.size())};
        const std::array<int, 4> binary{1, 1, 1, 1};
        if (PQsendQueryPrepared(connection.get(), "store", 4, values.data(), lengths.data(), binary.data(),
                                0) != 1)
            throw std::runtime_error{PQerrorMessage(connection.get())};
        waiting = true;
    }

    /// Whether the answer has come, which must be one ballot stored.
    bool answered() {
        if (PQflush(connection.get()) < 0 || PQconsumeInput(connection.get()) != 1)
            throw std::runtime_error{PQerrorMessage(connection.get())};
        if (PQisBusy(connection.get()) != 0) return false;
        while (Result result{PQgetResult(connection.get())}) {
            need(connection, result);
            if (std::string{PQcmdTuples(result.get())} != "1")
                throw std::runtime_error{"a ballot was not stored"};
        }
        waiting = false;
        return true;
    }

    Connection connection;
    bool waiting = false;
};

PostgresClients::PostgresClients(const std::string& connection, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) clients_.push_back(std::make_unique<Client>(connection));
}

PostgresClients::~PostgresClients() = default;

std::size_t PostgresClients::store(const urn::SealedBallot& ballot, std::chrono::milliseconds time) {
    static std::mt19937_64 random{std::random_device{}()};
    const auto end = Clock::now() + time;
    std::vector<pollfd> watched;
    for (const auto& client : clients_) {
        client->send(ballot, random);
        watched.push_back({PQsocket(client->connection.get()), POLLIN, 0});
    }
    std::size_t stored = 0;
    for (std::size_t waiting = clients_.size(); waiting > 0;) {
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            watched[i].events = POLLIN;
            if (PQflush(clients_[i]->connection.get()) == 1) watched[i].events |= POLLOUT;
        }
        poll(watched.data(), watched.size(), 1000);
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            if (watched[i].revents == 0 || !clients_[i]->waiting || !clients_[i]->answered()) continue;
            ++stored;
            if (Clock::now() < end)
                clients_[i]->send(ballot, random);
            else
                --waiting;
        }
    }
    return stored;
}

int PostgresClients::server_process(const std::string& to) {
    const Connection connection = connect(to);
    const Result result{
        PQexec(connection.get(), "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")};
    need(connection, result, PGRES_TUPLES_OK);
    return std::stoi(PQgetvalue(result.get(), 0, 0));
}

void PostgresClients::create_tables(const std::string& to) {
    const Connection connection = connect(to);
    need(connection, Result{PQexec(connection.get(), kTables)});
}

}  // namespace bench
