#include "urn_tables.hpp"

#include <algorithm>

#include "sql.hpp"
#include "storage_texts.hpp"

namespace urn {
namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::string_view kTableCount = "4";
constexpr std::string_view kDigestName = "digest";

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

Statement meta(Database& database, const std::string& file, std::string_view name) {
    Statement question(database, sql::kMeta);
    question.bind(name);
    if (!question.step()) throw urn_damaged(file, "meta\u00A0: " + std::string(name));
    return question;
}

UrnDescription describe(Database& database, const std::string& file) {
    if (database.answer(sql::kTables) != kTableCount) throw not_an_urn(file);
    const std::int64_t format = meta(database, file, "format").integer(0);
    if (format > kFormat) throw newer_urn(file, format, kFormat);
    const std::int64_t open_mode = meta(database, file, "open_mode").integer(0);
    const std::int64_t sealed_size = meta(database, file, "sealed_size").integer(0);
    if (format != kFormat || sealed_size < 1) throw urn_damaged(file, "meta");
    return {open_mode == 0 ? Admission::drawn_codes : Admission::open, static_cast<std::size_t>(sealed_size),
            meta(database, file, "definition").text(0)};
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
    insert.bind(std::string_view("definition"), std::string_view(description.definition)).run();
    insert.bind(kDigestName, RowDigest().value()).run();
    insert.bind(std::string_view("opening"), 0).run();
    transaction.commit();
}

UrnTables::UrnTables(const std::string& file, const StoreSettings& settings)
    : file_(file),
      database_(open_database(file, settings)),
      description_(describe(database_, file)),
      layout_(layout_for(description_.sealed_size)),
      digest_(meta(database_, file, kDigestName).fixed_bytes<std::tuple_size_v<Digest>>(0)),
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

    check_rows();
}

void UrnTables::check_rows() {
    RowDigest found;
    add_rows("code", sql::kCodes, found);
    const std::size_t spent = add_rows("spent", sql::kSpent, found);
    const std::size_t parts = add_rows("ballot", sql::kParts, found);
    if (parts != spent * layout_.parts) {
        throw urn_damaged(file_, "les bulletins et les codes utilisés ne sont pas en même nombre");
    }
    if (found != digest_) throw urn_damaged(file_, "son contenu n’est plus celui qui a été enregistré");
}

std::size_t UrnTables::add_rows(std::string_view table, std::string_view select, RowDigest& digest) {
    std::size_t count = 0;
    std::vector<std::byte> previous;
    for (Statement rows(database_, select); rows.step(); ++count) {
        const auto key = rows.blob(0);
        // quick_check does not look at the order, in which a key is searched.
        if (count > 0 && !std::ranges::lexicographical_compare(previous, key)) {
            throw urn_damaged(file_, "une page n’est pas à sa place");
        }
        previous.assign(key.begin(), key.end());
        if (rows.columns() == 1) {
            digest.add(table, {key});
        } else {
            digest.add(table, {key, rows.blob(1)});
        }
    }
    return count;
}

void UrnTables::save_digest() {
    Statement update(database_, sql::kSetMeta);
    update.bind(digest_.value(), kDigestName).run();
}

void UrnTables::admit(const CodeHash& code) {
    if (admit_code_.bind(code).run() == 1) digest_.add("code", {code});
}

void UrnTables::withdraw(const CodeHash& code) {
    Statement remove(database_, sql::kWithdrawCode);
    if (remove.bind(code).run() == 1) digest_.add("code", {code});  // added twice, it is out of the digest
}

std::vector<CodeHash> UrnTables::codes() {
    Statement select(database_, sql::kCodes);
    std::vector<CodeHash> codes;
    while (select.step()) codes.push_back(select.fixed_bytes<std::tuple_size_v<CodeHash>>(0));
    return codes;
}

bool UrnTables::spend(const SpentCode& spent) {
    if (spend_code_.bind(spent.code, spent.retry).run() != 1) return false;
    digest_.add("spent", {spent.code, spent.retry});
    return true;
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
        const auto part_bytes = bytes.subspan(start, std::min(layout_.part_size, bytes.size() - start));
        store_part_.bind(row, part_bytes).run();
        digest_.add("ballot", {row, part_bytes});
    }
}

SealedBallot UrnTables::ballot(const BallotKey& key) {
    SealedBallot ballot;
    ballot.reserve(layout_.sealed_size);
    for (std::size_t part = 0; part < layout_.parts; ++part) {
        const RowKey row = row_key(key, part);
        part_.bind(row);
        while (part_.step()) {
            const auto bytes = part_.blob(0);
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
