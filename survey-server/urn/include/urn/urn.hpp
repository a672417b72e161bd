#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace urn {

using CodeHash =
    std::array<std::byte, 32>;  ///< HMAC of a drawn code; in open mode, hash of the retry receipt
using RetryReceipt = std::array<std::byte, 16>;  ///< random bytes drawn with the last page; stored hashed,
                                                 ///< beside the code only
using SealedBallot =
    std::vector<std::byte>;  ///< padded to one size per wave, then sealed; the store cannot read it

struct Submission {
    CodeHash code;
    RetryReceipt retry;
    SealedBallot ballot;
};

enum class Put {
    stored,
    stored_before,  ///< same code, same receipt: the first commit holds the ballot, success again
    code_used,      ///< same code, other receipt
    code_unknown,
    unavailable,  ///< disk full or store stopped: nothing was stored, nothing lost, try again later
};

struct Counts {
    std::int64_t issued = 0;
    std::int64_t received = 0;
};

/// The storage failed for a reason that a respondent cannot mend: corrupt file, wrong settings, I/O error.
struct StorageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One wave's urn: which codes exist, which are spent, and the sealed ballots. Nothing in it carries a time,
/// an order, an address, or ties a code to a ballot.
class Urn {
public:
    virtual ~Urn() = default;

    /// Adds codes that may be spent; those already there stay as they are. Durable before it returns. Throws
    /// StorageError, for a full disk too: then none was added.
    virtual void admit(std::span<const CodeHash> codes) = 0;

    /// Codes given back are no longer accepted; a spent one keeps its ballot, and the counts stay as they are: nothing
    /// tells which of them were spent. Durable before it returns. Throws StorageError; then none was cancelled.
    virtual void cancel(std::span<const CodeHash> codes);

    /// All or nothing per submission, in any order; durable before it returns. One thread at a time.
    ///
    /// When the disk is full, all are `unavailable` and the next group may succeed. When it fails otherwise,
    /// throws StorageError now and at each later call: only a new opening can tell whether the group is there,
    /// and a retry with its receipt is answered rightly then. Throws std::invalid_argument, and stores nothing,
    /// when a ballot has not the wave's size.
    virtual std::vector<Put> put(std::span<const Submission> group) = 0;

    /// Whether the code may be tried: it was admitted, spent or not. In open mode every code may. From any thread.
    virtual bool knows(const CodeHash& code) const = 0;
    /// In open mode no code is issued. From any thread.
    virtual Counts counts() const = 0;

    /// Every sealed ballot, in random order.
    virtual std::vector<SealedBallot> ballots() = 0;

    /// Rewrites the urn shuffled into a new file and erases the old one.
    virtual void shuffle() = 0;

    /// The whole urn, shuffled once more, as a new file in place of `file`, if there is one: for a backup. That file is
    /// complete, checked and durable before it has its name. Throws StorageError; the urn, and `file` as it was, stay.
    virtual void copy_to(const std::filesystem::path& file);
};

/// In open mode, admission is not asked: any code not spent before is accepted.
enum class Admission { drawn_codes, open };

/// Creates a new urn file for ballots of `sealed_size` bytes that answer `definition` (its hash, which the file keeps), or
/// opens one and reads it through; with a definition, only an urn of this one. The file is then
/// this holder's alone: whoever else asks for it, in this process or another, is refused. Throws StorageError,
/// with a text that says what to do (file absent or already there, in use, not an urn, of another definition, damaged, of a newer format,
/// settings refused, folder read-only, disk full).
std::unique_ptr<Urn> create_urn(const std::filesystem::path& file, Admission admission,
                                std::size_t sealed_size, std::string_view definition = {});
std::unique_ptr<Urn> open_urn(const std::filesystem::path& file,
                              std::optional<std::string_view> definition = std::nullopt);

/// Overwrites the file and its journal with zeros, then removes them; nothing happens when there is none.
/// Precondition: nobody has it open.
void erase_urn(const std::filesystem::path& file);

}  // namespace urn
