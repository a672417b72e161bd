#pragma once

#include <string>
#include <vector>

namespace reports {

/// When a rule of the calendar is of use.
enum class Occasion { always, expert, no_expert, expert_one_level, expert_two_levels, two_levels, never };

/// Where a date goes when it must be a working day.
enum class Side {
    fact,    ///< nowhere: it happened
    before,  ///< counted back: to the working day before
    after,   ///< to the next working day
    limit    ///< the same, and suspensions move it
};

/// One row of consultation.csv: `from` plus months plus days.
struct ConsultationRule {
    std::string key;
    std::string label;
    std::string from;  ///< a given day (informed, designation, meeting …) or the key of a rule above
    int months = 0;
    int days = 0;
    Occasion occasion = Occasion::always;
    Side side = Side::fact;
    std::string article;
    std::string version;
    std::string source;
    std::string note;
};

/// The rules, in the order of the file. Throws std::logic_error when the file is not as it should be.
std::vector<ConsultationRule> consultation_rules();

}  // namespace reports
