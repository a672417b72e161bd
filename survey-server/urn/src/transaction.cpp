#include "transaction.hpp"

#include <sqlite3.h>

#include "database.hpp"

namespace urn {

Transaction::Transaction(Database& database) : open_on_(&database) {
    database.execute("BEGIN IMMEDIATE");
}

void Transaction::commit() {
    open_on_->execute("COMMIT");
    open_on_ = nullptr;
}

// SQLite may have rolled back by itself after an error. Whether the rollback worked is asked where it
// matters: Database::in_transaction().
Transaction::~Transaction() {
    if (open_on_ != nullptr && open_on_->in_transaction()) {
        sqlite3_exec(open_on_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

}  // namespace urn
