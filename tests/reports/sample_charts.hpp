#pragma once

#include "reports/chart_model.hpp"

namespace reports::samples {

/// Charts of every kind with invented numbers, for the approved drawings. Each holds one masked row.

ChartModel likert();
ChartModel likert_full();
/// On a small base: unfavourable shares alone.
ChartModel likert_small();
ChartModel groups();
ChartModel profile();
ChartModel trend();
/// Four series over eight waves.
ChartModel trend_of_four();
ChartModel participation();

}  // namespace reports::samples
