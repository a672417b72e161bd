#pragma once

namespace urn {

class Database;

/// All or nothing: what is not committed when the scope ends is rolled back.
class Transaction {
public:
    /// Takes the right to write at once, so that no later statement fails for want of it.
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Durable when it returns. After an exception the scope's end still rolls back.
    void commit();

private:
    Database* open_on_;  // null once committed
};

}  // namespace urn
