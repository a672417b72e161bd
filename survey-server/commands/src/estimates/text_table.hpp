#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace commands {

/// A table for a terminal: names on the left, figures aligned on the right, widths in letters and not in bytes.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> header) { rows_.push_back(std::move(header)); }

    /// Requires as many cells as the header.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    void print(std::ostream& out) const;

private:
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace commands
