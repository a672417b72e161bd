#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "urn/urn.hpp"

namespace urn {

/// Takes submissions from many threads and stores them in groups: one durable transaction for all that
/// arrived within the commit window, in random order inside it. Each answer comes after its commit reached
/// the disk.
///
/// A group is the least that a thief of files can tell apart, so a small one always waits out its window. One that
/// is large enough does not: with these defaults, from 320 submissions a second on.
class Writer {
public:
    struct Options {
        std::chrono::milliseconds window{200};
        std::size_t queue = 4096;
        std::size_t large_enough = 64;  ///< ends the window early
    };

    /// The urn must outlive the writer, and be used by nobody else meanwhile except for counts() and knows().
    Writer(Urn& urn, Options options);
    /// Stores what was received, then ends.
    ~Writer();

    /// A submission whose code the urn does not know takes no place in the queue, and is answered with the group that is
    /// waiting: whoever tries codes neither fills the queue nor learns anything from the clock.
    ///
    /// Returns at once; `done` is called once, from the writer's thread, with Put::unavailable when the
    /// queue is full, after drain(), or when the storage has failed. An exception that leaves `done` is dropped.
    void submit(Submission submission, std::function<void(Put)> done);

    /// Runs `work` on the writer's thread after the group it is storing: until it ends, the urn is `work`'s alone, and
    /// what arrives waits in the queue. Returns at once. After drain(), or when the storage has failed, `work` is
    /// dropped unrun. An exception that leaves it is dropped.
    void between_groups(std::function<void()> work);

    /// Stores what was received and takes nothing more: later submissions are answered unavailable.
    /// When it returns, all that was received is answered. Idempotent; not to be called from `done`.
    void drain();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace urn
