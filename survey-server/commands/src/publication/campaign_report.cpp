#include "publication/campaign_report.hpp"

#include <string>
#include <utility>

#include "campaign/wave_dataset.hpp"
#include "commands/verb.hpp"
#include "negotiation/commitment_file.hpp"
#include "reports/commitment_tracking.hpp"

namespace commands {
namespace {

reports::PlenaryWave plenary_wave(const campaign::Campaign& campaign, const campaign::WaveStatus& status) {
    reports::PlenaryWave wave;
    wave.label = campaign::wave_label(status.name);
    wave.open_link = status.mode == campaign::Mode::open;
    wave.issued = status.issued;
    wave.received = status.received;
    wave.questionnaire = campaign::wave_questionnaire(campaign, status.name);
    wave.answers = campaign::wave_dataset(campaign, status.name);
    wave.writers = campaign::wave_writers(campaign, status.name);
    if (auto given = campaign::wave_headcounts(campaign, status.name)) {
        wave.strata = std::move(given->question);
        wave.headcounts = std::move(given->headcounts);
    }
    return wave;
}

[[noreturn]] void refuse(const campaign::Campaign& campaign, const campaign::WaveStatus& status) {
    const std::string where = campaign.folder().string() + " " + status.name;
    std::string next_step;
    if (status.state == campaign::WaveState::planned)
        next_step = "ouvrez-la d’abord (vigie wave open " + where + ")";
    if (status.state == campaign::WaveState::open)
        next_step = "fermez-la (vigie wave close " + where + "), puis dépouillez-la (vigie tally " + where +
                    " --key …)";
    if (status.state == campaign::WaveState::closed)
        next_step = "dépouillez-la (vigie tally " + where + " --key …)";
    throw Refused("La vague « " + campaign::wave_label(status.name) +
                  " » n’est pas dépouillée : rien ne se publie avant. Pour la publier, " + next_step + ".");
}

}  // namespace

reports::PlenaryInput plenary_input(const campaign::Campaign& campaign, std::string_view wave) {
    const auto threshold = analysis::Threshold::of(static_cast<std::size_t>(campaign.threshold()));
    if (!threshold)
        throw Refused("Campagne « " + campaign.title() + " » : " + threshold.error().message + ".");
    const campaign::WaveStatus presented = campaign.wave(wave);
    if (presented.state != campaign::WaveState::tallied) refuse(campaign, presented);

    reports::PlenaryInput input{campaign.title(), threshold.value(), {}};
    for (const std::string& name : campaign.wave_names()) {
        if (campaign.state(name) == campaign::WaveState::tallied)
            input.waves.push_back(plenary_wave(campaign, campaign.wave(name)));
        if (name == presented.name) break;
    }
    input.commitments = read_commitments(campaign);
    input.on = reports::end_of_quarter(input.waves.back().label);
    return input;
}

}  // namespace commands
