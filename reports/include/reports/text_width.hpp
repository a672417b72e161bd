#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reports {

enum class Weight { regular, bold };

/// Arial, or a font of the same metrics, at a size in user units of the drawing.
struct Font {
    double size = 15.0;
    Weight weight = Weight::regular;
};

/// Width of a line of UTF-8 text, from the advance widths of Arial (arial_advances.py), without kerning. A
/// character outside the table counts as one em, a combining accent as nothing.
double text_width(std::string_view text, Font font);

/// Other fonts of the family run up to this much wider than Arial.
inline constexpr double kWidthSlack = 1.08;

/// The text cut at its ordinary spaces, and after its hyphens and slashes, into lines that fit `width` with
/// kWidthSlack to spare. No-break spaces hold. A word wider than the line is cut between characters. Nothing
/// is left out; an empty text gives no line. Requires width > 0.
std::vector<std::string> wrap(std::string_view text, double width, Font font);

}  // namespace reports
