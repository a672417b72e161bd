#include "campaign/receipts.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>

#include "campaign/durable_file.hpp"
#include "receipt_line.hpp"
#include "receipt_list.hpp"
#include "system_random.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    localtime_r(&now, &day);
    std::string text(10, '\0');
    text.resize(std::strftime(text.data(), text.size() + 1, "%Y-%m-%d", &day));
    return text;
}

/// Of two sorted ranges, what only the first one has.
std::vector<std::string> only_in(const std::vector<std::string>& these,
                                 const std::vector<std::string>& those) {
    std::vector<std::string> difference;
    std::set_difference(these.begin(), these.end(), those.begin(), those.end(),
                        std::back_inserter(difference));
    return difference;
}

std::int64_t vanished_since(const std::optional<ReceiptList>& last,
                            const std::vector<std::string>& sorted_hashes) {
    if (!last) return 0;
    return last->vanished + static_cast<std::int64_t>(only_in(last->hashes, sorted_hashes).size());
}

ReceiptList list_of(const Campaign& campaign, std::string_view wave, std::string definition) {
    ReceiptList list;
    list.title = campaign.title();
    list.wave = wave;
    list.definition = std::move(definition);
    list.day = today();
    return list;
}

}  // namespace

std::vector<std::string> hashes_of(std::span<const urn::SealedBallot> ballots) {
    std::vector<std::string> hashes;
    hashes.reserve(ballots.size());
    for (const urn::SealedBallot& ballot : ballots) hashes.push_back(urn::ballot_hash(ballot));
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

std::string fingerprint_of(std::span<const std::string> sorted_hashes) {
    std::string text;
    for (const std::string& hash : sorted_hashes) text += hash + "\n";
    return urn::sha256_hex(text);
}

ReceiptList closing_list(const Campaign& campaign, std::string_view wave, std::string definition,
                         std::vector<std::string> hashes, const std::optional<ReceiptList>& last) {
    ReceiptList list = list_of(campaign, wave, std::move(definition));
    list.final = true;
    std::sort(hashes.begin(), hashes.end());
    list.vanished = vanished_since(last, hashes);
    list.hashes = std::move(hashes);
    return list;
}

bool publish_receipts(const Campaign& campaign, std::string_view wave,
                      std::span<const urn::SealedBallot> ballots) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    const WaveRecord record = read_wave_record(folder);
    if (record.state != WaveState::open) {
        throw Refusal("La vague " + std::string(wave) +
                      " n’est pas ouverte : sa liste de reçus est celle de sa clôture, et ne change plus.");
    }
    const std::optional<ReceiptList> last = read_receipt_list(folder);
    const std::vector<std::string> all = hashes_of(ballots);
    std::vector<std::string> fresh = last ? only_in(all, last->hashes) : all;
    const auto threshold = static_cast<std::size_t>(campaign.threshold());
    if (fresh.size() < 2 * threshold) return false;

    std::shuffle(fresh.begin(), fresh.end(), SystemRandom{});
    fresh.resize(fresh.size() - threshold);
    ReceiptList list = list_of(campaign, wave, record.definition);
    list.vanished = vanished_since(last, all);
    list.hashes = std::move(fresh);
    if (last) {
        std::set_intersection(last->hashes.begin(), last->hashes.end(), all.begin(), all.end(),
                              std::back_inserter(list.hashes));
    }
    std::sort(list.hashes.begin(), list.hashes.end());
    replace_file(receipts_file(folder), receipt_list_text(list), Readable::by_group);
    return true;
}

std::optional<ReceiptList> published_receipts(const Campaign& campaign, std::string_view wave) {
    campaign.state(wave);  // refuses a wave that does not exist
    return read_receipt_list(campaign.wave_folder(wave));
}

bool holds(const ReceiptList& list, std::string_view receipt) {
    const auto found = std::lower_bound(list.hashes.begin(), list.hashes.end(), receipt);
    return found != list.hashes.end() && found->starts_with(receipt);
}

}  // namespace campaign
