#include "witness.hpp"

#include <sqlite3.h>

#include <new>

namespace attacks {
namespace {

struct Handle : sqlite3_file {
    Witness* witness;
    sqlite3_file* real;  // lies behind this one, in what SQLite has allocated
};

sqlite3_file* real(sqlite3_file* file) {
    return static_cast<Handle*>(file)->real;
}

sqlite3_vfs* real(sqlite3_vfs*) {
    return sqlite3_vfs_find("unix");
}

void tell(const Witness& witness, Operation operation) {
    if (witness.on_operation) witness.on_operation(operation);
}

int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    tell(*static_cast<Handle*>(file)->witness, Operation::write);
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    tell(*static_cast<Handle*>(file)->witness, Operation::truncation);
    return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
    tell(*static_cast<Handle*>(file)->witness, Operation::sync);
    return real(file)->pMethods->xSync(real(file), flags);
}

const sqlite3_io_methods kMethods{
    .iVersion = 2,
    .xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
    .xRead = [](sqlite3_file* f, void* to, int n,
                sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, n, at); },
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = [](sqlite3_file* f,
                    sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
    .xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    .xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    .xCheckReservedLock = [](sqlite3_file* f,
                             int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    .xFileControl = [](sqlite3_file* f, int operation,
                       void* arg) { return real(f)->pMethods->xFileControl(real(f), operation, arg); },
    .xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    .xShmMap = [](sqlite3_file* f, int page, int size, int extend,
                  void volatile** to) { return real(f)->pMethods->xShmMap(real(f), page, size, extend, to); },
    .xShmLock = [](sqlite3_file* f, int offset, int n,
                   int flags) { return real(f)->pMethods->xShmLock(real(f), offset, n, flags); },
    .xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    .xShmUnmap = [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    Handle& handle = *static_cast<Handle*>(file);
    handle.witness = static_cast<Witness*>(vfs->pAppData);
    handle.real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(Handle));
    const int code = real(vfs)->xOpen(real(vfs), name, handle.real, flags, out_flags);
    handle.pMethods = handle.real->pMethods != nullptr ? &kMethods : nullptr;
    return code;
}

int remove_file(sqlite3_vfs* vfs, const char* name, int and_sync_folder) {
    tell(*static_cast<Witness*>(vfs->pAppData), Operation::removal);
    return real(vfs)->xDelete(real(vfs), name, and_sync_folder);
}

}  // namespace

Witness::Witness() : vfs_(std::make_unique<sqlite3_vfs>(*sqlite3_vfs_find("unix"))) {
    static int last = 0;
    name_ = "witness-" + std::to_string(++last);
    vfs_->szOsFile += static_cast<int>(sizeof(Handle));
    vfs_->zName = name_.c_str();
    vfs_->pAppData = this;
    vfs_->pNext = nullptr;
    vfs_->xOpen = open_file;
    vfs_->xDelete = remove_file;
    // The others are those of the real one, which look at its own data.
    vfs_->xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
        return real(v)->xAccess(real(v), name, flags, out);
    };
    vfs_->xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
        return real(v)->xFullPathname(real(v), name, size, out);
    };
    if (sqlite3_vfs_register(vfs_.get(), 0) != SQLITE_OK) throw std::bad_alloc();
}

Witness::~Witness() {
    sqlite3_vfs_unregister(vfs_.get());
}

}  // namespace attacks
