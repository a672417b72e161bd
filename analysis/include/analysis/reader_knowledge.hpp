#pragma once

#include "analysis/data_error.hpp"
#include "questionnaires/result.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace analysis {

/// Tables as somebody published them: what is shown, what is hidden, and which combinations can exist.
struct PublishedTables {
    /// A cell names one value a dimension, a merged group several.
    struct Group {
        std::map<std::string, std::vector<std::string>> values;
        std::size_t people = 0;
        bool shown = false;
    };
    struct Profiles {
        std::vector<std::string> dimensions;
        std::vector<std::vector<std::string>> values;  ///< one a dimension
    };

    std::string source;  ///< names the file in messages
    std::size_t threshold = 0;
    std::vector<Group> cells;  ///< all of each table: a combination that is not there cannot exist
    std::vector<Group> merged;
    std::optional<Profiles> profiles;  ///< every combination that can exist, where the file tells them
};

/// What a reader of several publications about the same people knows, and what was hidden from him.
struct ReaderKnowledge {
    struct Group {
        std::string name;                     ///< « site = Lyon, job = MRS »
        std::vector<std::uint32_t> profiles;  ///< positions in `profiles`, ascending
        std::size_t people = 0;
    };

    std::size_t threshold = 0;                       ///< the highest of the publications
    std::vector<std::vector<std::string>> profiles;  ///< every combination of all dimensions that can exist
    std::vector<Group> known;                        ///< sizes shown somewhere, each set of profiles once
    std::vector<Group> hidden;                       ///< the other cells, each set once
    std::size_t people = 0;                          ///< of the largest group
};

using ReaderKnowledgeResult = questionnaires::Result<ReaderKnowledge, DataError>;

/// Refuses publications that contradict each other, and dimensions whose combinations are more than a million.
ReaderKnowledgeResult reader_knowledge(const std::vector<PublishedTables>& publications);

}  // namespace analysis
