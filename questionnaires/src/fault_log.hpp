#pragma once

#include <string>
#include <utility>

#include "questionnaires/reader.hpp"

namespace questionnaires {

/// The faults found so far, in the order they were found.
class FaultLog {
public:
    void error(std::string sheet, int row, std::string column, std::string reason) {
        faults_.push_back({std::move(sheet), row, std::move(column), std::move(reason), Severity::error});
        ++errors_;
    }
    void warning(std::string sheet, int row, std::string column, std::string reason) {
        faults_.push_back({std::move(sheet), row, std::move(column), std::move(reason), Severity::warning});
    }

    bool has_errors() const { return errors_ > 0; }
    /// In the order of the sheets and of their rows.
    Faults sorted() const;

private:
    Faults faults_;
    int errors_ = 0;
};

}  // namespace questionnaires
