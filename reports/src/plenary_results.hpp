#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gated_estimates.hpp"
#include "questionnaires/scale.hpp"
#include "reports/plenary_input.hpp"
#include "reports/report_model.hpp"

namespace reports {

/// A scale of the questionnaire presented, as one wave measured it.
struct ScaleResult {
    bool comparable = true;  ///< asked then as it is now
    analysis::Answers scores;
    GatedScore score;
};

struct WaveResults {
    const PlenaryWave* wave;
    Sampled sample;
    std::vector<ScaleResult> scales;  ///< in the order of Plenary::scales

    bool enough() const { return sample.rows >= sample.threshold.people(); }
};

/// What every section is written from.
struct Plenary {
    const PlenaryInput* input;
    /// of the wave presented, with French spaces
    std::unique_ptr<const questionnaires::Questionnaire> printed;
    std::vector<const questionnaires::Scale*> scales;  ///< the six axes in their order, then the others
    std::size_t axes = 0;                              ///< how many of them are axes
    std::vector<WaveResults> waves;                    ///< in the order of time

    const WaveResults& now() const { return waves.back(); }
    const WaveResults* before() const { return waves.size() > 1 ? &waves[waves.size() - 2] : nullptr; }
    const questionnaires::Questionnaire& questionnaire() const { return *printed; }
    analysis::Threshold threshold() const { return input->threshold; }
    /// « les six axes » when there are six.
    const char* axes_words() const { return axes == 6 ? "les six axes" : "les axes"; }
};

Plenary plenary_results(const PlenaryInput& input);

/// « T4 2026 » on one line.
std::string wave_name(const PlenaryWave& wave);

/// What an earlier wave says of a scale: its score, or why there is none to compare.
Reading earlier_reading(const ScaleResult& scale);

/// A section, and how many differences were looked at to write it.
struct Written {
    Section section;
    std::size_t comparisons = 0;
};

/// The axes of everybody and of each unit of work, the gate deciding on units as in any breakdown.
std::vector<Exposure> exposures_of(const Plenary& plenary);

Section participation_section(const Plenary& plenary);
/// « 27 % »; nullopt when nobody knows how many could answer.
std::optional<std::string> participation_rate(const PlenaryWave& wave);
Written axes_section(const Plenary& plenary);
Written changes_section(const Plenary& plenary);
Written trend_section(const Plenary& plenary);
Section questions_section(const Plenary& plenary);
Section other_scales_section(const Plenary& plenary);
Written groups_section(const Plenary& plenary);
Written guarantees_section(const Plenary& plenary);
Section writers_section(const Plenary& plenary);
/// What was promised and what was asked; no blocks when nothing was.
Section commitments_section(const Plenary& plenary);
Section method_section(const Plenary& plenary, std::size_t comparisons);
Section law_section();
Section guide_section();

}  // namespace reports
