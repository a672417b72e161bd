#pragma once

#include <string_view>

/// Every statement that the urn runs. The tables hold what stands here and nothing else: no time, no counter,
/// no sequence, no address, and no key from a code to a ballot.
namespace urn::sql {

// Each table is ordered by a key without meaning: a random key, or a hash under a secret key. `WITHOUT
// ROWID`, because a row number would be the order of arrival.
inline constexpr std::string_view kCreateTables = R"(
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE code (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE spent (
    code BLOB PRIMARY KEY CHECK (length(code) = 32),
    retry BLOB NOT NULL CHECK (length(retry) = 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE ballot (
    key BLOB PRIMARY KEY CHECK (length(key) = 17),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)";

inline constexpr std::string_view kTables =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
    "('meta', 'code', 'spent', 'ballot')";
inline constexpr std::string_view kQuickCheck = "PRAGMA quick_check(1)";
inline constexpr std::string_view kPageSize = "PRAGMA page_size";

inline constexpr std::string_view kInsertMeta = "INSERT INTO meta (name, value) VALUES (?, ?)";
inline constexpr std::string_view kMeta = "SELECT value FROM meta WHERE name = ?";
inline constexpr std::string_view kSetMeta = "UPDATE meta SET value = ? WHERE name = ?";
// Shows at opening whether the folder and the disk accept writing. Bytes without meaning, because SQLite does not write
// what has not changed.
inline constexpr std::string_view kTryToWrite =
    "UPDATE meta SET value = randomblob(16) WHERE name = 'opening'";

inline constexpr std::string_view kAdmitCode = "INSERT INTO code (hash) VALUES (?) ON CONFLICT DO NOTHING";
inline constexpr std::string_view kWithdrawCode = "DELETE FROM code WHERE hash = ?";
inline constexpr std::string_view kCodes = "SELECT hash FROM code ORDER BY hash";

inline constexpr std::string_view kSpendCode =
    "INSERT INTO spent (code, retry) VALUES (?, ?) ON CONFLICT DO NOTHING";
inline constexpr std::string_view kRetryOfCode = "SELECT retry FROM spent WHERE code = ?";
inline constexpr std::string_view kSpent = "SELECT code, retry FROM spent ORDER BY code";
inline constexpr std::string_view kCountSpent = "SELECT count(*) FROM spent";

inline constexpr std::string_view kStorePart = "INSERT INTO ballot (key, sealed) VALUES (?, ?)";
inline constexpr std::string_view kPart = "SELECT sealed FROM ballot WHERE key = ?";
inline constexpr std::string_view kFirstParts =
    "SELECT substr(key, 1, 16) FROM ballot WHERE substr(key, 17) = x'00'";
inline constexpr std::string_view kParts = "SELECT key, sealed FROM ballot ORDER BY key";

}  // namespace urn::sql
