#include "campaign_file.hpp"

#include "bytes.hpp"
#include "campaign/campaign.hpp"
#include "record_file.hpp"

namespace campaign {

namespace {

std::filesystem::path file_in(const std::filesystem::path& folder) {
    return folder / "campaign.json";
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
        throw Refusal("Le fichier " + file.string() +
                      " est abîmé (sealing_key n’est pas une clé). Reprenez-en une copie intacte.");
    }
    return CampaignFile{.title = json.text("title"),
                        .threshold = static_cast<int>(json.number("threshold")),
                        .sealing_key = *key};
}

void write_campaign_file(const std::filesystem::path& folder, const CampaignFile& campaign) {
    Record json;
    json.set("title", campaign.title);
    json.set("threshold", std::int64_t{campaign.threshold});
    json.set("sealing_key", to_hex(campaign.sealing_key));
    replace_file(file_in(folder), json.json(), Readable::by_group);
}

}  // namespace campaign
