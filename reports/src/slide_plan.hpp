#pragma once

#include <string>
#include <vector>

#include "reports/report_model.hpp"

namespace reports {

/// One slide before any format: one message.
struct SlidePlan {
    std::string title;
    std::vector<std::string> lines;  ///< sentences, one a bullet; above the charts when there are some
    std::vector<ChartModel> charts;  ///< one, or small ones of one kind
    std::vector<std::string> notes;  ///< what to say, and how it was made
    bool opening = false;            ///< the first slide: its lines are subtitles
};

struct DeckPlan {
    std::string title;
    std::string source;  ///< at the foot of each slide: whose answers, how many, which quarter
    std::vector<SlidePlan> slides;
};

/// Which slides a report makes: at most 15, those whose section is absent being left out.
DeckPlan deck_plan(const ReportModel& report);

}  // namespace reports
