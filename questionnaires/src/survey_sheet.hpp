#pragma once

#include <optional>
#include <string>
#include <vector>

#include "questionnaires/questionnaire.hpp"
#include "row_type.hpp"
#include "sheet_table.hpp"

namespace questionnaires {

/// A question as its row gives it; what the other sheets decide comes later.
struct QuestionDraft {
    Question question;
    TableRow row;
    bool understood = true;  ///< false when the type is faulty: nothing more is said of the row
    bool or_other = false;
    std::optional<int> length = {};  ///< `vigie::longueur`, when given
};

struct PageDraft {
    Page page;  ///< without its questions
    TableRow row;
    std::vector<QuestionDraft> questions;
};

/// The `survey` sheet, row by row: types, pages and what a row can tell by itself.
class SurveySheet {
public:
    SurveySheet(const Sheet& sheet, FaultLog& log);

    std::vector<PageDraft>& pages() { return pages_; }
    const std::vector<PageDraft>& pages() const { return pages_; }

private:
    void read(const TableRow& row);
    void begin_page(const TableRow& row);
    void end_page(const TableRow& row);
    Page page_of(const TableRow& row) const;
    void add_question(QuestionDraft draft);
    std::string name_of(const TableRow& row) const;
    QuestionDraft question_of(const TableRow& row, const RowType& type) const;
    void read_appearance(QuestionDraft& draft) const;

    SheetTable table_;
    std::vector<PageDraft> pages_;
    int open_groups_ = 0;  ///< above 1 only when they nest, which is a fault
    bool page_is_grid_ = false;
};

}  // namespace questionnaires
