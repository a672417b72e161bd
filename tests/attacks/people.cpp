#include "people.hpp"

#include <algorithm>
#include <random>

#include "urn/codes.hpp"

namespace attacks {

std::vector<Person> people(std::size_t count, std::size_t sheet_size, Padding padding, std::uint32_t seed) {
    const auto codes = urn::draw_codes(count);
    const auto secret = urn::draw_code_secret();
    const auto keys = urn::draw_key_pair();
    std::mt19937 random(seed);
    std::vector<Person> people;
    for (std::size_t i = 0; i < count; ++i) {
        Person person{codes[i], "Aveu numéro " + std::to_string(1000 + i), {}};
        person.text.append(random() % 2000, 'x');
        const std::string sheet = person.text.size() < sheet_size ? person.text : std::to_string(i);
        const std::size_t padded = padding == Padding::none ? sheet.size() + 1 : sheet_size;
        person.submission = {urn::hash_code(*urn::canonical_code(codes[i]), secret),
                             urn::draw_retry_receipt(), urn::seal(sheet, padded, keys.public_key)};
        people.push_back(std::move(person));
    }
    return people;
}

Groups groups_of(std::size_t count, std::size_t largest, std::uint32_t seed) {
    std::mt19937 random(seed);
    Groups groups;
    for (std::size_t left = count; left > 0; left -= groups.back()) {
        groups.push_back(std::min(left, 1 + random() % largest));
    }
    return groups;
}

}  // namespace attacks
