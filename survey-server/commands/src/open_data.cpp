#include "open_data.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "analysis/data_file.hpp"
#include "campaign/campaign.hpp"
#include "campaign/wave_dataset.hpp"
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

}  // namespace

analysis::Dataset open_data(const std::string& data) {
    if (is_folder(data)) return campaign::campaign_dataset(campaign::Campaign::open(data));
    // The last colon: a folder's own name may hold one, a wave's may not.
    const auto colon = data.rfind(':');
    if (!exists(data) && colon != std::string::npos && is_folder(data.substr(0, colon)))
        return campaign::wave_dataset(campaign::Campaign::open(data.substr(0, colon)),
                                      data.substr(colon + 1));

    auto read = analysis::read_data_file(data);
    if (!read) throw Refused{read.error().message};
    return std::move(read).value();
}

}  // namespace commands
