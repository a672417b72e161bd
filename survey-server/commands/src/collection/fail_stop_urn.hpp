#pragma once

#include <functional>
#include <optional>
#include <string>

#include "urn/urn.hpp"

namespace commands {

/// An urn that asks for the end of the server when its storage fails: after a failed sync nothing that the disk says can
/// be believed, so the process stops acknowledging, ends, and is started again to recover.
class FailStopUrn : public urn::Urn {
public:
    /// `urn` must outlive it. `stop` is called once, from the thread that stores.
    FailStopUrn(urn::Urn& urn, std::function<void()> stop);

    void admit(std::span<const urn::CodeHash> codes) override { urn_.admit(codes); }
    std::vector<urn::Put> put(std::span<const urn::Submission> group) override;
    bool knows(const urn::CodeHash& code) const override { return urn_.knows(code); }
    urn::Counts counts() const override { return urn_.counts(); }
    std::vector<urn::SealedBallot> ballots() override { return urn_.ballots(); }
    void shuffle() override { urn_.shuffle(); }
    void copy_to(const std::filesystem::path& file) override { urn_.copy_to(file); }

    /// Why the storage failed; nullopt while it has not. To be read when nobody stores any more.
    const std::optional<std::string>& failure() const { return failure_; }

private:
    urn::Urn& urn_;
    std::function<void()> stop_;
    std::optional<std::string> failure_;
};

}  // namespace commands
