#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "store.hpp"

namespace attacks {

struct FileCopy {
    std::string bytes;  ///< empty for a folder
    struct stat status {};
};

enum class Moment { at_rest, in_commit, after_shuffle };

/// All files of a folder, and what the system says about them and the folder, at one moment.
struct Copy {
    Moment moment = Moment::at_rest;
    std::size_t groups = 0;  ///< committed before this moment
    std::map<std::string, FileCopy> files;
};

Copy copy_of(const std::filesystem::path& folder, Moment moment, std::size_t groups);

/// What the attacker holds: copies in the order of time, and with a clock and a roster, who came between two of them.
struct Loot {
    std::vector<Person> people;  ///< in the order in which they came
    Groups groups;
    std::vector<Copy> copies;
    std::time_t from = 0;  ///< when the first came
    std::time_t to = 0;
};

/// Lets the people come, group by group, to a store that holds those of `before` already; then shuffles it. Copies are
/// taken after each commit, at random operations within one,and after the shuffle.
Loot collect(const OpenStore& open, const std::vector<Person>& people, const Groups& groups,
             std::uint32_t seed, const std::vector<Person>& before = {});

}  // namespace attacks
