#pragma once

#include <functional>
#include <memory>
#include <string>

struct sqlite3_vfs;

namespace attacks {

enum class Operation { write, truncation, sync, removal };

/// SQLite's file system for the system's files, with somebody who looks on: called before each write, truncation, sync and
/// removal that SQLite asks for.
class Witness {
public:
    Witness();
    ~Witness();
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;

    /// SQLite's name of this file system.
    const std::string& name() const { return name_; }

    std::function<void(Operation)> on_operation;

private:
    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace attacks
