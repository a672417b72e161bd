#pragma once

#include <string>

#include "office/package.hpp"

namespace reports {

/// Who wrote a document, as its properties say.
inline constexpr const char* kCreator = "Vigie";

/// The title and language of a document, which a screen reader announces, and the program that wrote it: no person and
/// no date.
void add_core_properties(Package& package, const std::string& title);

}  // namespace reports
