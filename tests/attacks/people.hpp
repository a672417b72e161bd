#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "urn/sealing.hpp"
#include "urn/urn.hpp"

namespace attacks {

/// Somebody who answers: what the server is told, and so what must not be found in its files.
struct Person {
    std::string code;  ///< as printed
    std::string text;  ///< the free text of the answer
    urn::Submission submission;
};

/// Sizes of the groups that commit together, in order.
using Groups = std::vector<std::size_t>;

enum class Padding { as_the_product, none };

/// People in the order in which they come, each with a drawn code and a text of a length of its own. `sheet_size`: what a
/// sheet is padded to; a small one holds no text.
std::vector<Person> people(std::size_t count, std::size_t sheet_size, Padding padding, std::uint32_t seed);

/// Groups of one to `largest` that add up to `count`.
Groups groups_of(std::size_t count, std::size_t largest, std::uint32_t seed);

}  // namespace attacks
