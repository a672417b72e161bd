#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "office/package.hpp"
#include "slide_plan.hpp"

namespace reports {

/// The root of a part of a presentation, with its spaces declared.
pugi::xml_node add_presentation_root(pugi::xml_document& document, const char* name);

/// One slide. Its charts are put into the package, related to `name`, its own part.
std::string slide_part(Package& package, const std::string& name, const SlidePlan& slide,
                       const std::string& source, std::size_t number);

/// What the speaker reads under a slide.
std::string notes_part(const std::vector<std::string>& notes);

}  // namespace reports
