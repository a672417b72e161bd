// Whole visits of the survey, from the first page to the acknowledgement, begun at times drawn in advance.
//
//     bench_journeys learn CAMPAIGN WAVE PORT CODES COUNT FILE
//         notes in FILE what COUNT simulated people send to the plain server at PORT; they spend COUNT codes
//     bench_journeys run FILE PORT CODES FROM PID RATE SECONDS [tls] [fresh]
//         RATE visits a second for SECONDS with the codes from FROM on; CPU and memory are those of process PID
//     bench_journeys count URN
//         how many ballots and spent codes an urn holds, read through and checked
#include <arpa/inet.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "open_loop.hpp"
#include "process_cost.hpp"
#include "spread.hpp"
#include "tls_context.hpp"
#include "urn/urn.hpp"
#include "visit_script.hpp"

namespace {

using Words = std::vector<std::string>;

/// The first column of codes.csv, without its heading.
std::vector<std::string> read_codes(const std::string& file) {
    std::ifstream lines{file};
    std::vector<std::string> codes;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) codes.push_back(line.substr(0, line.find_first_of(",;\r")));
    if (codes.empty()) throw std::runtime_error("no codes in " + file);
    return codes;
}

void learn(const Words& words) {
    auto codes = read_codes(words.at(3));
    codes.resize(std::min(codes.size(), std::stoul(words.at(4))));
    const auto campaign = campaign::Campaign::open(words.at(0));
    const auto port = static_cast<std::uint16_t>(std::stoi(words.at(2)));
    std::ofstream file{words.at(5)};
    std::size_t steps = 0;
    for (const bench::Script& script : bench::learn_scripts(campaign, words.at(1), port, codes)) {
        for (const bench::Step& step : script) {
            file << step.method << ' ' << step.path << ' ' << step.has_state << step.has_code << ' '
                 << step.fields << '\n';
        }
        file << '\n';
        steps += script.size();
    }
    std::printf("%.1f requests a visit\n", static_cast<double>(steps) / static_cast<double>(codes.size()));
}

/// What learn() wrote: a line a step, an empty line after each script.
std::vector<bench::Script> read_scripts(const std::string& name) {
    std::ifstream file{name};
    std::vector<bench::Script> scripts;
    bench::Script script;
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) {
            scripts.push_back(std::exchange(script, {}));
            continue;
        }
        const std::size_t path = line.find(' ') + 1;
        const std::size_t marks = line.find(' ', path) + 1;
        script.push_back({line.substr(0, path - 1), line.substr(path, marks - path - 1),
                          line.substr(marks + 3), line.at(marks) == '1', line.at(marks + 1) == '1'});
    }
    if (scripts.empty()) throw std::runtime_error("no visits in " + name);
    return scripts;
}

void print_spread(const char* name, std::vector<double> values) {
    const bench::Spread spread = bench::spread_of(std::move(values));
    std::printf("  %-28s p50 %.1f  p95 %.1f  p99 %.1f  max %.1f\n", name, spread.p50, spread.p95, spread.p99,
                spread.max);
}

void run(const Words& words) {
    const auto scripts = read_scripts(words.at(0));
    auto codes = read_codes(words.at(2));
    codes.erase(codes.begin(),
                codes.begin() + static_cast<std::ptrdiff_t>(std::min(codes.size(), std::stoul(words.at(3)))));
    const pid_t server = std::stoi(words.at(4));
    bench::Load load;
    load.visits_per_second = std::stod(words.at(5));
    load.time = std::chrono::seconds{std::stoi(words.at(6))};
    const auto given = [&](const char* word) {
        return std::find(words.begin() + 7, words.end(), word) != words.end();
    };
    load.fresh_connections = given("fresh");
    if (codes.size() < bench::draw_arrivals(load).size()) throw std::runtime_error("too few codes left");

    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(words.at(1))));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);

    const auto begin = std::chrono::steady_clock::now();
    const double cpu_before = bench::process_cost(server).cpu_seconds;
    const bench::Outcome outcome =
        bench::run_open_loop(load, address, given("tls") ? bench::tls_context() : nullptr, scripts, codes);
    const bench::ProcessCost cost = bench::process_cost(server);
    const double cpu = cost.cpu_seconds - cpu_before;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;

    std::printf("  started %zu, acknowledged %zu, refused %zu, errors %zu", outcome.started,
                outcome.acknowledged, outcome.refused, outcome.errors);
    if (!outcome.first_error.empty()) std::printf(" (first: %s)", outcome.first_error.c_str());
    std::printf("\n");
    if (outcome.refused > 0) std::printf("  last refusal %.1f s after the beginning\n", outcome.last_refusal);
    print_spread("page, ms", outcome.pages);
    print_spread("acknowledgement, ms", outcome.acknowledgements);
    print_spread("generator late, ms", outcome.late);
    std::printf("  server: %.1f %% of a core, %.2f ms of CPU a visit, %.0f MB resident, %.0f MB at most\n",
                100.0 * cpu / taken.count(),
                1000.0 * cpu / static_cast<double>(std::max<std::size_t>(1, outcome.started)),
                cost.resident_megabytes, cost.peak_megabytes);
    std::printf("acknowledged=%zu started=%zu\n", outcome.acknowledged, outcome.started);
}

void count(const Words& words) {
    const auto urn = urn::open_urn(words.at(0));
    std::printf("stored=%zu spent=%lld\n", urn->ballots().size(),
                static_cast<long long>(urn->counts().received));
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    const Words words(argv + 1, argv + argc);
    try {
        const Words rest(words.begin() + 1, words.end());
        if (words.at(0) == "learn") return learn(rest), 0;
        if (words.at(0) == "run") return run(rest), 0;
        if (words.at(0) == "count") return count(rest), 0;
        throw std::out_of_range(words.at(0));
    } catch (const std::out_of_range&) {
        std::fputs("bench_journeys: wrong words; they are explained in its source\n", stderr);
        return 2;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "bench_journeys: %s\n", fault.what());
        return 1;
    }
}
