#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "expression_node.hpp"
#include "list_checks.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

namespace {

using Node = Expression::Node;

struct ComparedCode {
    std::string question;  ///< "." is the question itself
    std::string code;
};

bool compares_codes(Operation operation) {
    return operation == Operation::equal || operation == Operation::not_equal ||
           operation == Operation::selected;
}

/// Comparisons of an answer with a constant that is not the empty text, which asks for no answer at all.
void collect(const Node& node, std::vector<ComparedCode>& found) {
    if (compares_codes(node.operation)) {
        const bool constant_first = node.operands[0].operation == Operation::constant;
        const Node& answer = node.operands[constant_first ? 1 : 0];
        const Node& constant = node.operands[constant_first ? 0 : 1];
        const bool is_code = constant.operation == Operation::constant &&
                             !std::holds_alternative<bool>(constant.value) &&
                             !text_of(constant.value).empty();
        if (answer.operation == Operation::answer && is_code)
            found.push_back({answer.name, text_of(constant.value)});
    }
    for (const Node& operand : node.operands) collect(operand, found);
}

class CodeCheck {
public:
    CodeCheck(const std::vector<PageDraft>& pages, const std::vector<ChoiceList>& lists) {
        for (const PageDraft& page : pages) {
            for (const QuestionDraft& draft : page.questions) {
                const auto list = std::find_if(lists.begin(), lists.end(), [&draft](const ChoiceList& one) {
                    return one.name == draft.question.list;
                });
                if (list != lists.end()) lists_.emplace(draft.question.name, &*list);
            }
        }
    }

    void check(const std::optional<Expression>& expression, std::string_view column, const TableRow& row,
               const std::string& own_name) const {
        if (!expression) return;
        std::vector<ComparedCode> compared;
        collect(expression->root(), compared);
        for (const auto& [name, code] : compared) {
            const auto found = lists_.find(name == "." ? own_name : name);
            if (found == lists_.end() || has_code(*found->second, code)) continue;
            row.warning(column, "la liste « " + found->second->name + " » n’a pas de code « " + code +
                                    " » : la comparaison n’est jamais vraie. Codes : " +
                                    codes_of(*found->second) + ".");
        }
    }

private:
    static bool has_code(const ChoiceList& list, const std::string& code) {
        return std::any_of(list.choices.begin(), list.choices.end(),
                           [&code](const Choice& one) { return one.code == code; });
    }

    static std::string codes_of(const ChoiceList& list) {
        std::string codes;
        for (const Choice& choice : list.choices) codes += (codes.empty() ? "" : ", ") + choice.code;
        return codes;
    }

    std::map<std::string, const ChoiceList*> lists_;  // by question
};

}  // namespace

void check_compared_codes(const std::vector<PageDraft>& pages, const std::vector<ChoiceList>& lists) {
    const CodeCheck codes{pages, lists};
    for (const PageDraft& page : pages) {
        codes.check(page.page.relevant, "relevant", page.row, page.page.name);
        for (const auto& draft : page.questions) {
            codes.check(draft.question.relevant, "relevant", draft.row, draft.question.name);
            codes.check(draft.question.constraint, "constraint", draft.row, draft.question.name);
            codes.check(draft.question.calculation, "calculation", draft.row, draft.question.name);
        }
    }
}

}  // namespace questionnaires
