#include "reports/palette.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace reports {
namespace {

/// One of the three components, 0 to 1, as light (sRGB undone).
double linear(Colour colour, std::size_t component) {
    int value = 0;
    const char* digits = colour.data() + 1 + 2 * component;
    std::from_chars(digits, digits + 2, value, 16);
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 1) + 0.0722 * linear(colour, 2);
}

}  // namespace

Colour fill_of(Stance stance) {
    switch (stance) {
        case Stance::strongly_favourable:
            return "#2166ac";
        case Stance::favourable:
            return "#92c5de";
        case Stance::neutral:
            return "#d9d9d9";
        case Stance::unfavourable:
            return "#f4a582";
        case Stance::strongly_unfavourable:
            return "#b2182b";
    }
    return palette::kMaskFill;
}

Colour text_on(Stance stance) {
    const bool dark = stance == Stance::strongly_favourable || stance == Stance::strongly_unfavourable;
    return dark ? palette::kPaper : palette::kInk;
}

double contrast(Colour one, Colour other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace reports
