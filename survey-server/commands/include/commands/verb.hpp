#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace commands {

/// The command line is wrong: one French line that says how to write it. Exit code 2.
struct WrongUsage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The request was understood and is refused: what, where, what to do, in French. Exit code 1.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// `--name VALUE`, or `--name` alone when `value` is empty.
struct Option {
    std::string name;   ///< without dashes
    std::string value;  ///< what stands for the value in the help: FILE, N; empty for a switch
    std::string help;   ///< French
    bool required = false;
    bool repeatable = false;
};

struct Positional {
    std::string name;  ///< as in the help: CAMPAIGN; « FILE… » takes all that follow, see Arguments::all
    std::string help;
    bool required = true;
};

/// What was written after the verb. An option that was not declared never gets here: it is refused.
class Arguments {
public:
    using Options = std::map<std::string, std::vector<std::string>, std::less<>>;
    Arguments(std::map<std::string, std::string, std::less<>> positionals, Options options);

    /// Empty when an optional one was left out.
    const std::string& positional(std::string_view name) const;
    /// The first value of a repeatable one.
    std::optional<std::string> option(std::string_view name) const;
    /// Every value of a repeatable option, in the order written.
    std::vector<std::string> all(std::string_view option) const;
    bool has(std::string_view option) const;
    /// The option as a whole number within [low, high], else WrongUsage; nullopt when absent.
    std::optional<std::int64_t> integer(std::string_view option, std::int64_t low, std::int64_t high) const;
    /// The option cut at commas, blanks around names removed, empty names refused; empty when absent.
    std::vector<std::string> list(std::string_view option) const;

private:
    std::map<std::string, std::string, std::less<>> positionals_;
    Options options_;
};

/// One verb of the program. `run` prints results on `out`; progress and notices go to `err`.
struct Verb {
    std::string name;
    std::string summary;  ///< French, one line
    std::string example;  ///< a command that works
    std::vector<Positional> positionals;
    std::vector<Option> options;
    std::function<void(const Arguments&, std::ostream& out, std::ostream& err)> run;
};

/// Reads the line against a verb's declaration. `--name value` and `--name=value`; `--` ends the options. Throws WrongUsage
/// for an unknown or repeated option, a missing value, too many or too few positionals.
Arguments parse_arguments(const Verb& verb, std::span<const std::string> words);

/// Finds the verb and runs it: `--help` alone lists the verbs, after a verb it describes that one. Returns the exit code:
/// 0 done, 1 refused or failed (one line on `err`), 2 wrong usage.
int run_program(std::span<const Verb> verbs, std::span<const std::string> words, std::ostream& out,
                std::ostream& err);

}  // namespace commands
