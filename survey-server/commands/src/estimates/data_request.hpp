#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "analysis/data_error.hpp"
#include "analysis/dataset.hpp"
#include "analysis/design.hpp"
#include "commands/verb.hpp"
#include "questionnaires/result.hpp"

namespace commands {

/// DATA, the first argument of every analysis verb.
Positional data_positional();

/// DATA, opened. An SPSS file that says it is weighted, by another column than --weights, is not weighted by it: says so on
/// `err`. Throws as open_data does.
analysis::Dataset requested_data(const Arguments& arguments, std::ostream& err);

/// The verb's own options, then --weights, --headcount, --strata and --json.
std::vector<Option> with_data_options(std::vector<Option> own);

/// How the respondents were drawn, as the options say it.
class DesignRequest {
public:
    /// Reads the headcount file. Throws WrongUsage for options that do not go together, Refused for the file.
    explicit DesignRequest(const Arguments& arguments);

    /// nullopt when no option asks for a design: independent draws of equal weight. Throws Refused.
    std::optional<analysis::Design> on(const analysis::Dataset& data) const;

    bool given() const { return !weights_.empty() || !strata_.empty(); }
    /// The columns it takes from the data.
    std::vector<std::string> columns() const;

private:
    std::string weights_;
    std::string strata_;
    std::optional<std::vector<analysis::Headcount>> headcounts_;
};

/// The value, or Refused with the error's message.
template <class T>
T value_or_refuse(questionnaires::Result<T, analysis::DataError> result) {
    if (!result) throw Refused{result.error().message};
    return std::move(result).value();
}

}  // namespace commands
