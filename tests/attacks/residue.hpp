#pragma once

#include <string>
#include <vector>

#include "chance.hpp"
#include "copies.hpp"

namespace attacks {

/// What must be found in no file: each at least eight bytes long.
struct Secret {
    std::string what;
    std::string bytes;
};

/// The codes, texts and receipts of people, in the forms in which a program might write them.
std::vector<Secret> secrets_of(const std::vector<Person>& people);

/// Searches every byte of every copy for secrets, for moments written as text, and for the moments from `from` to `to` as
/// numbers of four, six and eight bytes.
std::vector<Score> residue_attacks(const std::vector<Copy>& copies, const std::vector<Secret>& secrets,
                                   std::time_t from, std::time_t to);

/// File times at rest that tell more than the day, from `since` on; what the system keeps beside them is told and not
/// counted.
Score clock_attack(const std::vector<Copy>& copies, std::time_t since);

/// Rows that lie in the file more than once, or in pages that are no longer used, after the shuffle.
Score left_over_attack(const Loot& loot);

/// Which of two ballots holds the longer text, by their lengths alone.
Score length_attack(const std::vector<Person>& people, std::uint32_t seed);

/// What in the schemas of databases could hold a time, an order or an address.
Score schema_attack(const std::vector<Copy>& copies);

}  // namespace attacks
