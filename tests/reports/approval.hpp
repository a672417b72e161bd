#pragma once

#include <string>
#include <string_view>

namespace reports::tests {

/// Whether `text` is the approved file of this name in tests/reports/golden. With VIGIE_APPROVE=1 in the
/// environment the file is rewritten first: look at the difference before you commit it.
bool is_approved(std::string_view name, const std::string& text);

}  // namespace reports::tests
