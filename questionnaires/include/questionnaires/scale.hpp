#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace questionnaires {

struct ScaleItem {
    std::string question;
    double weight = 1.0;
    bool reversed = false;

    bool operator==(const ScaleItem&) const = default;
};

/// How many items of a scale must be answered for a person to have a score.
enum class MissingRule { complete, half, any };

/// What a high score means for health at work.
enum class Direction { risk, resource };

/// What a threshold is worth: without this record there is no traffic light.
enum class ThresholdKind { national_median, sample_median, clinical, convention };

struct Threshold {
    std::string comparison;  ///< one of < <= > >=
    double value = 0.0;      ///< on the 0–100 score
    ThresholdKind kind = ThresholdKind::convention;
    std::string source;
    int year = 0;

    bool operator==(const Threshold&) const = default;
};

/// One scale of the `scales` sheet. Scoring is data: no instrument has code of its own.
struct Scale {
    std::string name;
    std::string label;
    int axis = 0;  ///< Gollac axis 1 to 6; 0 when the scale belongs to none
    std::vector<ScaleItem> items;
    double low = 1.0;   ///< lowest item code
    double high = 5.0;  ///< highest item code
    MissingRule missing = MissingRule::half;
    Direction direction = Direction::risk;
    std::vector<Threshold> thresholds;

    bool operator==(const Scale&) const = default;
};

/// A person's score from 0 to 100: the weighted mean of the answered items, rescaled.
///
///     r_i = x_i                  direct item        m = sum_answered w_i r_i / sum_answered w_i
///     r_i = low + high - x_i     reversed item      score = 100 (m - low) / (high - low)
///
/// nullopt when fewer items are answered than `missing` asks: all of them (complete), at least half
/// of them (half), at least one (any); and when the answered weights sum to zero.
///
/// Precondition: codes.size() == scale.items.size(), every code within [low, high], low < high, no
/// weight below zero.
std::optional<double> score(const Scale& scale, std::span<const std::optional<double>> codes);

}  // namespace questionnaires
