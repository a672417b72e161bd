#pragma once

#include <string>
#include <vector>

#include "questionnaires/scale.hpp"
#include "sheet_table.hpp"

namespace questionnaires {

struct ScaleDraft {
    Scale scale;
    TableRow row;            ///< its first
    bool has_range = false;  ///< low and high are given and in order
};

/// The `scales` sheet, row by row; items are looked up later.
class ScalesSheet {
public:
    ScalesSheet(const Sheet& sheet, FaultLog& log);

    const std::vector<ScaleDraft>& scales() const { return scales_; }

private:
    void read(const TableRow& row);
    void begin_scale(const std::string& name, const TableRow& row);
    void continue_scale(ScaleDraft& draft, const TableRow& row) const;

    SheetTable table_;
    std::vector<ScaleDraft> scales_;
};

}  // namespace questionnaires
