// Durable ballots a second: groups of 128 in one transaction against one transaction a ballot, in alternating rounds on
// the same disk, with the CPU each ballot costs. Usage: bench_urn FOLDER
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <vector>

#include "urn/codes.hpp"
#include "urn/sealing.hpp"
#include "urn/urn.hpp"

namespace {

constexpr std::size_t kPadded = 3968;
constexpr int kRounds = 7;
constexpr std::chrono::milliseconds kSlice{700};

struct Rate {
    double per_second = 0.0;
    double cpu_microseconds = 0.0;  // of this process, each ballot
};

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Submissions with codes of their own, sealed in advance: what is measured is the store.
std::vector<urn::Submission> submissions(std::size_t count, const urn::PublicKey& key) {
    const urn::CodeSecret secret = urn::draw_code_secret();
    const urn::SealedBallot ballot = urn::seal("une feuille", kPadded, key);
    std::vector<urn::Submission> drawn;
    for (const std::string& code : urn::draw_codes(count)) {
        drawn.push_back(
            {urn::hash_code(*urn::canonical_code(code), secret), urn::draw_retry_receipt(), ballot});
    }
    return drawn;
}

Rate measure(urn::Urn& store, std::size_t group, const urn::PublicKey& key) {
    const std::vector<urn::Submission> all = submissions(8192, key);
    std::vector<urn::CodeHash> codes;
    for (const urn::Submission& one : all) codes.push_back(one.code);
    store.admit(codes);

    const auto begin = std::chrono::steady_clock::now();
    const double cpu = cpu_seconds();
    std::size_t stored = 0;
    while (stored + group <= all.size() && std::chrono::steady_clock::now() - begin < kSlice) {
        store.put({all.data() + stored, group});
        stored += group;
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    return {static_cast<double>(stored) / taken.count(),
            1e6 * (cpu_seconds() - cpu) / static_cast<double>(stored)};
}

Rate median(std::vector<Rate> rates) {
    const auto middle = rates.begin() + static_cast<std::ptrdiff_t>(rates.size() / 2);
    std::nth_element(rates.begin(), middle, rates.end(),
                     [](const Rate& a, const Rate& b) { return a.per_second < b.per_second; });
    return *middle;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::fputs("usage: bench_urn FOLDER\n", stderr), 2;
    const std::filesystem::path file = std::filesystem::path{argv[1]} / "bench-urn.db";
    std::filesystem::remove(file);
    const urn::KeyPair keys = urn::draw_key_pair();
    const std::size_t sealed = urn::seal("", kPadded, keys.public_key).size();
    const auto store = urn::create_urn(file, urn::Admission::drawn_codes, sealed);

    std::vector<Rate> grouped;
    std::vector<Rate> alone;
    for (int round = 0; round < kRounds; ++round) {
        grouped.push_back(measure(*store, 128, keys.public_key));
        alone.push_back(measure(*store, 1, keys.public_key));
    }
    std::filesystem::remove(file);

    const Rate groups = median(grouped);
    const Rate singles = median(alone);
    std::printf("urn: durable ballots, groups of 128   %8.0f /s   %6.0f us CPU each\n", groups.per_second,
                groups.cpu_microseconds);
    std::printf("urn: one transaction a ballot          %8.0f /s   %6.0f us CPU each\n", singles.per_second,
                singles.cpu_microseconds);
    std::printf("urn: groups / one by one               %8.2f\n", groups.per_second / singles.per_second);
    return 0;
}
