#include "simulation/population.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "journey.hpp"
#include "society.hpp"

namespace simulation {

namespace {

/// People walk through in any order; each one's answers depend on the seed and its number alone.
class Crowd {
public:
    Crowd(const questionnaires::Questionnaire& questionnaire, const Settings& settings)
        : questionnaire_{questionnaire},
          settings_{settings},
          society_{parse_society(settings.society, questionnaire)} {}

    Run walk() {
        std::vector<std::thread> threads;
        const auto count = std::min<std::int64_t>(settings_.people, std::max(1u, settings_.connections));
        for (std::int64_t i = 0; i < count; ++i) threads.emplace_back([this] { walk_some(); });
        for (std::thread& thread : threads) thread.join();
        if (failure_) std::rethrow_exception(failure_);
        return {settings_.people, sent_, settings_.people - sent_};
    }

private:
    void walk_some() {
        try {
            http::Client client{settings_.host, settings_.port};
            for (std::int64_t person = next_++; person < settings_.people && !stopped_; person = next_++) {
                if (walk_one(client, person) == Ending::sent) ++sent_;
            }
        } catch (...) {
            const std::lock_guard lock{mutex_};
            if (!failure_) failure_ = std::current_exception();
            stopped_ = true;
        }
    }

    Ending walk_one(http::Client& client, std::int64_t number) {
        Person person{questionnaire_, society_, settings_.quarter,
                      Random{settings_.seed, static_cast<std::uint64_t>(number)}};
        const std::string code =
            settings_.codes.empty() ? std::string{} : settings_.codes[static_cast<std::size_t>(number)];
        try {
            return walk_through(client, questionnaire_, person, code);
        } catch (const http::ConnectionError&) {
            throw;
        } catch (const std::runtime_error& fault) {
            throw std::runtime_error("personne simulée n° " + std::to_string(number + 1) + " : " +
                                     fault.what());
        }
    }

    const questionnaires::Questionnaire& questionnaire_;
    const Settings& settings_;
    Society society_;
    std::atomic<std::int64_t> next_ = 0;
    std::atomic<std::int64_t> sent_ = 0;
    std::atomic<bool> stopped_ = false;
    std::mutex mutex_;
    std::exception_ptr failure_;
};

}  // namespace

Run answer_survey(const questionnaires::Questionnaire& questionnaire, const Settings& settings) {
    if (settings.people < 0) throw std::runtime_error("le nombre de personnes ne peut pas être négatif.");
    if (!settings.codes.empty() && settings.codes.size() < static_cast<std::size_t>(settings.people)) {
        throw std::runtime_error("il y a moins de codes que de personnes.");
    }
    return Crowd{questionnaire, settings}.walk();
}

}  // namespace simulation
