#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "expression_node.hpp"
#include "expression_token.hpp"
#include "value_conversion.hpp"

namespace questionnaires {

namespace {

using Node = Expression::Node;

constexpr std::size_t kLongest = 10'000;  // bytes
constexpr int kHighest = 200;             // levels of the tree: its walks use the stack

/// Leaves the recursive descent from any depth; never leaves this file.
struct SyntaxFault {
    ExpressionError error;
};

[[noreturn]] void refuse(std::size_t position, std::string reason) {
    throw SyntaxFault{{position, std::move(reason)}};
}

struct BinaryOperator {
    std::string_view sign;
    int precedence;  // the higher binds the tighter
    Operation operation;
};

constexpr std::array<BinaryOperator, 13> kOperators{{
    {"or", 1, Operation::either},
    {"and", 2, Operation::both},
    {"=", 3, Operation::equal},
    {"!=", 3, Operation::not_equal},
    {"<", 4, Operation::less},
    {"<=", 4, Operation::less_equal},
    {">", 4, Operation::greater},
    {">=", 4, Operation::greater_equal},
    {"+", 5, Operation::add},
    {"-", 5, Operation::subtract},
    {"*", 6, Operation::multiply},
    {"div", 6, Operation::divide},
    {"mod", 6, Operation::modulo},
}};

constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

struct Function {
    std::string_view name;
    std::size_t fewest;
    std::size_t most;
    Operation operation;
};

constexpr std::array<Function, 15> kFunctions{{
    {"not", 1, 1, Operation::opposite},
    {"if", 3, 3, Operation::choose},
    {"selected", 2, 2, Operation::selected},
    {"count-selected", 1, 1, Operation::count_selected},
    {"string-length", 1, 1, Operation::string_length},
    {"number", 1, 1, Operation::number},
    {"string", 1, 1, Operation::text},
    {"round", 1, 1, Operation::round},
    {"int", 1, 1, Operation::truncate},
    {"min", 1, kAnyNumber, Operation::minimum},
    {"max", 1, kAnyNumber, Operation::maximum},
    {"sum", 1, kAnyNumber, Operation::sum},
    {"coalesce", 2, kAnyNumber, Operation::coalesce},
    {"true", 0, 0, Operation::constant},
    {"false", 0, 0, Operation::constant},
}};

std::string expected_arguments(const Function& function) {
    std::string expected =
        function.fewest == 0 ? "aucune valeur" : std::to_string(function.fewest) + " valeur";
    if (function.fewest > 1) expected += 's';
    return function.most == kAnyNumber ? "au moins " + expected : expected;
}

/// Recursive descent, one function a rule:
///
///     expression = operand *( operator expression )      by precedence, left to right
///     operand    = "-" operand / "(" expression ")" / number / text / "${" name "}" / "." / call
///     call       = name "(" [ expression *( "," expression ) ] ")"
class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : tokens_{std::move(tokens)} {}

    Node whole() {
        if (current().kind == Token::Kind::end) refuse(0, "l’expression est vide");
        Node node = expression(1, 1);
        if (current().kind == Token::Kind::end) return node;
        if (is_sign(",")) {
            refuse(current().position,
                   "une virgule ne se place qu’entre les valeurs d’une fonction ; un nombre "
                   "décimal s’écrit avec un point, comme 1.5");
        }
        if (is_sign(")")) refuse(current().position, "cette parenthèse n’a pas été ouverte");
        refuse(current().position, "il manque un opérateur avant " + shown(current()) +
                                       " (or, and, =, !=, <, <=, >, >=, +, -, *, div, mod)");
    }

private:
    const Token& current() const { return tokens_[at_]; }
    Token take() { return tokens_[at_++]; }

    bool is_sign(std::string_view sign) const {
        return current().kind == Token::Kind::sign && current().text == sign;
    }

    static std::string shown(const Token& token) {
        if (token.kind == Token::Kind::reference) return "${" + token.text + "}";
        if (token.kind == Token::Kind::text) return "'" + token.text + "'";
        return "« " + token.text + " »";
    }

    void expect(std::string_view sign, const std::string& reason) {
        if (!is_sign(sign)) refuse(current().position, reason);
        take();
    }

    static Node combined(Operation operation, std::vector<Node> operands, std::size_t position) {
        int height = 1;
        for (const Node& operand : operands) height = std::max(height, operand.height + 1);
        check_height(height, position);
        return Node{operation, {}, {}, std::move(operands), height};
    }

    static void check_height(int height, std::size_t position) {
        if (height > kHighest) {
            refuse(position,
                   "l’expression a trop de niveaux. Découpez-la en plusieurs questions de type calculate");
        }
    }

