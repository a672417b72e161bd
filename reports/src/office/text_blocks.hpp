#pragma once

#include <vector>

#include "office/text_package.hpp"
#include "reports/report_model.hpp"

namespace reports {

/// Writes the blocks of a section where the text stands: charts as drawings, without their tables.
void write_blocks(const std::vector<Block>& blocks, TextPackage& text);

}  // namespace reports
