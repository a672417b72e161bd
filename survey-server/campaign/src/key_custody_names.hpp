#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "campaign/key_custody.hpp"

namespace campaign {

inline constexpr std::array<std::pair<KeyProtection, std::string_view>, 4> kProtections{
    {{KeyProtection::none, "none"},
     {KeyProtection::passphrase, "passphrase"},
     {KeyProtection::shares, "shares"},
     {KeyProtection::shares_and_passphrase, "shares+passphrase"}}};

}  // namespace campaign
