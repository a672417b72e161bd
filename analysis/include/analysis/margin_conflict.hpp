#pragma once

#include "analysis/margins.hpp"

#include <optional>
#include <string>

namespace analysis {

/// Two margins that no positive weights can meet together, in French, with what to do; nullopt when every pair can be
/// met (three margins may still contradict each other, which raking finds by not converging).
///
/// A pair can be met by positive weights when a flow from the targets of one to those of the other, through the
/// pairs of categories that somebody answered from, carries the whole total and can use each of those pairs. Else
/// the minimal cut names categories of one margin whose respondents are all in categories of the other with a
/// smaller target; or an equal one, so that others there would have to weigh nothing.
/// Requires that no category is empty. Reference: Ford & Fulkerson 1956.
std::optional<std::string> margin_conflict(const MarginSample& sample);

}  // namespace analysis
