#include "simulated_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace tests {
namespace {

constexpr std::size_t kSector = 512;

}  // namespace

struct SimulatedDisk::File {
    std::string name;
    std::string cached{};           // what a reader sees
    std::string durable{};          // what the medium holds for certain
    std::set<std::size_t> dirty{};  // sectors written since the last sync
    bool entry_is_durable = false;
    bool is_open = false;
};

namespace {

using File = SimulatedDisk::File;

/// SQLite allocates this, opens and closes it.
struct Handle : sqlite3_file {
    SimulatedDisk* disk;
    File* file;
};

Handle& as_handle(sqlite3_file* file) {
    return *static_cast<Handle*>(file);
}
SimulatedDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<SimulatedDisk*>(vfs->pAppData);
}
sqlite3_vfs* real(sqlite3_vfs*) {
    return sqlite3_vfs_find(nullptr);
}

int close_file(sqlite3_file* file) {
    as_handle(file).file->is_open = false;
    return SQLITE_OK;
}
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    const Handle& handle = as_handle(file);
    return handle.disk->read(*handle.file, static_cast<char*>(to), static_cast<std::size_t>(size),
                             static_cast<std::size_t>(at));
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    const Handle& handle = as_handle(file);
    return handle.disk->write(*handle.file, static_cast<const char*>(from), static_cast<std::size_t>(size),
                              static_cast<std::size_t>(at));
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    return as_handle(file).disk->truncate(*as_handle(file).file, static_cast<std::size_t>(size));
}
int sync_file(sqlite3_file* file, int) {
    return as_handle(file).disk->sync(*as_handle(file).file);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(as_handle(file).file->cached.size());
    return SQLITE_OK;
}
// One process uses the disk: locks are always free.
int lock_file(sqlite3_file*, int) {
    return SQLITE_OK;
}
int check_lock(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}
int file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
// As SQLite's own Unix file system answers.
int sector_size(sqlite3_file*) {
    return 4096;
}
int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

const sqlite3_io_methods kMethods{.iVersion = 1,
                                  .xClose = close_file,
                                  .xRead = read_file,
                                  .xWrite = write_file,
                                  .xTruncate = truncate_file,
                                  .xSync = sync_file,
                                  .xFileSize = file_size,
                                  .xLock = lock_file,
                                  .xUnlock = lock_file,
                                  .xCheckReservedLock = check_lock,
                                  .xFileControl = file_control,
                                  .xSectorSize = sector_size,
                                  .xDeviceCharacteristics = characteristics,
                                  .xShmMap = nullptr,
                                  .xShmLock = nullptr,
                                  .xShmBarrier = nullptr,
                                  .xShmUnmap = nullptr,
                                  .xFetch = nullptr,
                                  .xUnfetch = nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    Handle& handle = as_handle(file);
    handle.pMethods = nullptr;
    if (name == nullptr) return SQLITE_CANTOPEN;  // a temporary file: the urn must not need one
    handle.disk = &disk_of(vfs);
    const int code = handle.disk->open(name, (flags & SQLITE_OPEN_CREATE) != 0, handle.file);
    if (code != SQLITE_OK) return code;
    handle.pMethods = &kMethods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}
int unlink_file(sqlite3_vfs* vfs, const char* name, int and_sync_folder) {
    return disk_of(vfs).unlink(name, and_sync_folder != 0);
}
int access_file(sqlite3_vfs* vfs, const char* name, int, int* result) {
    *result = disk_of(vfs).holds_bytes(name) ? 1 : 0;
    return SQLITE_OK;
}
int full_name(sqlite3_vfs*, const char* name, int size, char* to) {
    sqlite3_snprintf(size, to, "%s", name);
    return SQLITE_OK;
}
int randomness(sqlite3_vfs* vfs, int size, char* to) {
    return real(vfs)->xRandomness(real(vfs), size, to);
}
int sleep(sqlite3_vfs*, int) {
    return 0;
}
int current_time(sqlite3_vfs* vfs, double* time) {
    return real(vfs)->xCurrentTime(real(vfs), time);
}
int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

