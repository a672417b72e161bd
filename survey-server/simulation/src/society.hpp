#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/questionnaire.hpp"

namespace simulation {

/// What a code is worth in a draw, in the order of the choice list.
struct CodeWeights {
    std::vector<std::string> codes;
    std::vector<double> weights;
};

/// How the people of some categories of one band answer a question, unlike the others.
struct AnswersByBand {
    std::string band;
    std::map<std::string, CodeWeights, std::less<>> weights;  ///< by code of the band
};

using ByName = std::map<std::string, double, std::less<>>;

struct NumberRange {
    int low = 0;
    int high = 0;
};

struct Sentences {
    double rate = 0.0;  ///< share of people who write something
    std::vector<std::string> texts;
};

/// The people of a simulated workforce: what they are like and how they answer. Data, in `simulation.json`:
///
///     bands         {question: {code: weight}}                 profile questions and their shares
///     band_effects  {question: {code: {scale: shift}}}         shift of a latent scale, in standard deviations
///     means         {scale: level}                             latent level of everybody
///     correlation   0 … 1                                      share of variance that all scales have in common
///     drift         {scale: [quarter 0, quarter 1, …]}         shift by quarter; the last one holds afterwards
///     answers       {question: {code: weight}}                 other closed questions; for a multiple choice, the chance of each
///     answers_by    {question: {band: {code: {code: weight}}}} the same for people of one category of a band
///     numbers       {question: [low, high]}
///     texts         {question: {rate, sentences}}
///     refusal       chance of « Je préfère ne pas répondre », a question
///     dropout       chance that somebody leaves before the end
struct Society {
    std::map<std::string, CodeWeights, std::less<>> bands;
    std::map<std::string, std::map<std::string, ByName, std::less<>>, std::less<>> band_effects;
    ByName means;
    double correlation = 0.0;
    std::map<std::string, std::vector<double>, std::less<>> drift;
    std::map<std::string, CodeWeights, std::less<>> answers;
    std::map<std::string, AnswersByBand, std::less<>> answers_by;
    std::map<std::string, NumberRange, std::less<>> numbers;
    std::map<std::string, Sentences, std::less<>> texts;
    double refusal = 0.0;
    double dropout = 0.0;
};

/// Reads a workforce for a questionnaire. Throws std::runtime_error, in French, that names the key: not a JSON object, a
/// question, scale or code that the questionnaire does not have, a weight below 0, a share outside 0 … 1.
Society parse_society(std::string_view json, const questionnaires::Questionnaire& questionnaire);

/// Shift of a scale in a quarter: the drift given for it, the last one for later quarters, 0 without any.
double drift_of(const Society& society, std::string_view scale, int quarter);

}  // namespace simulation
