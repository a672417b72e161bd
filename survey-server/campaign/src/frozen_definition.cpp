#include "frozen_definition.hpp"

#include <string>

#include "questionnaire_folder.hpp"

namespace campaign {

std::filesystem::path frozen_questionnaire(const std::filesystem::path& wave_folder) {
    return wave_folder / "questionnaire";
}

std::filesystem::path frozen_headcount(const std::filesystem::path& wave_folder) {
    return wave_folder / "headcount.csv";
}

WaveDefinition read_frozen_definition(const Campaign& campaign, std::string_view wave,
                                      const WaveRecord& record) {
    const std::filesystem::path folder = campaign.wave_folder(wave);
    WaveDefinition definition{
        .wave = std::string(wave),
        .mode = record.mode,
        .threshold = campaign.threshold(),
        .minimum = campaign.minimum(),
        .sealing_key = campaign.sealing_key(),
        .headcount = std::nullopt,
        .questionnaire = read_without_fault(questionnaire_in(frozen_questionnaire(folder)))};
    if (std::filesystem::exists(frozen_headcount(folder))) {
        definition.headcount = read_headcount(frozen_headcount(folder), definition.questionnaire);
    }
    if (definition_hash(definition) != record.definition) {
        throw Refusal("La définition de la vague " + std::string(wave) +
                      " a changé depuis son ouverture : son empreinte n’est plus celle qui a été affichée (" +
                      record.definition.substr(0, 16) +
                      "…). Le questionnaire, les effectifs, le seuil ou la clé de " + folder.string() +
                      " ont été modifiés ; reprenez une copie intacte de la campagne.");
    }
    return definition;
}

}  // namespace campaign
