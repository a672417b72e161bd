#include "collection/sheets_folder.hpp"

#include <system_error>

#include "campaign/durable_file.hpp"
#include "campaign/key_shares.hpp"
#include "campaign/secret_file.hpp"
#include "collection/share_sheets.hpp"
#include "commands/verb.hpp"

namespace commands {

namespace {

std::filesystem::path without_final_slash(const std::filesystem::path& folder) {
    return folder.has_filename() ? folder : folder.parent_path();
}

std::filesystem::path sheet_in(const std::filesystem::path& folder, std::size_t number) {
    return folder / ("part-" + std::to_string(number) + ".html");
}

}  // namespace

SheetsFolder::SheetsFolder(const std::filesystem::path& folder) : folder_(without_final_slash(folder)) {
    if (std::filesystem::exists(std::filesystem::symlink_status(folder_))) {
        throw Refused("« " + folder_.string() +
                      " » existe déjà, et des parts ne s’écrasent pas. Choisissez un autre --shares.");
    }
    campaign::create_folder(folder_);
}

SheetsFolder::~SheetsFolder() {
    if (confirmed_) return;
    for (std::size_t number = 1; number <= urn::kShares; ++number)
        campaign::erase_file(sheet_in(folder_, number));
    std::error_code ignored;
    std::filesystem::remove(folder_, ignored);
}

void SheetsFolder::write(std::string_view title, const urn::PublicKey& sealing_key,
                         const campaign::ShareHolders& holders, std::span<const std::string> shares) {
    for (std::size_t i = 0; i < shares.size(); ++i) {
        ShareSheet sheet{.title = std::string(title),
                         .holder = holders[i],
                         .number = static_cast<int>(i + 1),
                         .fingerprint = campaign::key_fingerprint(sealing_key),
                         .share = shares[i]};
        const urn::WipedAtEnd wiped_share(sheet.share);
        std::string html = share_sheet_html(sheet);
        const urn::WipedAtEnd wiped_html(html);
        campaign::create_file(sheet_in(folder_, i + 1), html, campaign::Readable::by_owner);
    }
}

}  // namespace commands
