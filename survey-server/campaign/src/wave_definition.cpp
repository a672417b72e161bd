#include "wave_definition.hpp"

#include "bytes.hpp"
#include "questionnaires/reader.hpp"

namespace campaign {

std::string canonical_text(const WaveDefinition& definition) {
    std::string text = "vigie wave definition 1\n";
    text += "wave " + definition.wave + "\n";
    text += "mode " + std::string(name_of(definition.mode)) + "\n";
    text += "threshold " + std::to_string(definition.threshold) + "\n";
    if (definition.minimum > definition.threshold)
        text += "minimum " + std::to_string(definition.minimum) + "\n";
    text += "sealing key " + to_hex(definition.sealing_key) + "\n";
    if (definition.headcount) {
        text += "headcount " + definition.headcount->question + "\n";
        for (const auto& line : definition.headcount->lines) {
            text += "headcount " + line.category + " " + std::to_string(line.people) + "\n";
        }
    }
    return text + "questionnaire\n" + questionnaires::canonical_text(definition.questionnaire);
}

std::string definition_hash(const WaveDefinition& definition) {
    return urn::sha256_hex(canonical_text(definition));
}

}  // namespace campaign
