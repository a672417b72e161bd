#include "questionnaires/scale.hpp"

#include <algorithm>
#include <cassert>

namespace questionnaires {

namespace {

bool enough_answered(MissingRule rule, std::size_t answered, std::size_t items) {
    switch (rule) {
        case MissingRule::complete:
            return answered == items;
        case MissingRule::half:
            return answered > 0 && 2 * answered >= items;
        case MissingRule::any:
            return answered > 0;
    }
    return false;
}

}  // namespace

std::optional<double> score(const Scale& scale, std::span<const std::optional<double>> codes) {
    assert(codes.size() == scale.items.size());
    const auto answered = static_cast<std::size_t>(
        std::count_if(codes.begin(), codes.end(), [](const auto& code) { return code.has_value(); }));
    if (!enough_answered(scale.missing, answered, codes.size())) return std::nullopt;

    // Distances from the low end rather than codes: an end of the scale comes out as exactly 0 or 100.
    double distance = 0.0;
    double reach = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (!codes[i]) continue;
        const ScaleItem& item = scale.items[i];
        assert(item.weight >= 0.0);
        distance += item.weight * (item.reversed ? scale.high - *codes[i] : *codes[i] - scale.low);
        reach += item.weight * (scale.high - scale.low);
        weights += item.weight;
    }
    if (!(weights > 0.0)) return std::nullopt;
    return 100.0 * (distance / reach);
}

}  // namespace questionnaires
