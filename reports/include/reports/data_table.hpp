#pragma once

#include <string>
#include <vector>

namespace reports {

/// A table whose first column names its rows. Cells are ready to print.
struct DataTable {
    struct Row {
        std::string header;
        std::vector<std::string> cells;

        bool operator==(const Row&) const = default;
    };

    std::string caption;
    std::vector<std::string> columns;  ///< the first one heads the row headers
    std::vector<Row> rows;             ///< columns.size() - 1 cells each
    bool words = false;  ///< cells are sentences, not figures: set from the left, on several lines

    bool operator==(const DataTable&) const = default;
};

}  // namespace reports
