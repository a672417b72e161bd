#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "random_order.hpp"
#include "sqlite_error.hpp"
#include "sqlite_urn.hpp"
#include "storage_texts.hpp"

namespace urn {
namespace {

/// Fresh keys, in their own order: rows written in this order lie in the file by key, whatever their past.
std::vector<BallotKey> draw_sorted_keys(std::size_t count, const StoreSettings& settings) {
    std::vector<BallotKey> keys(count);
    std::ranges::generate(keys, settings.draw_key);
    std::ranges::sort(keys);
    return keys;
}

/// Every row of `from` into the empty tables of `to`, in the order of keys that say nothing about arrival.
void copy_shuffled(UrnTables& from, UrnTables& to, const StoreSettings& settings) {
    const std::vector<CodeHash> codes = from.codes();
    const std::vector<SpentCode> spent_codes = from.spent_codes();
    const std::vector<BallotKey> old_keys = from.ballot_keys();
    const std::vector<BallotKey> new_keys = draw_sorted_keys(old_keys.size(), settings);
    const std::vector<std::size_t> order = random_order(old_keys.size());

    to.change([&from, &to, &codes, &spent_codes, &old_keys, &new_keys, &order] {
        for (const CodeHash& code : codes) to.admit(code);
        for (const SpentCode& spent : spent_codes) to.spend(spent);
        for (std::size_t i = 0; i < order.size(); ++i) to.store(new_keys[i], from.ballot(old_keys[order[i]]));
    });
}

}  // namespace

// The old file keeps its name until the new one is complete, checked and synced; the rename is atomic. A
// crash leaves either the old urn, and a leftover that the next opening erases, or the new one.
void SqliteUrn::shuffle() {
    need_running();
    need_file();
    UrnFile shuffled = write_shuffled(path_ + std::string(kShuffledSuffix));
    tables_.reset();
    try {
        file_->give_way_to(shuffled);
    } catch (const StorageError& error) {
        stop(error.what());
    }
    reopen();
}

// What the name stood for before is not overwritten: somebody may be reading it, and like this copy it is shuffled.
void SqliteUrn::copy_to(const std::filesystem::path& file) {
    need_running();
    need_file();
    UrnFile copy = write_shuffled(file.string() + std::string(kShuffledSuffix));
    if (!copy.forget_the_hour()) throw urn_read_only(file.string());
    copy.take_name(file.string());
}

void SqliteUrn::need_file() const {
    if (!file_) throw std::logic_error("an urn outside the system's files cannot be shuffled");
}

UrnFile SqliteUrn::write_shuffled(const std::string& path) {
    erase_leftover(path);
    try {
        UrnFile shuffled = UrnFile::create(path);
        UrnTables::create(path, description_, settings_);
        {
            UrnTables to(path, settings_);
            copy_shuffled(*tables_, to, settings_);
        }
        {
            UrnTables written(path, settings_);  // opening checks every page and every row
            if (written.count_spent() != received_ || written.codes().size() != codes_.size()) {
                throw urn_damaged(path_, "le mélange n’a pas recopié tous les bulletins");
            }
        }
        std::filesystem::remove(path + "-journal");
        return shuffled;
    } catch (const SqliteError& error) {
        erase_leftover(path);
        throw explain(path_, error);
    } catch (...) {
        erase_leftover(path);
        throw;
    }
}

void SqliteUrn::reopen() {
    try {
        tables_ = std::make_unique<UrnTables>(path_, settings_);
        if (!file_->forget_the_hour()) throw urn_read_only(path_);
    } catch (const StorageError& error) {
        stop(error.what());
    }
}

}  // namespace urn
