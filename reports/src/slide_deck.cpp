#include "reports/slide_deck.hpp"

#include "office/slide_package.hpp"
#include "slide_plan.hpp"

namespace reports {

std::string slide_deck(const ReportModel& report) {
    const DeckPlan plan = deck_plan(report);
    SlidePackage package{plan.title, plan.source};
    for (const SlidePlan& slide : plan.slides) package.add(slide);
    return package.bytes();
}

}  // namespace reports
