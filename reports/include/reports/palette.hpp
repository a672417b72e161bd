#pragma once

#include <string_view>

#include "reports/likert_chart.hpp"

namespace reports {

/// An opaque colour as « #2166ac ».
using Colour = std::string_view;

namespace palette {

inline constexpr Colour kPaper = "#ffffff";
inline constexpr Colour kInk = "#1a1a1a";
inline constexpr Colour kMuted = "#555555";   ///< secondary text
inline constexpr Colour kAccent = "#14375e";  ///< marks of the wave presented
inline constexpr Colour kBand = "#d3deea";    ///< behind the accent: bands and bars still to fill
inline constexpr Colour kLine = "#767676";    ///< earlier wave, zero line
inline constexpr Colour kGrid = "#e4e4e4";
inline constexpr Colour kMaskFill = "#f0f0f0";
inline constexpr Colour kMaskHatch = "#b0b0b0";

/// Series of a trend, after Okabe and Ito; each also has its own dashes.
inline constexpr Colour kSeries[] = {"#14375e", "#D55E00", "#009E73", "#1a1a1a"};
inline constexpr std::string_view kDashes[] = {"", "8 4", "2 4", "10 4 2 4"};

}  // namespace palette

/// Blue for favourable, red for unfavourable: RdBu of ColorBrewer, told apart by every colour vision.
Colour fill_of(Stance stance);
/// What is written on it.
Colour text_on(Stance stance);

/// Contrast of two colours, 1 to 21 (WCAG 2.2, « contrast ratio »).
double contrast(Colour one, Colour other);

}  // namespace reports
