#include "open_data.hpp"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "analysis/data_file.hpp"
#include "campaign/campaign.hpp"
#include "campaign/wave_dataset.hpp"
#include "campaign/wave_texts.hpp"
#include "commands/verb.hpp"

namespace commands {

namespace {

bool is_folder(const std::string& path) {
    std::error_code none;
    return std::filesystem::is_directory(path, none);
}

bool exists(const std::string& path) {
    std::error_code none;
    return std::filesystem::exists(path, none);
}

/// DATA as a folder and a wave of it.
struct NamedWave {
    std::string campaign;
    std::string wave;
};

std::optional<NamedWave> wave_named(const std::string& data) {
    // The last colon: a folder's own name may hold one, a wave's may not.
    const auto colon = data.rfind(':');
    if (exists(data) || colon == std::string::npos || !is_folder(data.substr(0, colon))) return std::nullopt;
    return NamedWave{data.substr(0, colon), data.substr(colon + 1)};
}

analysis::Dataset open_file(const std::string& path) {
    auto read = analysis::read_data_file(path);
    if (!read) throw Refused{read.error().message};
    return std::move(read).value();
}

/// Nothing but the band, and the wave, stands beside a campaign's texts.
void refuse_unless_beside(const analysis::Dataset& texts, const std::string& item, const std::string& by) {
    if (by.empty() || (by != item && texts.column(by) != nullptr)) return;
    std::string beside;
    for (const auto& column : texts.columns)
        if (column.name != item) beside += (beside.empty() ? "« " : ", « ") + column.name + " »";
    throw Refused{"Les textes d’une vague sont détachés des autres réponses : --by « " + by +
                  " » n’est pas possible. À côté des textes : " + (beside.empty() ? "rien" : beside) +
                  " (bande vigie::bande_textes du questionnaire)."};
}

}  // namespace

analysis::Dataset open_data(const std::string& data) {
    if (is_folder(data)) return campaign::campaign_dataset(campaign::Campaign::open(data));
    if (const auto named = wave_named(data))
        return campaign::wave_dataset(campaign::Campaign::open(named->campaign), named->wave);
    return open_file(data);
}

analysis::Dataset open_texts(const std::string& data, const std::string& item, const std::string& by) {
    const auto named = wave_named(data);
    if (!named && !is_folder(data)) return open_file(data);
    analysis::Dataset texts =
        named ? campaign::wave_texts(campaign::Campaign::open(named->campaign), named->wave, item)
              : campaign::campaign_texts(campaign::Campaign::open(data), item);
    refuse_unless_beside(texts, item, by);
    return texts;
}

}  // namespace commands