SimulatedDisk::SimulatedDisk(std::uint32_t seed)
    : name_("simulated-" + std::to_string(seed)), vfs_(std::make_unique<sqlite3_vfs>()), random_(seed) {
    vfs_->iVersion = 1;
    vfs_->szOsFile = sizeof(Handle);
    vfs_->mxPathname = 512;
    vfs_->zName = name_.c_str();
    vfs_->pAppData = this;
    vfs_->xOpen = open_file;
    vfs_->xDelete = unlink_file;
    vfs_->xAccess = access_file;
    vfs_->xFullPathname = full_name;
    vfs_->xRandomness = randomness;
    vfs_->xSleep = sleep;
    vfs_->xCurrentTime = current_time;
    vfs_->xGetLastError = last_error;
    if (sqlite3_vfs_register(vfs_.get(), 0) != SQLITE_OK) throw std::runtime_error("sqlite3_vfs_register");
}

SimulatedDisk::~SimulatedDisk() {
    sqlite3_vfs_unregister(vfs_.get());
}

void SimulatedDisk::fail(Fault fault, std::uint64_t at) {
    fault_ = fault;
    fault_at_ = at;
}

SimulatedDisk::Fault SimulatedDisk::next_operation(std::initializer_list<Fault> possible) {
    ++operations_;
    if (fault_ == Fault::none || operations_ < fault_at_ ||
        std::ranges::find(possible, fault_) == possible.end()) {
        return Fault::none;
    }
    return std::exchange(fault_, Fault::none);
}

void SimulatedDisk::create(const std::string& file) {
    files_[file] = std::make_unique<File>(File{.name = file, .entry_is_durable = true});
}

int SimulatedDisk::open(const std::string& name, bool create_it, File*& file) {
    if (!powered_) return SQLITE_CANTOPEN;
    if (!files_.contains(name)) {
        if (!create_it) return SQLITE_CANTOPEN;
        files_[name] = std::make_unique<File>(File{.name = name});
    }
    file = files_[name].get();
    file->is_open = true;
    return SQLITE_OK;
}

