#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "expression_node.hpp"
#include "questionnaires/utf8.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

namespace {

using Node = Expression::Node;
using Codes = std::vector<std::string>;

bool is_missing(const Value& value) {
    return std::holds_alternative<Missing>(value);
}

/// A result that is no number (0 div 0) is no value either.
Value finite(double number) {
    return std::isfinite(number) ? Value{number} : Value{Missing{}};
}

Value truth(std::optional<bool> truth) {
    return truth ? Value{*truth} : Value{Missing{}};
}

bool is_empty_text(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && text->empty();
}

bool equal_values(const Value& left, const Value& right) {
    const auto either_is = [&left, &right](auto alternative) {
        using Alternative = decltype(alternative);
        return std::holds_alternative<Alternative>(left) || std::holds_alternative<Alternative>(right);
    };
    if (either_is(bool{})) return truth_of(left) == truth_of(right);
    if (either_is(double{})) {
        const auto a = number_of(left);
        const auto b = number_of(right);
        // A text that is no number equals none: XPath compares NaN.
        return a && b && !(*a < *b) && !(*a > *b);
    }
    return text_of(left) == text_of(right);
}

/// nullopt when the comparison is missing. « ${q} = '' » is the one question that no answer answers.
std::optional<bool> equality(const Value& left, const Value& right) {
    const bool no_answer = is_missing(left) || is_missing(right);
    if (no_answer && (is_empty_text(left) || is_empty_text(right))) return true;
    if (no_answer) return std::nullopt;
    return equal_values(left, right);
}

Value ordering(Operation operation, const Value& left, const Value& right) {
    if (is_missing(left) || is_missing(right)) return Missing{};
    const auto a = number_of(left);
    const auto b = number_of(right);
    if (!a || !b) return false;
    switch (operation) {
        case Operation::less:
            return *a < *b;
        case Operation::less_equal:
            return *a <= *b;
        case Operation::greater:
            return *a > *b;
        default:
            return *a >= *b;
    }
}

Value arithmetic(Operation operation, const Value& left, const Value& right) {
    const auto a = number_of(left);
    const auto b = number_of(right);
    if (!a || !b) return Missing{};
    switch (operation) {
        case Operation::add:
            return finite(*a + *b);
        case Operation::subtract:
            return finite(*a - *b);
        case Operation::multiply:
            return finite(*a * *b);
        case Operation::divide:
            return finite(*a / *b);
        default:
            return finite(std::fmod(*a, *b));  // the sign of the dividend, as in XPath
    }
}

/// Halves go up, towards positive infinity, as in XPath.
double rounded(double number) {
    const double below = std::floor(number);
    return number - below >= 0.5 ? below + 1.0 : below;
}

/// The codes of a choice; a text counts as codes separated by blanks.
Codes codes_of(const Value& value) {
    if (const auto* codes = std::get_if<Codes>(&value)) return *codes;
    Codes codes;
    const std::string text = text_of(value);
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        codes.push_back(text.substr(at, end - at));
        at = end;
    }
    return codes;
}

Value selected(const Value& answer, const Value& code) {
    if (is_missing(answer) || is_missing(code)) return Missing{};
    const Codes codes = codes_of(answer);
    return std::find(codes.begin(), codes.end(), text_of(code)) != codes.end();
}

/// A function of one value; Missing stays Missing.
Value applied(Operation operation, const Value& value) {
    if (is_missing(value)) return Missing{};
    switch (operation) {
        case Operation::count_selected:
            return static_cast<double>(codes_of(value).size());
        case Operation::string_length:
            return static_cast<double>(code_points(text_of(value)));
        case Operation::text:
            return text_of(value);
        default:
            break;
    }
    const auto number = number_of(value);
    if (!number) return Missing{};
    switch (operation) {
        case Operation::negate:
            return -*number;
        case Operation::round:
            return rounded(*number);
        case Operation::truncate:
            return std::trunc(*number);
        default:
            return *number;
    }
}

/// min, max and sum: Missing as soon as one value is.
Value aggregated(Operation operation, const std::vector<Value>& values) {
    std::optional<double> result;
    for (const Value& value : values) {
        const auto number = number_of(value);
        if (!number) return Missing{};
        if (!result) {
            result = number;
        } else if (operation == Operation::minimum) {
            result = std::min(*result, *number);
        } else if (operation == Operation::maximum) {
            result = std::max(*result, *number);
        } else {
            *result += *number;
        }
    }
    return finite(*result);
}

class Evaluation {
public:
    explicit Evaluation(const Lookup& lookup) : lookup_{lookup} {}

    Value of(const Node& node) const {
        switch (node.operation) {
            case Operation::constant:
                return node.value;
            case Operation::answer:
                return lookup_(node.name);
            case Operation::either:
                return settled_by(true, node);
            case Operation::both:
                return settled_by(false, node);
            case Operation::opposite: {
                const auto condition = truth_of(operand(node, 0));
                return truth(condition ? std::optional{!*condition} : std::nullopt);
            }
            case Operation::equal:
                return truth(equality(operand(node, 0), operand(node, 1)));
            case Operation::not_equal: {
                const auto same = equality(operand(node, 0), operand(node, 1));
                return truth(same ? std::optional{!*same} : std::nullopt);
            }
            case Operation::less:
            case Operation::less_equal:
            case Operation::greater:
            case Operation::greater_equal:
                return ordering(node.operation, operand(node, 0), operand(node, 1));
            case Operation::add:
            case Operation::subtract:
            case Operation::multiply:
            case Operation::divide:
            case Operation::modulo:
                return arithmetic(node.operation, operand(node, 0), operand(node, 1));
            case Operation::choose:
                return operand(node, truth_of(operand(node, 0)).value_or(false) ? 1 : 2);
            case Operation::selected:
                return selected(operand(node, 0), operand(node, 1));
            case Operation::coalesce:
                return first_answered(node);
            case Operation::minimum:
            case Operation::maximum:
            case Operation::sum:
                return aggregated(node.operation, operands(node));
            case Operation::negate:
            case Operation::count_selected:
            case Operation::string_length:
            case Operation::number:
            case Operation::text:
            case Operation::round:
            case Operation::truncate:
                return applied(node.operation, operand(node, 0));
        }
        throw std::logic_error{"an operation of an expression without evaluation"};
    }

private:
    Value operand(const Node& node, std::size_t index) const { return of(node.operands[index]); }

    std::vector<Value> operands(const Node& node) const {
        std::vector<Value> values;
        for (const Node& one : node.operands) values.push_back(of(one));
        return values;
    }

    /// `or` (settled by a true operand) and `and` (by a false one). A missing operand leaves the result
    /// missing unless the other one settles it.
    Value settled_by(bool settling, const Node& node) const {
        bool missing = false;
        for (const Node& one : node.operands) {
            const auto condition = truth_of(of(one));
            if (condition == settling) return settling;
            missing = missing || !condition;
        }
        return missing ? Value{Missing{}} : Value{!settling};
    }

    Value first_answered(const Node& node) const {
        for (const Node& one : node.operands) {
            Value value = of(one);
            if (!is_missing(value) && !text_of(value).empty()) return value;
        }
        return Missing{};
    }

    const Lookup& lookup_;
};

}  // namespace

Value Expression::evaluate(const Lookup& lookup) const {
    return Evaluation{lookup}.of(*root_);
}

bool Expression::holds(const Lookup& lookup) const {
    return truth_of(evaluate(lookup)).value_or(false);
}

}  // namespace questionnaires
