#pragma once

#include <string>
#include <vector>

#include "office/package.hpp"
#include "slide_plan.hpp"

namespace reports {

/// A .pptx under way: master, layouts and notes master, then slides in their order.
class SlidePackage {
public:
    SlidePackage(const std::string& title, std::string source);

    void add(const SlidePlan& slide);

    /// Call it once, last.
    std::string bytes();

private:
    Package package_;
    std::string source_;
    std::vector<std::string> slides_;  // identifiers of their relationships

    void add_notes(const std::string& slide, std::size_t number, const std::vector<std::string>& notes);
};

}  // namespace reports
