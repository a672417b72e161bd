#pragma once

#include <string>

namespace analysis {

/// What is wrong with data a person gave: names the file, column, option or line at fault and what to do, in French.
struct DataError {
    std::string message;

    bool operator==(const DataError&) const = default;
};

/// Why a number does not exist: shown in its place, never 0, NaN or a blank.
struct NotEstimable {
    std::string reason;  ///< French, short: « variance nulle », « effectif inférieur au seuil »

    bool operator==(const NotEstimable&) const = default;
};

}  // namespace analysis
