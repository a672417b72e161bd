// The parsed form of an expression: what expression_parser.cpp builds and expression_evaluation.cpp walks.
#pragma once

#include <string>
#include <vector>

#include "questionnaires/expression.hpp"

namespace questionnaires {

enum class Operation {
    constant,
    answer,
    either,
    both,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    add,
    subtract,
    multiply,
    divide,
    modulo,
    negate,
    opposite,
    choose,
    selected,
    count_selected,
    string_length,
    number,
    text,
    round,
    truncate,
    minimum,
    maximum,
    sum,
    coalesce,
};

struct Expression::Node {
    Operation operation = Operation::constant;
    Value value;                 ///< of a constant
    std::string name;            ///< of an answer; "." is the answer under constraint
    std::vector<Node> operands;  ///< as many as the operation takes, checked by the parser
    int height = 1;              ///< longest way down to a leaf: bounded, so that walking the tree is safe
};

}  // namespace questionnaires
