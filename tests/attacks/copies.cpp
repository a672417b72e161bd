#include "copies.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <ctime>
#include <random>

#include "temporary_folder.hpp"
#include "witness.hpp"

namespace attacks {
namespace {

/// Leaves the time of the last reading as it is, where the system allows it.
std::string bytes_of(const std::filesystem::path& path, std::size_t size) {
    std::string bytes(size, '\0');
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOATIME);
    if (file < 0) return {};
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::read(file, bytes.data() + done, size - done);
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    ::close(file);
    bytes.resize(done);
    return bytes;
}

}  // namespace

// Closing a file drops the locks that SQLite holds on it in this process: nobody else asks for them here.
Copy copy_of(const std::filesystem::path& folder, Moment moment, std::size_t groups) {
    Copy copy{moment, groups, {}};
    const auto add = [&copy](const std::filesystem::path& path, const std::string& name) {
        FileCopy file;
        if (::stat(path.c_str(), &file.status) != 0) return;
        if (S_ISREG(file.status.st_mode)) {
            file.bytes = bytes_of(path, static_cast<std::size_t>(file.status.st_size));
        }
        copy.files.emplace(name, std::move(file));
    };
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) paths.push_back(entry);
    add(folder, ".");
    for (const auto& path : paths) add(path, path.lexically_relative(folder).string());
    return copy;
}

Loot collect(const OpenStore& open, const std::vector<Person>& people, const Groups& groups,
             std::uint32_t seed, const std::vector<Person>& before) {
    const tests::TemporaryFolder folder;
    Witness witness;
    const auto store = open(folder.path(), witness.name());
    if (!before.empty()) store->put(before);

    Loot loot{people, groups, {}, std::time(nullptr), 0};
    std::mt19937 random(seed);
    std::size_t done = 0;
    loot.copies.push_back(copy_of(folder.path(), Moment::at_rest, done));
    constexpr std::uint32_t one_in = 20;
    witness.on_operation = [&](Operation operation) {
        const bool tells_most =
            operation == Operation::truncation;  // of the journal, when all is in the file too
        if (!tells_most && random() % one_in != 0) return;
        loot.copies.push_back(copy_of(folder.path(), Moment::in_commit, done));
    };
    std::size_t first = 0;
    for (const std::size_t size : groups) {
        store->put(std::span(people).subspan(first, size));
        first += size;
        loot.copies.push_back(copy_of(folder.path(), Moment::at_rest, ++done));
    }
    loot.to = std::time(nullptr);
    witness.on_operation = nullptr;
    store->shuffle();
    loot.copies.push_back(copy_of(folder.path(), Moment::after_shuffle, done));
    return loot;
}

}  // namespace attacks