    const BinaryOperator* binary_operator() const {
        if (current().kind != Token::Kind::sign && current().kind != Token::Kind::word) return nullptr;
        const auto found =
            std::find_if(kOperators.begin(), kOperators.end(),
                         [this](const BinaryOperator& one) { return one.sign == current().text; });
        return found == kOperators.end() ? nullptr : &*found;
    }

    Node expression(int lowest_precedence, int depth) {
        Node left = operand(depth);
        for (;;) {
            const BinaryOperator* const found = binary_operator();
            if (found == nullptr || found->precedence < lowest_precedence) return left;
            const std::size_t position = take().position;
            std::vector<Node> operands;
            operands.push_back(std::move(left));
            operands.push_back(expression(found->precedence + 1, depth + 1));
            left = combined(found->operation, std::move(operands), position);
        }
    }

    Node operand(int depth) {
        check_height(depth, current().position);
        const Token token = take();
        switch (token.kind) {
            case Token::Kind::number:
                return constant(number_value(token));
            case Token::Kind::text:
                return constant(token.text);
            case Token::Kind::reference:
                return Node{Operation::answer, {}, token.text, {}, 1};
            case Token::Kind::word:
                return call(token, depth);
            case Token::Kind::end:
                refuse(token.position, "l’expression s’arrête trop tôt : il manque une valeur à la fin");
            case Token::Kind::sign:
                break;
        }
        if (token.text == ".") return Node{Operation::answer, {}, ".", {}, 1};
        if (token.text == "-") {
            std::vector<Node> operands;
            operands.push_back(operand(depth + 1));
            return combined(Operation::negate, std::move(operands), token.position);
        }
        if (token.text != "(") refuse(token.position, "il manque une valeur avant " + shown(token));
        Node inside = expression(1, depth + 1);
        expect(")", "il manque une parenthèse fermante");
        return inside;
    }

    static Node constant(Value value) { return Node{Operation::constant, std::move(value), {}, {}, 1}; }

    static double number_value(const Token& token) {
        const auto number = spelled_number(token.text);
        if (!number) refuse(token.position, "ce nombre est trop grand ou trop petit");
        return *number;
    }

    Node call(const Token& name, int depth) {
        if (!is_sign("(")) {
            refuse(name.position, "« " + name.text +
                                      " » n’est pas compris : la réponse à une question s’écrit ${" +
                                      name.text + "}, un texte s’écrit '" + name.text + "'");
        }
        const auto function = std::find_if(kFunctions.begin(), kFunctions.end(),
                                           [&name](const Function& one) { return one.name == name.text; });
        if (function == kFunctions.end()) {
            std::string known;
            for (const Function& one : kFunctions)
                known += (known.empty() ? "" : ", ") + std::string{one.name};
            refuse(name.position,
                   "la fonction « " + name.text + " » n’existe pas. Fonctions connues : " + known);
        }
        std::vector<Node> operands = arguments(depth);
        if (operands.size() < function->fewest || operands.size() > function->most) {
            refuse(name.position, "la fonction « " + name.text + " » attend " +
                                      expected_arguments(*function) +
                                      " entre parenthèses, séparées par des virgules ; elle en a " +
                                      std::to_string(operands.size()));
        }
        if (function->operation == Operation::constant) return constant(name.text == "true");
        return combined(function->operation, std::move(operands), name.position);
    }

    std::vector<Node> arguments(int depth) {
        take();
        std::vector<Node> all;
        if (is_sign(")")) {
            take();
            return all;
        }
        for (;;) {
            all.push_back(expression(1, depth + 1));
            if (is_sign(",")) {
                take();
                continue;
            }
            expect(")", "il manque une parenthèse fermante, ou une virgule entre deux valeurs");
            return all;
        }
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

void collect_names(const Node& node, std::vector<std::string>& names) {
    if (node.operation == Operation::answer &&
        std::find(names.begin(), names.end(), node.name) == names.end()) {
        names.push_back(node.name);
    }
    for (const Node& operand : node.operands) collect_names(operand, names);
}

}  // namespace

Result<Expression, ExpressionError> Expression::parse(std::string_view source) {
    if (source.size() > kLongest) {
        return Failure{ExpressionError{
            kLongest, "l’expression est trop longue. Découpez-la en plusieurs questions de type calculate"}};
    }
    Result<std::vector<Token>, ExpressionError> tokens = tokenize(source);
    if (!tokens) return Failure{tokens.error()};
    try {
        Expression expression;
        expression.source_ = source;
        expression.root_ = std::make_shared<const Node>(Parser{std::move(tokens).value()}.whole());
        collect_names(*expression.root_, expression.names_);
        expression.names_answer_ = std::erase(expression.names_, ".") > 0;
        return expression;
    } catch (const SyntaxFault& fault) {
        return Failure{fault.error};
    }
}

}  // namespace questionnaires
