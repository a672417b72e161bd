#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "submissions.hpp"
#include "urn/urn.hpp"

namespace tests {

/// An urn in memory whose put() waits until the test opens the gate, and which notes what it was given.
class GatedUrn : public urn::Urn {
public:
    void admit(std::span<const urn::CodeHash>) override {}
    bool knows(const urn::CodeHash& code) const override { return !only_ || code == *only_; }
    urn::Counts counts() const override { return {}; }
    std::vector<urn::SealedBallot> ballots() override { return {}; }
    void shuffle() override {}
    /// Before anything is submitted.
    void knows_only(const urn::CodeHash& code) { only_ = code; }

    std::vector<urn::Put> put(std::span<const urn::Submission> group) override {
        std::unique_lock lock(mutex_);
        groups_.emplace_back();
        for (const urn::Submission& submission : group)
            groups_.back().push_back(number_in(submission.ballot));
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
        if (failing_) throw urn::StorageError("disk");
        return std::vector<urn::Put>(group.size(), answer_);
    }

    void open_gate() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void close_gate() {
        const std::lock_guard lock(mutex_);
        open_ = false;
    }
    void wait_for_group(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this, count] { return groups_.size() >= count; });
    }
    void fail() {
        const std::lock_guard lock(mutex_);
        failing_ = true;
    }
    void answer_with(urn::Put answer) {
        const std::lock_guard lock(mutex_);
        answer_ = answer;
    }
    std::vector<std::vector<std::uint64_t>> groups() {
        const std::lock_guard lock(mutex_);
        return groups_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    bool failing_ = false;
    std::optional<urn::CodeHash> only_;
    urn::Put answer_ = urn::Put::stored;
    std::vector<std::vector<std::uint64_t>> groups_;
};

}  // namespace tests
