#include "collection/fail_stop_urn.hpp"

#include <utility>

namespace commands {

FailStopUrn::FailStopUrn(urn::Urn& urn, std::function<void()> stop) : urn_(urn), stop_(std::move(stop)) {}

std::vector<urn::Put> FailStopUrn::put(std::span<const urn::Submission> group) {
    try {
        return urn_.put(group);
    } catch (const urn::StorageError& error) {
        if (!failure_) {
            failure_ = error.what();
            stop_();
        }
        throw;
    }
}

}  // namespace commands
