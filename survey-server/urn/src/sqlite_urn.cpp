#include "sqlite_urn.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <stdexcept>

#include "random_order.hpp"
#include "sqlite_error.hpp"
#include "storage_texts.hpp"
#include "urn/codes.hpp"

namespace urn {
namespace {

Digest receipt_hash(const RetryReceipt& retry) {
    return sha256_for("vigie retry receipt 1", retry);
}

}  // namespace

std::size_t SqliteUrn::FirstBytes::operator()(const CodeHash& code) const {
    std::size_t hash = 0;
    std::memcpy(&hash, code.data(), sizeof hash);
    return hash;
}

SqliteUrn::SqliteUrn(UrnFile file, StoreSettings settings)
    : path_(file.path()), settings_(std::move(settings)), file_(std::move(file)) {
    if (file_->is_empty()) throw urn_unfinished(path_);
    load();
    // Under the lock: nobody else is shuffling.
    erase_leftover(path_ + std::string(kShuffledSuffix));
    if (!file_->forget_the_hour()) throw urn_read_only(path_);
}

SqliteUrn::SqliteUrn(const std::string& path, StoreSettings settings)
    : path_(path), settings_(std::move(settings)) {
    load();
}

void SqliteUrn::load() {
    tables_ = std::make_unique<UrnTables>(path_, settings_);
    description_ = tables_->description();
    const std::vector<CodeHash> codes = tables_->codes();
    codes_ = {codes.begin(), codes.end()};
    received_ = tables_->count_spent();
}

template <class Work>
bool SqliteUrn::commit(Work work) {
    need_running();
    try {
        tables_->change(work);
    } catch (const SqliteError& error) {
        // Nothing is broken if the rollback worked: the same group may be sent again when there is room.
        if ((error.lacks_space() || error.lacks_memory()) && is_sound()) return false;
        stop(error.what());
    }
    if (file_) file_->forget_the_hour();
    return true;
}

bool SqliteUrn::is_sound() {
    try {
        return !tables_->in_transaction() && tables_->count_spent() == received_;
    } catch (const SqliteError&) {
        return false;
    }
}

void SqliteUrn::admit(std::span<const CodeHash> codes) {
    std::vector<CodeHash> sorted(codes.begin(), codes.end());
    std::ranges::sort(sorted);  // the order of drawing leaves no trace
    const bool done = commit([this, &sorted] {
        for (const CodeHash& code : sorted) tables_->admit(code);
    });
    if (!done) throw disk_full(path_);

    const std::unique_lock lock(codes_mutex_);
    codes_.insert(sorted.begin(), sorted.end());
}

// Each gives its place to a hash drawn at random, of which nobody can know the code.
void SqliteUrn::cancel(std::span<const CodeHash> codes) {
    std::vector<CodeHash> withdrawn;
    std::vector<CodeHash> dummies;
    const bool done = commit([this, codes, &withdrawn, &dummies] {
        for (const CodeHash& code : codes) {
            if (!codes_.contains(code) || tables_->retry_of(code)) continue;
            withdrawn.push_back(code);
            dummies.push_back(draw_code_secret());
            tables_->withdraw(code);
            tables_->admit(dummies.back());
        }
    });
    if (!done) throw disk_full(path_);

    const std::unique_lock lock(codes_mutex_);
    for (const CodeHash& code : withdrawn) codes_.erase(code);
    codes_.insert(dummies.begin(), dummies.end());
}

std::vector<Put> SqliteUrn::put(std::span<const Submission> group) {
    for (const Submission& submission : group) {
        if (submission.ballot.size() != description_.sealed_size) {
            throw std::invalid_argument("Un bulletin n’a pas la taille fixée à l’ouverture de la vague.");
        }
    }

    std::vector<Put> answers(group.size(), Put::unavailable);
    const bool done = commit([this, group, &answers] {
        // Codes and ballots in two orders that have nothing to do with each other: written pair by pair, their places
        // in the pages and the order of the pages in the journal would pair them.
        for (const std::size_t i : random_order(group.size())) answers[i] = spend(group[i]);
        for (const std::size_t i : random_order(group.size())) {
            if (answers[i] == Put::stored) tables_->store(settings_.draw_key(), group[i].ballot);
        }
    });
    if (!done) return std::vector<Put>(group.size(), Put::unavailable);

    received_ += std::ranges::count(answers, Put::stored);
    return answers;
}

Put SqliteUrn::spend(const Submission& submission) {
    if (!knows(submission.code)) return Put::code_unknown;
    const Digest retry = receipt_hash(submission.retry);
    if (tables_->spend({submission.code, retry})) return Put::stored;
    return tables_->retry_of(submission.code) == retry ? Put::stored_before : Put::code_used;
}

bool SqliteUrn::knows(const CodeHash& code) const {
    if (description_.admission == Admission::open) return true;
    const std::shared_lock lock(codes_mutex_);
    return codes_.contains(code);
}

Counts SqliteUrn::counts() const {
    const std::shared_lock lock(codes_mutex_);
    return {static_cast<std::int64_t>(codes_.size()), received_};
}

std::vector<SealedBallot> SqliteUrn::ballots() {
    need_running();
    try {
        const std::vector<BallotKey> keys = tables_->ballot_keys();
        std::vector<SealedBallot> ballots;
        ballots.reserve(keys.size());
        for (const std::size_t i : random_order(keys.size())) ballots.push_back(tables_->ballot(keys[i]));
        if (file_) file_->forget_the_hour();
        return ballots;
    } catch (const SqliteError& error) {
        throw explain(path_, error);
    }
}

void SqliteUrn::need_running() const {
    if (!stopped_.empty()) throw urn_stopped(path_, stopped_);
}

void SqliteUrn::stop(const std::string& reason) {
    stopped_ = reason;
    throw urn_stopped(path_, reason);
}

}  // namespace urn
