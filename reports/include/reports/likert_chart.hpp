#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/chart_values.hpp"

namespace reports {

/// What an answer means for health at work, once reversed items are turned round.
enum class Stance { strongly_favourable, favourable, neutral, unfavourable, strongly_unfavourable };

struct LikertLevel {
    Stance stance;
    std::string label;

    bool operator==(const LikertLevel&) const = default;
};

/// One question. Without shares it is masked; on a small base only the unfavourable share may be shown.
struct LikertRow {
    std::string label;
    std::string n;                        ///< « n ≈ 410 »; empty when masked
    std::vector<Printed> shares;          ///< one a level, or empty
    std::optional<Printed> favourable;    ///< all favourable levels together, from the counts
    std::optional<Printed> unfavourable;  ///< all unfavourable levels together, from the counts

    bool operator==(const LikertRow&) const = default;
};

enum class LikertForm {
    diverging,  ///< favourable and unfavourable on either side of zero, neutral apart
    full        ///< every bar from 0 to 100 %
};

/// Chart kind 1: the answers to the questions of one scale. Rows with the largest unfavourable share first.
/// Reference: Heiberger R. M., Robbins N. B. (2014), Journal of Statistical Software 57(5).
struct LikertChart {
    std::vector<LikertLevel> levels;  ///< from strongly favourable to strongly unfavourable, those that exist
    std::vector<LikertRow> rows;
    LikertForm form = LikertForm::diverging;

    bool operator==(const LikertChart&) const = default;
};

}  // namespace reports
