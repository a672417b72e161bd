#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/number.hpp"

namespace reports {

/// A number that may be shown, with the one spelling that chart, table and sentence all print.
struct Printed {
    double value = 0.0;  ///< where its mark stands
    std::string text;    ///< « 54,2 », « 46 % », « ≥ 95 % »

    bool operator==(const Printed&) const = default;
};

/// A 95 % interval that may be shown.
struct PrintedInterval {
    analysis::Interval bounds;
    std::string text;  ///< « [50,8 ; 57,6] »

    bool operator==(const PrintedInterval&) const = default;
};

struct Estimate {
    Printed point;
    std::optional<PrintedInterval> ci;

    bool operator==(const Estimate&) const = default;
};

/// The one word for every hidden number: small groups and those that would give them away look the same.
inline constexpr const char* kMasked = "masqué";

/// No number here, and the words that stand in its place.
struct Absent {
    std::string words = kMasked;

    bool operator==(const Absent&) const = default;
};

/// What a chart knows of one number. A hidden number is absent from the model itself, so no output can leak
/// it.
using Reading = std::variant<Absent, Estimate>;

/// nullptr when the number is absent.
const Estimate* estimate_of(const Reading& reading);

/// « 54,2 [50,8 ; 57,6] », « 54,2 » or the words in its place.
std::string text_of(const Reading& reading);
std::string point_text(const Reading& reading);
/// The interval alone; « – » when there is none.
std::string interval_text(const Reading& reading);

/// A score from 0 to 100, printed to one decimal.
Estimate score_estimate(double score, const std::optional<analysis::Interval>& ci);
/// A share in percent, printed to the unit; `ci` in percent.
Estimate share_estimate(double percent, const std::optional<analysis::Interval>& ci);
Printed printed_share(double percent);

/// Ends of an axis within 0 to 100, multiples of 10 at least `span` apart, that hold every number and interval;
/// 0 to 100 when there is none.
analysis::Interval axis_holding(const std::vector<Reading>& readings, double span);

}  // namespace reports
