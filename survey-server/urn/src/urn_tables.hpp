#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ballot_layout.hpp"
#include "database.hpp"
#include "hashing.hpp"
#include "row_digest.hpp"
#include "statement.hpp"
#include "store_settings.hpp"
#include "transaction.hpp"
#include "urn/urn.hpp"

namespace urn {

/// What an urn is told at its creation.
struct UrnDescription {
    Admission admission = Admission::drawn_codes;
    std::size_t sealed_size = 0;
    std::string definition = {};  ///< hash of what the ballots answer
};

/// A spent code and the hash of the receipt that came with it.
struct SpentCode {
    CodeHash code;
    Digest retry;
};

/// The tables of one urn's file, open under its settings. Calls that write belong inside a `Transaction`. One
/// thread at a time. Throws SqliteError; StorageError for a file that is not a sound urn.
class UrnTables {
public:
    /// Writes the tables into an empty file.
    static void create(const std::string& file, const UrnDescription& description,
                       const StoreSettings& settings);

    /// Checks the settings, the format and every page, and that the file takes writing.
    UrnTables(const std::string& file, const StoreSettings& settings);

    const UrnDescription& description() const { return description_; }
    bool in_transaction() const { return database_.in_transaction(); }

    /// Runs `work` in one transaction, durable when it returns; all or nothing. What writes below belongs inside it.
    template <class Work>
    void change(Work work) {
        const RowDigest before = digest_;
        try {
            Transaction transaction(database_);
            work();
            if (digest_ != before) save_digest();
            transaction.commit();
        } catch (...) {
            digest_ = before;
            throw;
        }
    }

    /// A code that is there already stays as it is.
    void admit(const CodeHash& code);
    void withdraw(const CodeHash& code);
    /// In the order of their hashes, as the spent ones.
    std::vector<CodeHash> codes();

    /// False when the code is spent already.
    bool spend(const SpentCode& spent);
    std::optional<Digest> retry_of(const CodeHash& code);
    std::int64_t count_spent();
    std::vector<SpentCode> spent_codes();

    void store(const BallotKey& key, const SealedBallot& ballot);
    SealedBallot ballot(const BallotKey& key);
    std::vector<BallotKey> ballot_keys();

private:
    void check();
    void check_rows();
    /// Adds each row that `select` gives to the digest; returns how many there are.
    std::size_t add_rows(std::string_view table, std::string_view select, RowDigest& digest);
    void save_digest();

    std::string file_;
    Database database_;
    UrnDescription description_;
    BallotLayout layout_;
    RowDigest digest_;
    Statement admit_code_;
    Statement spend_code_;
    Statement retry_of_code_;
    Statement store_part_;
    Statement part_;
};

}  // namespace urn
