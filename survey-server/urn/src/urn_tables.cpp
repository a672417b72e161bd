#include "urn_tables.hpp"

#include <algorithm>

#include "sql.hpp"
#include "storage_texts.hpp"
#include "transaction.hpp"

namespace urn {
namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::string_view kTableCount = "4";

using RowKey = std::array<std::byte, std::tuple_size_v<BallotKey> + 1>;

RowKey row_key(const BallotKey& key, std::size_t part) {
    RowKey row{};
    std::ranges::copy(key, row.begin());
    row.back() = static_cast<std::byte>(part);
    return row;
}

Database open_database(const std::string& file, const StoreSettings& settings) {
    Database database(file, settings.vfs);
    if (database.reads_only()) throw urn_read_only(file);
    apply_settings(database, file, settings);
    return database;
}

std::int64_t meta(Database& database, const std::string& file, std::string_view name) {
    Statement question(database, sql::kMeta);
    question.bind(name);
    if (!question.step()) throw urn_damaged(file, "meta\u00A0: " + std::string(name));
    return question.integer(0);
}

UrnDescription describe(Database& database, const std::string& file) {
    if (database.answer(sql::kTables) != kTableCount) throw not_an_urn(file);
    const std::int64_t format = meta(database, file, "format");
    if (format > kFormat) throw newer_urn(file, format, kFormat);
    const std::int64_t open_mode = meta(database, file, "open_mode");
    const std::int64_t sealed_size = meta(database, file, "sealed_size");
    if (format != kFormat || sealed_size < 1) throw urn_damaged(file, "meta");
    return {open_mode == 0 ? Admission::drawn_codes : Admission::open, static_cast<std::size_t>(sealed_size)};
}

}  // namespace

void UrnTables::create(const std::string& file, const UrnDescription& description,
                       const StoreSettings& settings) {
    Database database(file, settings.vfs);
    if (database.reads_only()) throw urn_read_only(file);
    // Before anything is written: the page size is fixed by the first page.
    database.execute("PRAGMA page_size = " + std::to_string(layout_for(description.sealed_size).page_size));
    apply_settings(database, file, settings);

    Transaction transaction(database);
    database.execute(sql::kCreateTables);
    Statement insert(database, sql::kInsertMeta);
    insert.bind(std::string_view("format"), kFormat).run();
    insert.bind(std::string_view("open_mode"), description.admission == Admission::open ? 1 : 0).run();
    insert.bind(std::string_view("sealed_size"), static_cast<std::int64_t>(description.sealed_size)).run();
    transaction.commit();
}

UrnTables::UrnTables(const std::string& file, const StoreSettings& settings)
    : file_(file),
      database_(open_database(file, settings)),
      description_(describe(database_, file)),
      layout_(layout_for(description_.sealed_size)),
      admit_code_(database_, sql::kAdmitCode),
      spend_code_(database_, sql::kSpendCode),
      retry_of_code_(database_, sql::kRetryOfCode),
      store_part_(database_, sql::kStorePart),
      part_(database_, sql::kPart) {
    check();
    Transaction transaction(database_);
    database_.execute(sql::kTryToWrite);
    transaction.commit();
}

void UrnTables::check() {
    const std::string verdict = database_.answer(sql::kQuickCheck);
    if (verdict != "ok") throw urn_damaged(file_, verdict);

    const std::string page_size = database_.answer(sql::kPageSize);
    const std::string wanted = std::to_string(layout_.page_size);
    if (page_size != wanted) throw setting_refused(file_, "page_size", wanted, page_size);

    Statement count(database_, sql::kCountParts);
    count.step();
    const std::int64_t ballots = count_spent();
    if (count.integer(0) != ballots * static_cast<std::int64_t>(layout_.parts) ||
        count.integer(1) != ballots * static_cast<std::int64_t>(layout_.sealed_size)) {
        throw urn_damaged(file_, "les bulletins et les codes utilisés ne concordent pas");
    }
}

void UrnTables::admit(const CodeHash& code) {
    admit_code_.bind(code).run();
}

std::vector<CodeHash> UrnTables::codes() {
    Statement select(database_, sql::kCodes);
    std::vector<CodeHash> codes;
    while (select.step()) codes.push_back(select.fixed_bytes<std::tuple_size_v<CodeHash>>(0));
    return codes;
}

bool UrnTables::spend(const SpentCode& spent) {
    return spend_code_.bind(spent.code, spent.retry).run() == 1;
}

std::optional<Digest> UrnTables::retry_of(const CodeHash& code) {
    std::optional<Digest> retry;
    retry_of_code_.bind(code);
    while (retry_of_code_.step()) retry = retry_of_code_.fixed_bytes<std::tuple_size_v<Digest>>(0);
    return retry;
}

std::int64_t UrnTables::count_spent() {
    Statement count(database_, sql::kCountSpent);
    count.step();
    return count.integer(0);
}

std::vector<SpentCode> UrnTables::spent_codes() {
    Statement select(database_, sql::kSpent);
    std::vector<SpentCode> spent;
    while (select.step()) {
        spent.push_back({select.fixed_bytes<std::tuple_size_v<CodeHash>>(0),
                         select.fixed_bytes<std::tuple_size_v<Digest>>(1)});
    }
    return spent;
}

void UrnTables::store(const BallotKey& key, const SealedBallot& ballot) {
    const std::span<const std::byte> bytes(ballot);
    for (std::size_t part = 0; part < layout_.parts; ++part) {
        const std::size_t start = part * layout_.part_size;
        const RowKey row = row_key(key, part);
        store_part_.bind(row, bytes.subspan(start, std::min(layout_.part_size, bytes.size() - start))).run();
    }
}

SealedBallot UrnTables::ballot(const BallotKey& key) {
    SealedBallot ballot;
    ballot.reserve(layout_.sealed_size);
    for (std::size_t part = 0; part < layout_.parts; ++part) {
        const RowKey row = row_key(key, part);
        part_.bind(row);
        while (part_.step()) {
            const std::vector<std::byte> bytes = part_.bytes(0);
            ballot.insert(ballot.end(), bytes.begin(), bytes.end());
        }
    }
    if (ballot.size() != layout_.sealed_size) throw urn_damaged(file_, "un bulletin n’a pas sa taille");
    return ballot;
}

std::vector<BallotKey> UrnTables::ballot_keys() {
    Statement select(database_, sql::kFirstParts);
    std::vector<BallotKey> keys;
    while (select.step()) keys.push_back(select.fixed_bytes<std::tuple_size_v<BallotKey>>(0));
    return keys;
}

}  // namespace urn
