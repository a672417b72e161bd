#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/civil_date.hpp"

namespace reports {

/// What a commitment is measured by.
struct Indicator {
    enum class Kind {
        scale,   ///< score from 0 to 100 of a scale of the questionnaire
        share,   ///< percent of those who answered a question that gave one of `codes`
        outside  ///< a figure that the survey does not measure: posts, hours of training …
    };
    Kind kind = Kind::scale;
    std::string name;                ///< of the scale or question; what the outside figure is, in words
    std::vector<std::string> codes;  ///< of a share
};

enum class Better { lower, higher };

/// What management promised.
struct Commitment {
    std::string id;     ///< E1, E2 …
    std::string theme;  ///< emploi, formation, charge … as the organiser names it
    std::string text;
    std::string source;  ///< « Accord du … », « PV »
    Date source_date;
    Indicator indicator;
    Better better = Better::lower;
    std::string baseline_wave;  ///< label of the wave it starts from; empty for an outside figure
    double baseline = 0.0;      ///< of an outside figure
    double target = 0.0;
    Date due;
};

/// An outside figure, as found on a day.
struct OutsideFigure {
    std::string commitment;  ///< id
    Date date;
    double value = 0.0;
    std::string source;
};

/// What the council asked, and the motivated answer it is owed.
struct Demand {
    struct Answer {
        Date date;
        std::string text;
        bool accepted = false;
    };
    std::string id;  ///< D1, D2 …
    std::string text;
    Date asked;
    std::optional<Answer> answer;
};

struct CommitmentBook {
    std::vector<Commitment> commitments;
    std::vector<OutsideFigure> figures;
    std::vector<Demand> demands;

    bool empty() const { return commitments.empty() && demands.empty(); }
};

}  // namespace reports
