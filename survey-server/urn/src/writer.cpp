#include "urn/writer.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "random_order.hpp"

namespace urn {
namespace {

struct Waiting {
    Submission submission;
    std::function<void(Put)> done;
};

/// One failing respondent must not cost the others their answer.
void answer(const std::function<void(Put)>& done, Put put) {
    try {
        done(put);
    } catch (...) {
    }
}

/// What fails here tells its own failure; the collection goes on.
void run_alone(const std::function<void()>& work) {
    try {
        work();
    } catch (...) {
    }
}

}  // namespace

/// Everything below the options is guarded by the mutex; the thread gives it back while it stores or answers.
struct Writer::Impl {
    Impl(Urn& store, Options chosen) : urn(store), options(chosen), thread([this] { run(); }) {}

    ~Impl() {
        {
            const std::lock_guard lock(mutex);
            closed = true;
            ending = true;
            chores.clear();
        }
        wake.notify_all();
        thread.join();
    }

    void submit(Submission submission, std::function<void(Put)> done) {
        const bool known = urn.knows(submission.code);
        {
            const std::lock_guard lock(mutex);
            const std::size_t taken = known ? queue.size() : unknown.size();
            if (closed || failed || taken >= options.queue) {
                turned_away.push_back(std::move(done));
            } else {
                if (known) {
                    queue.push_back({std::move(submission), std::move(done)});
                } else {
                    unknown.push_back(std::move(done));
                }
                // The others of a group find the writer waiting for its window to end.
                if (queue.size() + unknown.size() > 1 && queue.size() != enough()) return;
            }
        }
        wake.notify_one();
    }

    void between_groups(std::function<void()> work) {
        {
            const std::lock_guard lock(mutex);
            if (closed || failed) return;
            chores.push_back(std::move(work));
        }
        wake.notify_one();
    }

    void drain() {
        std::unique_lock lock(mutex);
        closed = true;
        chores.clear();
        wake.notify_all();
        idle.wait(lock, [this] { return !has_group() && !storing; });
    }

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock,
                      [this] { return ending || has_group() || !turned_away.empty() || !chores.empty(); });
            turn_away(lock);
            do_chore(lock);
            if (has_group()) {
                wait_for_company(lock);
                store(lock);
            } else if (ending && turned_away.empty()) {
                return;
            }
        }
    }

    bool has_group() const { return !queue.empty() || !unknown.empty(); }

    std::size_t enough() const { return std::min(options.large_enough, options.queue); }

    /// The commit window: others may join the group until it ends, is large enough, or nobody can any more.
    void wait_for_company(std::unique_lock<std::mutex>& lock) {
        const auto end = std::chrono::steady_clock::now() + options.window;
        while (!closed && queue.size() < enough()) {
            const bool woken = wake.wait_until(lock, end) == std::cv_status::no_timeout;
            turn_away(lock);
            if (!woken) return;
        }
    }

    void turn_away(std::unique_lock<std::mutex>& lock) {
        const auto refused = std::exchange(turned_away, {});
        if (refused.empty()) return;
        lock.unlock();
        for (const auto& done : refused) answer(done, Put::unavailable);
        lock.lock();
    }

    /// One at a time, so that groups come in between, and drain() drops those that have not begun.
    void do_chore(std::unique_lock<std::mutex>& lock) {
        if (chores.empty()) return;
        const auto work = std::move(chores.front());
        chores.erase(chores.begin());
        if (failed) return;
        storing = true;
        lock.unlock();
        run_alone(work);
        lock.lock();
        storing = false;
        idle.notify_all();
    }

    void store(std::unique_lock<std::mutex>& lock) {
        std::vector<Waiting> group = std::exchange(queue, {});
        const auto strangers = std::exchange(unknown, {});
        const bool can_store = !failed;
        storing = true;
        lock.unlock();
        const bool sound = can_store && put(group, strangers);
        if (!can_store)
            answer_all(group, std::vector<Put>(group.size(), Put::unavailable), strangers, Put::unavailable);
        lock.lock();
        storing = false;
        failed = !sound;
        idle.notify_all();
    }

    /// False when the storage has failed: it is given nothing more.
    bool put(std::vector<Waiting>& group, const std::vector<std::function<void(Put)>>& strangers) {
        const std::vector<std::size_t> order = random_order(group.size());
        std::vector<Submission> shuffled;
        shuffled.reserve(group.size());
        for (const std::size_t i : order) shuffled.push_back(std::move(group[i].submission));

        std::vector<Put> answers(group.size(), Put::unavailable);
        Put to_strangers = Put::unavailable;
        bool sound = true;
        try {
            // Without any submission too: what is refused takes the same way, known or not.
            const std::vector<Put> stored = urn.put(shuffled);
            for (std::size_t i = 0; i < order.size(); ++i) answers[order[i]] = stored[i];
            to_strangers = Put::code_unknown;
        } catch (const StorageError&) {
            sound = false;
        } catch (const std::exception&) {
            // No memory, or a ballot of a wrong size: nothing was stored, the next group may be.
        }
        answer_all(group, answers, strangers, to_strangers);
        return sound;
    }

    /// In one random order, so that no place among the answers tells a code that is known from one that is not.
    static void answer_all(const std::vector<Waiting>& group, const std::vector<Put>& answers,
                           const std::vector<std::function<void(Put)>>& strangers, Put to_strangers) {
        for (const std::size_t i : random_order(group.size() + strangers.size())) {
            if (i < group.size()) {
                answer(group[i].done, answers[i]);
            } else {
                answer(strangers[i - group.size()], to_strangers);
            }
        }
    }

    Urn& urn;
    const Options options;
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable idle;
    std::vector<Waiting> queue;
    std::vector<std::function<void(Put)>>
        unknown;  // whose code may not be tried: answered with the group, never stored
    std::vector<std::function<void(Put)>> turned_away;
    std::vector<std::function<void()>> chores;
    bool closed = false;
    bool failed = false;
    bool ending = false;
    bool storing = false;
    std::thread thread;  // last: it uses all the others
};

Writer::Writer(Urn& urn, Options options) : impl_(std::make_unique<Impl>(urn, options)) {}

Writer::~Writer() = default;

void Writer::submit(Submission submission, std::function<void(Put)> done) {
    impl_->submit(std::move(submission), std::move(done));
}

void Writer::between_groups(std::function<void()> work) {
    impl_->between_groups(std::move(work));
}

void Writer::drain() {
    impl_->drain();
}

}  // namespace urn
