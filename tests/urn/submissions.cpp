#include "submissions.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "hashing.hpp"

namespace tests {
namespace {

urn::Digest digest_of(std::string_view purpose, std::uint64_t number) {
    return urn::sha256_for(purpose, std::as_bytes(std::span(&number, 1)));
}

}  // namespace

urn::CodeHash code_of(std::uint64_t number) {
    return digest_of("test code", number);
}

std::vector<urn::CodeHash> codes_up_to(std::uint64_t count) {
    std::vector<urn::CodeHash> codes;
    for (std::uint64_t number = 0; number < count; ++number) codes.push_back(code_of(number));
    return codes;
}

// The number, then its digest over and over: no two ballots share bytes, and a torn one is noticed.
urn::Submission submission_of(std::uint64_t number, std::size_t sealed_size) {
    urn::Submission submission{code_of(number), {}, urn::SealedBallot(sealed_size)};
    const urn::Digest retry = digest_of("test retry", number);
    std::copy_n(retry.begin(), submission.retry.size(), submission.retry.begin());

    const urn::Digest filling = digest_of("test ballot", number);
    for (std::size_t at = 0; at < sealed_size; at += filling.size()) {
        std::memcpy(&submission.ballot[at], filling.data(), std::min(filling.size(), sealed_size - at));
    }
    std::memcpy(submission.ballot.data(), &number, sizeof number);
    return submission;
}

std::vector<urn::Submission> submissions(std::uint64_t first, std::uint64_t last, std::size_t sealed_size) {
    std::vector<urn::Submission> group;
    for (std::uint64_t number = first; number < last; ++number)
        group.push_back(submission_of(number, sealed_size));
    return group;
}

std::uint64_t number_in(const urn::SealedBallot& ballot) {
    std::uint64_t number = 0;
    std::memcpy(&number, ballot.data(), sizeof number);
    if (ballot != submission_of(number, ballot.size()).ballot) throw std::runtime_error("a ballot is torn");
    return number;
}

std::vector<std::uint64_t> numbers_in(urn::Urn& urn) {
    std::vector<std::uint64_t> numbers;
    for (const urn::SealedBallot& ballot : urn.ballots()) numbers.push_back(number_in(ballot));
    std::ranges::sort(numbers);
    return numbers;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tests
