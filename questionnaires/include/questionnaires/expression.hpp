#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "questionnaires/result.hpp"

namespace questionnaires {

/// What an expression works on: nothing (no answer), a truth, a number, a text or the codes of a
/// multiple choice. Conversions are those of XPath 1.0: a truth counts as 1 or 0, a text that
/// spells a number is that number; `Missing` in an operation gives `Missing`, and `Missing` as a
/// condition is false. Where XPath has NaN or an infinity, arithmetic and number() give `Missing`.
///
/// Four things look at what is missing: `x = ''` is true and `x != ''` false when x is missing; `or` and
/// `and` follow the operand that settles them; if() takes its last value; coalesce() the first that is
/// neither missing nor empty.
struct Missing {
    bool operator==(const Missing&) const = default;
};
using Value = std::variant<Missing, bool, double, std::string, std::vector<std::string>>;

/// Finds the value of `${name}`; the name "." asks for the answer under constraint.
using Lookup = std::function<Value(std::string_view name)>;

struct ExpressionError {
    std::size_t position = 0;  ///< byte offset in the source
    std::string reason;        ///< in French, fit for `vigie check`
};

/// A condition, constraint or calculation of the XLSForm profile, parsed once and evaluated on the server.
///
///     or and  = != < <= > >=  + - * div mod  -x  ( )  'text'  12.5  ${name}  .
///     true() false() not(x) if(c, a, b) selected(${q}, 'code') count-selected(${q})
///     string-length(x) number(x) string(x) round(x) int(x) min(…) max(…) sum(…) coalesce(a, b)
///
/// A value type; copies share the parsed tree, which never changes.
class Expression {
public:
    static Result<Expression, ExpressionError> parse(std::string_view source);

    Value evaluate(const Lookup& lookup) const;
    /// evaluate(), read as a condition.
    bool holds(const Lookup& lookup) const;

    const std::string& source() const { return source_; }
    /// Names the expression refers to, each once, in order of appearance; "." is not listed.
    const std::vector<std::string>& names() const { return names_; }
    /// Whether "." appears, which only a constraint may use.
    bool names_answer() const { return names_answer_; }

    /// The parsed tree, for checks within the module: its shape is no part of the interface.
    struct Node;
    const Node& root() const { return *root_; }

private:
    Expression() = default;

    std::string source_;
    std::vector<std::string> names_;
    bool names_answer_ = false;
    std::shared_ptr<const Node> root_;
};

}  // namespace questionnaires
