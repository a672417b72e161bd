// Durable ballots a second on one disk, with the CPU each costs: the product's writer over its urn at several numbers of
// clients, one transaction a ballot in the same urn, and PostgreSQL with the same insert in one statement. In turn,
// several slices each, medians.
//
//     bench_ballots FOLDER PADDED_SIZE [POSTGRES_CONNECTION]
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "postgres_clients.hpp"
#include "process_cost.hpp"
#include "spread.hpp"
#include "urn/codes.hpp"
#include "urn/sealing.hpp"
#include "urn/urn.hpp"
#include "urn/writer.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRounds = 5;
constexpr std::chrono::milliseconds kSlice{1000};

double own_cpu_seconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

/// Counts the groups that reach the urn.
class CountingUrn : public urn::Urn {
public:
    explicit CountingUrn(urn::Urn& store) : store_{store} {}

    void admit(std::span<const urn::CodeHash> codes) override { store_.admit(codes); }
    std::vector<urn::Put> put(std::span<const urn::Submission> group) override {
        ++groups;
        return store_.put(group);
    }
    bool knows(const urn::CodeHash& code) const override { return store_.knows(code); }
    urn::Counts counts() const override { return store_.counts(); }
    std::vector<urn::SealedBallot> ballots() override { return store_.ballots(); }
    void shuffle() override { store_.shuffle(); }

    std::size_t groups = 0;

private:
    urn::Urn& store_;
};

struct Slice {
    double per_second = 0.0;
    double cpu_microseconds = 0.0;  ///< of the server, each ballot
    double group = 1.0;             ///< mean number of ballots in a transaction
};

/// An urn in open mode, as no code need be admitted; a submission's receipt stands for its code.
class Bench {
public:
    Bench(const std::filesystem::path& folder, std::size_t padded)
        : file_{folder / "bench-urn.db"},
          ballot_{urn::seal("une feuille", padded, urn::draw_key_pair().public_key)} {
        std::filesystem::remove(file_);
        urn_ = urn::create_urn(file_, urn::Admission::open, ballot_.size());
    }
    ~Bench() {
        urn_.reset();
        std::filesystem::remove(file_);
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    const urn::SealedBallot& ballot() const { return ballot_; }

    /// `clients` in a closed loop: each submits its next ballot when told that the one before is on the disk. What the
    /// clients cost is counted as the server's.
    Slice through_writer(std::size_t clients, urn::Writer::Options options) {
        CountingUrn counting{*urn_};
        std::size_t stored = 0;
        const auto begin = Clock::now();
        const double cpu = own_cpu_seconds();
        {
            urn::Writer writer{counting, options};
            std::mutex mutex;
            std::condition_variable ended;
            std::size_t waiting = clients;
            // Runs on the writer's thread alone, except for the first call.
            std::function<void(urn::Put)> next = [&](urn::Put put) {
                if (put != urn::Put::stored) throw std::logic_error("a ballot was not stored");
                ++stored;
                if (Clock::now() - begin < kSlice) return writer.submit(draw(), next);
                const std::lock_guard lock{mutex};
                if (--waiting == 0) ended.notify_one();
            };
            for (std::size_t i = 0; i < clients; ++i) writer.submit(draw(), next);
            std::unique_lock lock{mutex};
            ended.wait(lock, [&] { return waiting == 0; });
        }
        return slice(stored, begin, own_cpu_seconds() - cpu, counting.groups);
    }

    Slice one_by_one() {
        std::size_t stored = 0;
        const auto begin = Clock::now();
        const double cpu = own_cpu_seconds();
        for (; Clock::now() - begin < kSlice; ++stored) {
            const urn::Submission submission = draw();
            urn_->put({&submission, 1});
        }
        return slice(stored, begin, own_cpu_seconds() - cpu, stored);
    }

    Slice postgres(bench::PostgresClients& clients, int server) const {
        const auto begin = Clock::now();
        const double cpu = bench::process_cost(server).cpu_seconds;
        const std::size_t stored = clients.store(ballot_, kSlice);
        return slice(stored, begin, bench::process_cost(server).cpu_seconds - cpu, stored);
    }

private:
    urn::Submission draw() const {
        const urn::RetryReceipt retry = urn::draw_retry_receipt();
        return {urn::open_mode_code(retry), retry, ballot_};
    }

    static Slice slice(std::size_t stored, Clock::time_point begin, double cpu, std::size_t groups) {
        const std::chrono::duration<double> taken = Clock::now() - begin;
        const auto count = static_cast<double>(stored);
        return {count / taken.count(), 1e6 * cpu / count,
                count / static_cast<double>(std::max<std::size_t>(1, groups))};
    }

    std::filesystem::path file_;
    urn::SealedBallot ballot_;
    std::unique_ptr<urn::Urn> urn_;
};

struct Contender {
    std::string name;
    std::function<Slice()> run;
    std::vector<Slice> slices;
};

double middle(const std::vector<Slice>& slices, double Slice::*of) {
    std::vector<double> values;
    for (const Slice& slice : slices) values.push_back(slice.*of);
    return bench::median(std::move(values));
}

void compare(const std::filesystem::path& folder, std::size_t padded, const std::string& postgres) {
    Bench bench{folder, padded};
    std::vector<Contender> contenders;
    const auto writer = [&](std::size_t clients, urn::Writer::Options options, const std::string& said) {
        contenders.push_back({"Vigie, " + std::to_string(clients) + " clients, " + said,
                              [&bench, clients, options] { return bench.through_writer(clients, options); },
                              {}});
    };
    urn::Writer::Options at_once;
    at_once.window = std::chrono::milliseconds{0};
    for (const std::size_t clients : {1U, 16U, 64U, 1000U}) writer(clients, {}, "its own window");
    for (const std::size_t clients : {1U, 16U, 64U}) writer(clients, at_once, "no window");
    contenders.push_back(
        {"SQLite, same settings, one transaction a ballot", [&] { return bench.one_by_one(); }, {}});

    std::vector<std::unique_ptr<bench::PostgresClients>> connected;
    if (!postgres.empty()) {
        bench::PostgresClients::create_tables(postgres);
        const int server = bench::PostgresClients::server_process(postgres);
        for (const std::size_t clients : {1U, 16U, 64U}) {
            connected.push_back(std::make_unique<bench::PostgresClients>(postgres, clients));
            contenders.push_back({"PostgreSQL, " + std::to_string(clients) + " clients",
                                  [&bench, server, clients = connected.back().get()] {
                                      return bench.postgres(*clients, server);
                                  },
                                  {}});
        }
    }

    for (int round = 0; round < kRounds; ++round) {
        for (Contender& contender : contenders) contender.slices.push_back(contender.run());
    }
    std::printf("ballots of %zu bytes, %d slices of %.1f s each, in turn, medians\n", bench.ballot().size(),
                kRounds, std::chrono::duration<double>(kSlice).count());
    for (const Contender& contender : contenders) {
        std::printf("  %-48s %8.0f /s %7.0f us of CPU each, groups of %.1f\n", contender.name.c_str(),
                    middle(contender.slices, &Slice::per_second),
                    middle(contender.slices, &Slice::cpu_microseconds),
                    middle(contender.slices, &Slice::group));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return std::fputs("usage: bench_ballots FOLDER PADDED_SIZE [POSTGRES_CONNECTION]\n", stderr), 2;
    try {
        compare(argv[1], std::stoul(argv[2]), argc > 3 ? argv[3] : "");
        return 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bench_ballots: %s\n", fault.what());
        return 1;
    }
}