int SimulatedDisk::read(File& file, char* to, std::size_t size, std::size_t at) const {
    if (!powered_) return SQLITE_IOERR_READ;
    const std::size_t available = at < file.cached.size() ? std::min(size, file.cached.size() - at) : 0;
    if (available > 0) std::memcpy(to, file.cached.data() + at, available);
    std::memset(to + available, 0, size - available);
    return available == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int SimulatedDisk::write(File& file, const char* from, std::size_t size, std::size_t at) {
    if (!powered_) return SQLITE_IOERR_WRITE;
    const Fault fault =
        next_operation({Fault::power_cut, Fault::write_error, Fault::short_write, Fault::disk_full});
    if (fault == Fault::write_error) return SQLITE_IOERR_WRITE;
    if (fault == Fault::disk_full) return SQLITE_FULL;
    if (fault == Fault::short_write) size /= 2;

    if (file.cached.size() < at + size) file.cached.resize(at + size, '\0');
    std::memcpy(file.cached.data() + at, from, size);
    for (std::size_t sector = at / kSector; sector * kSector < at + size; ++sector) file.dirty.insert(sector);
    if (fault == Fault::power_cut) lose_power();
    return fault == Fault::none ? SQLITE_OK : SQLITE_IOERR_WRITE;
}

int SimulatedDisk::truncate(File& file, std::size_t size) {
    if (!powered_) return SQLITE_IOERR_TRUNCATE;
    const Fault fault = next_operation({Fault::power_cut, Fault::write_error});
    if (fault == Fault::write_error) return SQLITE_IOERR_TRUNCATE;
    file.cached.resize(size, '\0');
    if (fault == Fault::power_cut) lose_power();
    return fault == Fault::none ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
}

int SimulatedDisk::sync(File& file) {
    if (!powered_) return SQLITE_IOERR_FSYNC;
    const Fault fault = next_operation({Fault::power_cut, Fault::failed_sync});
    if (fault == Fault::power_cut) lose_power();
    if (fault == Fault::failed_sync) file.dirty.clear();  // clean in the cache's eyes, and not on the medium
    if (fault != Fault::none) return SQLITE_IOERR_FSYNC;
    if (lies_) return SQLITE_OK;

    file.durable.resize(file.cached.size(), '\0');
    for (const std::size_t sector : file.dirty) {
        const std::size_t at = sector * kSector;
        if (at >= file.cached.size()) continue;
        const std::size_t size = std::min(kSector, file.cached.size() - at);
        std::memcpy(file.durable.data() + at, file.cached.data() + at, size);
    }
    file.dirty.clear();
    if (!file.entry_is_durable) sync_folder();  // SQLite's own Unix file system does so for a new journal
    file.entry_is_durable = true;
    return SQLITE_OK;
}

void SimulatedDisk::sync_folder() {
    for (const auto& file : unlinked_) file->entry_is_durable = false;
}

int SimulatedDisk::unlink(const std::string& name, bool and_sync_folder) {
    if (!powered_) return SQLITE_IOERR_DELETE;
    const Fault fault = next_operation({Fault::power_cut, Fault::write_error});
    if (fault == Fault::write_error) return SQLITE_IOERR_DELETE;
    const auto found = files_.find(name);
    if (found == files_.end()) return SQLITE_IOERR_DELETE_NOENT;
    unlinked_.push_back(std::move(found->second));
    files_.erase(found);
    if (fault == Fault::power_cut) {
        lose_power();
        return SQLITE_IOERR_DELETE;
    }
    if (and_sync_folder && !lies_) sync_folder();
    return SQLITE_OK;
}

bool SimulatedDisk::holds_bytes(const std::string& name) const {
    const auto found = files_.find(name);
    return found != files_.end() && !found->second->cached.empty();
}

void SimulatedDisk::lose_power() {
    powered_ = false;
}

bool SimulatedDisk::chance(int in_eight) {
    return static_cast<int>(random_() % 8) < in_eight;
}

std::string SimulatedDisk::surviving(const File& file) {
    std::string bytes = file.durable;
    if (file.cached.size() != file.durable.size() && chance(4)) bytes.resize(file.cached.size(), '\0');
    for (const std::size_t sector : file.dirty) {
        const std::size_t at = sector * kSector;
        const int fate = static_cast<int>(random_() % 8);
        if (at >= bytes.size() || at >= file.cached.size() || fate < 3) continue;
        const std::size_t size = std::min({kSector, bytes.size() - at, file.cached.size() - at});
        for (std::size_t i = 0; i < size; ++i) {
            bytes[at + i] = fate == 3 ? static_cast<char>(random_()) : file.cached[at + i];
        }
    }
    return bytes;
}

void SimulatedDisk::power_on() {
    std::map<std::string, std::unique_ptr<File>> survivors;
    const auto keep = [this, &survivors](const File& file) {
        const std::string bytes = surviving(file);
        survivors[file.name] = std::make_unique<File>(
            File{.name = file.name, .cached = bytes, .durable = bytes, .entry_is_durable = true});
    };
    for (const auto& file : unlinked_) {
        if (file->is_open) throw std::logic_error("power_on with an open file");
        if (file->entry_is_durable && chance(4)) keep(*file);
    }
    for (const auto& [name, file] : files_) {
        if (file->is_open) throw std::logic_error("power_on with an open file");
        if (file->entry_is_durable || chance(4)) keep(*file);
    }
    files_ = std::move(survivors);
    unlinked_.clear();
    fault_ = Fault::none;
    powered_ = true;
}

}  // namespace tests
