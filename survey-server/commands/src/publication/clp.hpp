#pragma once

#include <optional>
#include <string>

#include "analysis/reader_knowledge.hpp"

namespace commands {

/// The solver of the COIN-OR project as a program of its own: a second opinion on the bounds of the attack. Its licence
/// does not let it be linked to ours.
class Clp {
public:
    /// nullopt when the machine has no `clp`.
    static std::optional<Clp> find();

    /// « Clp 1.17.6 »
    const std::string& version() const { return version_; }
    /// The most people the group may hold for a reader. Throws std::runtime_error when clp finds none.
    double most(const analysis::ReaderKnowledge& knowledge,
                const analysis::ReaderKnowledge::Group& group) const;

private:
    std::string version_;
};

}  // namespace commands
