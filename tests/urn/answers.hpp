#pragma once

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "urn/urn.hpp"

namespace tests {

/// Answers as they come, by submission.
class Answers {
public:
    std::function<void(urn::Put)> of(std::uint64_t number) {
        return [this, number](urn::Put put) {
            const std::lock_guard lock(mutex_);
            answers_.emplace(number, put);
            threads_.push_back(std::this_thread::get_id());
            changed_.notify_all();
        };
    }
    void wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this, count] { return answers_.size() >= count; });
    }
    std::size_t count(urn::Put put) {
        const std::lock_guard lock(mutex_);
        return static_cast<std::size_t>(
            std::ranges::count_if(answers_, [put](const auto& answer) { return answer.second == put; }));
    }
    std::size_t size() {
        const std::lock_guard lock(mutex_);
        return answers_.size();
    }
    urn::Put at(std::uint64_t number) {
        const std::lock_guard lock(mutex_);
        return answers_.find(number)->second;
    }
    std::vector<std::thread::id> threads() {
        const std::lock_guard lock(mutex_);
        return threads_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::multimap<std::uint64_t, urn::Put> answers_;
    std::vector<std::thread::id> threads_;
};

}  // namespace tests
