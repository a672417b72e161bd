#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace tests {

/// A disk in memory that SQLite uses as a file system, and that can lose its power or fail at any operation.
///
/// What was written and not synced when the power goes is kept sector by sector with probability 4/8, dropped with 3/8
/// and garbled with 1/8; an unsynced change of length, and an unlink not followed by a sync of the folder, is undone with
/// probability 1/2. A sync that fails leaves what it was to write in the cache and never writes it, as Linux does.
class SimulatedDisk {
public:
    enum class Fault { none, power_cut, write_error, short_write, disk_full, failed_sync };

    explicit SimulatedDisk(std::uint32_t seed);
    ~SimulatedDisk();
    SimulatedDisk(const SimulatedDisk&) = delete;
    SimulatedDisk& operator=(const SimulatedDisk&) = delete;

    /// SQLite's name of this file system.
    const std::string& name() const { return name_; }

    /// Writes, truncations, syncs and unlinks so far.
    std::uint64_t operations() const { return operations_; }
    /// Meets the fault at operation number `at`, counted as operations() does, or, for a fault that some operations cannot
    /// have, at the first later one that can. A power cut lasts until power_on().
    void fail(Fault fault, std::uint64_t at);
    bool fault_met() const { return fault_ == Fault::none; }

    /// What has survived is there again. Also cuts the power first if it was on. Precondition: no file is open.
    void power_on();

    /// From now on syncs are acknowledged and do nothing: the disk that no program can do anything about.
    void lie_about_syncs() { lies_ = true; }

    /// An empty file, durably.
    void create(const std::string& file);

    // What SQLite's calls come to; each returns its result code.
    struct File;
    int open(const std::string& name, bool create, File*& file);
    int read(File& file, char* to, std::size_t size, std::size_t at) const;
    int write(File& file, const char* from, std::size_t size, std::size_t at);
    int truncate(File& file, std::size_t size);
    int sync(File& file);
    int unlink(const std::string& name, bool and_sync_folder);
    bool holds_bytes(const std::string& name) const;

private:
    /// Counts an operation; the fault it meets, if any.
    Fault next_operation(std::initializer_list<Fault> possible);
    void lose_power();
    void sync_folder();
    std::string surviving(const File& file);
    bool chance(int in_eight);

    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::mt19937 random_;
    std::map<std::string, std::unique_ptr<File>> files_;
    std::vector<std::unique_ptr<File>> unlinked_;  // their unlink may come undone
    std::uint64_t operations_ = 0;
    Fault fault_ = Fault::none;
    std::uint64_t fault_at_ = 0;
    bool powered_ = true;
    bool lies_ = false;
};

}  // namespace tests
