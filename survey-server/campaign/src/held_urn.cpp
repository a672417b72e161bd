#include "held_urn.hpp"

#include <utility>
#include <vector>

#include "campaign/campaign.hpp"
#include "file_lock.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

class HeldUrn : public urn::Urn {
public:
    HeldUrn(FileLock lock, std::unique_ptr<urn::Urn> urn) : lock_(std::move(lock)), urn_(std::move(urn)) {}

    void admit(std::span<const urn::CodeHash> codes) override { urn_->admit(codes); }
    void cancel(std::span<const urn::CodeHash> codes) override { urn_->cancel(codes); }
    std::vector<urn::Put> put(std::span<const urn::Submission> group) override { return urn_->put(group); }
    bool knows(const urn::CodeHash& code) const override { return urn_->knows(code); }
    urn::Counts counts() const override { return urn_->counts(); }
    std::vector<urn::SealedBallot> ballots() override { return urn_->ballots(); }
    void shuffle() override { urn_->shuffle(); }
    void copy_to(const std::filesystem::path& file) override { urn_->copy_to(file); }

private:
    FileLock lock_;  // freed after the urn is closed
    std::unique_ptr<urn::Urn> urn_;
};

}  // namespace

std::filesystem::path urn_file(const std::filesystem::path& wave_folder) {
    return wave_folder / "urn.db";
}

std::filesystem::path urn_copy(const std::filesystem::path& wave_folder) {
    return wave_folder / "urn-backup.db";
}

std::unique_ptr<urn::Urn> try_hold_urn(const std::filesystem::path& wave_folder) {
    auto lock = FileLock::try_hold(wave_folder / "urn.lock");
    if (!lock) return nullptr;
    return std::make_unique<HeldUrn>(
        *std::move(lock), urn::open_urn(urn_file(wave_folder), read_wave_record(wave_folder).definition));
}

std::unique_ptr<urn::Urn> hold_urn(const std::filesystem::path& wave_folder) {
    auto urn = try_hold_urn(wave_folder);
    if (urn) return urn;
    throw Refusal(
        "L’urne de la vague " + wave_folder.filename().string() +
        " est tenue par un autre programme, sans doute le serveur de l’enquête. Arrêtez-le (Ctrl+C, ou "
        "SIGTERM), puis recommencez.");
}

}  // namespace campaign
