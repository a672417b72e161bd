#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "reports/plenary_input.hpp"

namespace reports::tests {

/// A small questionnaire in the manner of the shipped one: six axes of four items, well-being, two crossings with
/// `metier`, a ranking and an open question.
questionnaires::Questionnaire synthetic_questionnaire();

/// Respondents and headcount of one métier.
struct Job {
    std::string code;
    std::size_t answers;
    double people;
};

struct WaveRecipe {
    std::string label;
    std::uint64_t seed = 1;
    std::vector<Job> jobs;
    std::size_t unsaid = 0;                                   ///< respondents who do not give their métier
    std::vector<double> level = std::vector<double>(6, 0.0);  ///< of each axis, in standard deviations
    bool headcounts = true;
};

/// Answers drawn from latent levels: the same recipe gives the same wave.
PlenaryWave synthetic_wave(const WaveRecipe& recipe);

/// Answers drawn evenly from the choices of any questionnaire; nobody is refused a question by its conditions.
PlenaryWave even_wave(const questionnaires::Questionnaire& questionnaire, std::size_t people,
                      std::uint64_t seed);

/// A campaign of waves whose first axis rises and last axis falls.
PlenaryInput synthetic_campaign(std::size_t waves);

}  // namespace reports::tests
