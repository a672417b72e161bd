#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "questionnaires/questionnaire.hpp"
#include "sheet_table.hpp"

namespace questionnaires {

struct ListDraft {
    std::string name;
    TableRow row;  ///< of its first choice
    std::vector<Choice> choices;
    std::vector<TableRow> rows;  ///< of each choice
};

/// The `choices` sheet. Lists keep the order in which they appear, faulty choices included: what refers to
/// them has no fault of its own.
class ChoicesSheet {
public:
    ChoicesSheet(const Sheet& sheet, FaultLog& log);

    const std::vector<ListDraft>& lists() const { return lists_; }
    const ListDraft* find(std::string_view name) const;

private:
    void read(const TableRow& row);
    ListDraft& list_named(const std::string& name, const TableRow& row);
    Choice choice_of(const TableRow& row, const ListDraft& list) const;

    SheetTable table_;
    std::vector<ListDraft> lists_;
};

}  // namespace questionnaires
