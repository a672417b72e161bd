#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_set>

#include "store_settings.hpp"
#include "urn/urn.hpp"
#include "urn_file.hpp"
#include "urn_tables.hpp"

namespace urn {

/// Where a shuffle writes before the new file takes the urn's name.
inline constexpr std::string_view kShuffledSuffix = "-shuffled";

/// An urn in one SQLite file. counts() and knows() answer from memory, at any time and from any thread.
///
/// After a full disk it goes on; after any other failure of the disk it is stopped: the system may have
/// dropped what it could not write, and a second attempt would report success for it.
class SqliteUrn : public Urn {
public:
    /// An urn whose file is on the system's disk, under its lock.
    SqliteUrn(UrnFile file, StoreSettings settings);
    /// An urn in another of SQLite's file systems, which nobody else uses: it cannot be shuffled.
    SqliteUrn(const std::string& path, StoreSettings settings);

    /// Hash of the definition that the ballots answer, as told at the creation.
    const std::string& definition() const { return description_.definition; }

    void admit(std::span<const CodeHash> codes) override;
    void cancel(std::span<const CodeHash> codes) override;
    std::vector<Put> put(std::span<const Submission> group) override;
    bool knows(const CodeHash& code) const override;
    Counts counts() const override;
    std::vector<SealedBallot> ballots() override;
    void shuffle() override;
    void copy_to(const std::filesystem::path& file) override;

private:
    /// Hashes under a secret key are evenly spread already.
    struct FirstBytes {
        std::size_t operator()(const CodeHash& code) const;
    };

    void need_file() const;
    void load();
    /// Put::stored when the code is spent now, and its ballot is to be stored.
    Put spend(const Submission& submission);
    /// Runs `work` in one durable transaction. False when there was no room and nothing was done.
    template <class Work>
    bool commit(Work work);
    /// The whole urn in a new file of its own, closed.
    UrnFile write_shuffled(const std::string& path);
    void reopen();
    /// Whether the tables hold what was acknowledged, after a group that did not fit.
    bool is_sound();
    void need_running() const;
    [[noreturn]] void stop(const std::string& reason);

    std::string path_;
    StoreSettings settings_;
    std::optional<UrnFile> file_;
    UrnDescription description_;
    std::unique_ptr<UrnTables> tables_;  // closed before file_ gives its lock back
    std::string stopped_;                // why; empty while it works

    mutable std::shared_mutex codes_mutex_;
    std::unordered_set<CodeHash, FirstBytes> codes_;
    std::atomic<std::int64_t> received_ = 0;
};

}  // namespace urn
