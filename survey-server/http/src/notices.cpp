#include "notices.hpp"

#include <utility>

namespace http {

Notices::Notices(Tell tell) : tell_{std::move(tell)} {}

void Notices::say(const std::string& line) {
    const std::lock_guard lock{mutex_};
    if (tell_) tell_(line);
}

void Notices::page_failed(Time now) {
    const std::lock_guard lock{mutex_};
    ++failures_untold_;
    if (last_failure_told_ && now - *last_failure_told_ < kInterval) return;
    last_failure_told_ = now;
    const auto count = std::exchange(failures_untold_, 0);
    if (!tell_) return;
    tell_("Erreur interne : " +
          (count == 1
               ? std::string{"une page n’a pas pu être préparée"}
               : std::to_string(count) + " pages n’ont pas pu être préparées depuis la dernière annonce") +
          " ; un message a invité à recommencer. Si cela se répète, vérifiez la mémoire et le disque, puis "
          "prévenez qui entretient le programme.");
}

}  // namespace http
