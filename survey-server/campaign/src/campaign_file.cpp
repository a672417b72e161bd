#include "campaign_file.hpp"

#include <algorithm>

#include "bytes.hpp"
#include "campaign/campaign.hpp"
#include "key_custody_names.hpp"
#include "record_file.hpp"

namespace campaign {

namespace {

std::filesystem::path file_in(const std::filesystem::path& folder) {
    return folder / "campaign.json";
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
    throw Refusal("Le fichier " + file.string() + " est abîmé (" + reason +
                  "). Reprenez-en une copie intacte.");
}

std::string holder_key(std::size_t share) {
    return "share_holder_" + std::to_string(share + 1);
}

KeyCustody custody_in(const Record& json, const std::filesystem::path& file) {
    KeyCustody custody;
    const std::string name = json.text_or("key_protection", name_of(KeyProtection::none));
    const auto known = std::find_if(kProtections.begin(), kProtections.end(),
                                    [&name](const auto& one) { return one.second == name; });
    if (known == kProtections.end()) refuse(file, "key_protection");
    custody.protection = known->first;
    const std::string wrapped = json.text_or("wrapped_key", "");
    custody.wrapped_key.resize(wrapped.size() / 2);
    if (!decode_hex(wrapped, custody.wrapped_key)) refuse(file, "wrapped_key");
    for (std::size_t i = 0; i < custody.holders.size(); ++i)
        custody.holders[i] = json.text_or(holder_key(i), "");
    return custody;
}

}  // namespace

CampaignFile read_campaign_file(const std::filesystem::path& folder) {
    const std::filesystem::path file = file_in(folder);
    if (!std::filesystem::exists(file)) {
        throw Refusal(
            folder.string() +
            " n’est pas une campagne (il n’y a pas de campaign.json). Vérifiez le chemin, ou créez la "
            "campagne avec « vigie create ».");
    }
    const Record json = Record::read(file);
    const auto key = bytes_from_hex(json.text("sealing_key"));
    if (!key) {
        refuse(file, "sealing_key n’est pas une clé");
    }
    return CampaignFile{.title = json.text("title"),
                        .threshold = static_cast<int>(json.number("threshold")),
                        .minimum = static_cast<int>(json.number_or("minimum", json.number("threshold"))),
                        .sealing_key = *key,
                        .custody = custody_in(json, file)};
}

void write_campaign_file(const std::filesystem::path& folder, const CampaignFile& campaign) {
    Record json;
    json.set("title", campaign.title);
    json.set("threshold", std::int64_t{campaign.threshold});
    json.set("minimum", std::int64_t{campaign.minimum});
    json.set("sealing_key", to_hex(campaign.sealing_key));
    json.set("key_protection", std::string(name_of(campaign.custody.protection)));
    if (campaign.custody.is_shared()) {
        json.set("wrapped_key", to_hex(campaign.custody.wrapped_key));
        for (std::size_t i = 0; i < campaign.custody.holders.size(); ++i) {
            json.set(holder_key(i), campaign.custody.holders[i]);
        }
    }
    replace_file(file_in(folder), json.json(), Readable::by_group);
}

}  // namespace campaign
