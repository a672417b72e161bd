#include "open_loop.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <random>
#include <string_view>
#include <system_error>

#include "wire.hpp"

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{30};
constexpr std::chrono::milliseconds kBetweenLooks{200};
constexpr std::string_view kStored = "Réponse enregistrée";

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// The sealed state that the page asks to be sent back; empty when it has none.
std::string_view state_of(std::string_view page) {
    constexpr std::string_view kField = "name=\"_etat\" value=\"";
    const std::size_t at = page.find(kField);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = page.substr(at + kField.size());
    return rest.substr(0, rest.find('"'));
}

struct Visit {
    const Script* script = nullptr;
    const std::string* code = nullptr;
    std::size_t step = 0;
    std::string state;
    std::unique_ptr<Wire> wire;
    Clock::time_point asked;
};

std::string request_of(const Step& step, const Visit& visit) {
    std::string request = step.method + ' ' + step.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (step.method != "POST") return request + "\r\n";
    std::string body = step.fields;
    if (step.has_state) body += (body.empty() ? "_etat=" : "&_etat=") + visit.state;
    if (step.has_code) body += (body.empty() ? "_code=" : "&_code=") + *visit.code;
    request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    return request + std::to_string(body.size()) + "\r\n\r\n" + body;
}

class Loop {
public:
    Loop(const Load& load, const sockaddr_in& server, SSL_CTX* tls, const std::vector<Script>& scripts,
         const std::vector<std::string>& codes)
        : load_{load},
          server_{server},
          tls_{tls},
          scripts_{scripts},
          codes_{codes},
          arrivals_{draw_arrivals(load)},
          visits_(arrivals_.size()),
          epoll_{epoll_create1(EPOLL_CLOEXEC)} {}
    ~Loop() { close(epoll_); }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    Outcome run() {
        begin_ = Clock::now();
        next_look_ = begin_ + kBetweenLooks;
        while (outcome_.started < visits_.size() || open_ > 0) {
            wait();
            start_due();
            if (Clock::now() >= next_look_) give_up_on_silent();
        }
        return std::move(outcome_);
    }

private:
    Clock::time_point due(std::size_t visit) const {
        return begin_ +
               std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(arrivals_[visit]));
    }

    void wait() {
        Clock::time_point until = next_look_;
        if (outcome_.started < visits_.size()) until = std::min(until, due(outcome_.started));
        const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(until - Clock::now());
        const timespec time{0, std::max<long>(0, left.count())};
        std::array<epoll_event, 256> events;
        const int ready = epoll_pwait2(epoll_, events.data(), events.size(), &time, nullptr);
        for (int i = 0; i < ready; ++i) move_on(events[static_cast<std::size_t>(i)].data.u64);
    }

    void start_due() {
        while (outcome_.started < visits_.size() && due(outcome_.started) <= Clock::now()) {
            const std::size_t number = outcome_.started++;
            outcome_.late.push_back(milliseconds(Clock::now() - due(number)));
            visits_[number].script = &scripts_[number % scripts_.size()];
            visits_[number].code = &codes_[number];
            ++open_;
            ask(number);
        }
    }

    void ask(std::size_t number) {
        Visit& visit = visits_[number];
        visit.asked = Clock::now();
        const Step& step = (*visit.script)[visit.step];
        try {
            if (!visit.wire) connect(number);
        } catch (const std::system_error& failure) {
            return fail(number, failure.what());
        }
        visit.wire->ask(request_of(step, visit));
        move_on(number);
    }

    void connect(std::size_t number) {
        visits_[number].wire = std::make_unique<Wire>(server_, tls_);
        epoll_event event{EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, {}};
        event.data.u64 = number;
        epoll_ctl(epoll_, EPOLL_CTL_ADD, visits_[number].wire->descriptor(), &event);
    }

    void move_on(std::size_t number) {
        Visit& visit = visits_[number];
        if (!visit.wire) return;  // ended by an earlier event of the same round
        visit.wire->move_on();
        if (auto answer = visit.wire->take_answer()) return take(number, std::move(*answer));
        if (visit.wire->broken()) fail(number, "cut at " + (*visit.script)[visit.step].path);
    }

    void take(std::size_t number, Answer answer) {
        Visit& visit = visits_[number];
        const Step& step = (*visit.script)[visit.step];
        if (answer.status == 503 && answer.says_when_to_retry) {
            ++outcome_.refused;
            outcome_.last_refusal = milliseconds(Clock::now() - begin_) / 1000.0;
            return end(number);
        }
        const bool sent = step.has_code;
        if (answer.status != 200 || (sent && answer.body.find(kStored) == std::string::npos))
            return fail(number, std::to_string(answer.status) + " at " + step.path);
        const double took = milliseconds(Clock::now() - visit.asked);
        (sent ? outcome_.acknowledgements : outcome_.pages).push_back(took);
        if (const auto state = state_of(answer.body); !state.empty()) visit.state = state;
        if (++visit.step == visit.script->size()) {
            ++outcome_.acknowledged;
            return end(number);
        }
        if (answer.last || load_.fresh_connections) visit.wire.reset();
        ask(number);
    }

    void fail(std::size_t number, const std::string& reason) {
        ++outcome_.errors;
        if (outcome_.first_error.empty()) outcome_.first_error = reason;
        end(number);
    }

    void end(std::size_t number) {
        visits_[number] = {};
        --open_;
    }

    void give_up_on_silent() {
        const auto now = Clock::now();
        next_look_ = now + kBetweenLooks;
        for (std::size_t i = oldest_open_; i < outcome_.started; ++i) {
            if (visits_[i].script == nullptr) continue;
            if (now - visits_[i].asked > kPatience) fail(i, "no answer in time");
        }
        while (oldest_open_ < outcome_.started && visits_[oldest_open_].script == nullptr) ++oldest_open_;
    }

    const Load& load_;
    const sockaddr_in& server_;
    SSL_CTX* tls_;
    const std::vector<Script>& scripts_;
    const std::vector<std::string>& codes_;
    const std::vector<double> arrivals_;
    std::vector<Visit> visits_;
    int epoll_;
    Clock::time_point begin_;
    Clock::time_point next_look_;
    std::size_t open_ = 0;
    std::size_t oldest_open_ = 0;
    Outcome outcome_;
};

}  // namespace

std::vector<double> draw_arrivals(const Load& load) {
    std::mt19937_64 random{load.seed};
    std::exponential_distribution<double> gap{load.visits_per_second};
    const auto end = static_cast<double>(load.time.count());
    std::vector<double> arrivals;
    for (double at = gap(random); at < end; at += gap(random)) arrivals.push_back(at);
    return arrivals;
}

Outcome run_open_loop(const Load& load, const sockaddr_in& server, SSL_CTX* tls,
                      const std::vector<Script>& scripts, const std::vector<std::string>& codes) {
    return Loop{load, server, tls, scripts, codes}.run();
}

}  // namespace bench
