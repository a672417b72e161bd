#include "analysis/reader_knowledge.hpp"

#include "in_quotes.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace analysis {
namespace {

using questionnaires::Failure;

constexpr std::size_t kMostProfiles = 1'000'000;

/// Combinations of some dimensions outside of which nothing can exist.
struct Relation {
    std::vector<std::size_t> dimensions;  ///< ascending
    std::set<std::vector<std::string>> combinations;
};

class Universe {
public:
    explicit Universe(const std::vector<PublishedTables>& publications) {
        std::set<std::string> names;
        for (const auto& tables : publications) {
            for (const auto& cell : tables.cells)
                for (const auto& [dimension, values] : cell.values) names.insert(dimension);
            if (tables.profiles)
                names.insert(tables.profiles->dimensions.begin(), tables.profiles->dimensions.end());
        }
        dimensions_.assign(names.begin(), names.end());
        for (const auto& tables : publications) add_relations(tables);
    }

    /// nullopt when they are too many.
    std::optional<std::vector<std::vector<std::string>>> profiles() const {
        std::vector<std::vector<std::string>> found{{}};
        for (std::size_t d = 0; d < dimensions_.size(); ++d) {
            std::vector<std::vector<std::string>> longer;
            for (const auto& shorter : found)
                for (const auto& value : values_.at(d)) {
                    auto profile = shorter;
                    profile.push_back(value);
                    if (!can_exist(profile)) continue;
                    if (longer.size() == kMostProfiles) return std::nullopt;
                    longer.push_back(std::move(profile));
                }
            found = std::move(longer);
        }
        return found;
    }

    std::size_t place(const std::string& dimension) const {
        return static_cast<std::size_t>(std::lower_bound(dimensions_.begin(), dimensions_.end(), dimension) -
                                        dimensions_.begin());
    }

private:
    void add_relations(const PublishedTables& tables) {
        std::map<std::vector<std::size_t>, std::set<std::vector<std::string>>> margins;
        for (const auto& cell : tables.cells) {
            std::vector<std::size_t> places;
            std::vector<std::string> values;
            for (const auto& [dimension, several] : cell.values) {
                places.push_back(place(dimension));
                values.push_back(several.front());
                values_[places.back()].insert(several.front());
            }
            margins[places].insert(values);
        }
        if (tables.profiles) {
            std::vector<std::pair<std::size_t, std::size_t>> order;
            for (std::size_t d = 0; d < tables.profiles->dimensions.size(); ++d)
                order.emplace_back(place(tables.profiles->dimensions[d]), d);
            std::sort(order.begin(), order.end());
            std::vector<std::size_t> places;
            for (const auto& [where, d] : order) places.push_back(where);
            for (const auto& combination : tables.profiles->values) {
                std::vector<std::string> values;
                for (const auto& [where, d] : order) {
                    values.push_back(combination[d]);
                    values_[where].insert(combination[d]);
                }
                margins[places].insert(std::move(values));
            }
        }
        for (auto& [places, combinations] : margins) relations_.push_back({places, std::move(combinations)});
    }

    /// Whether the beginning of a profile breaks no relation that it decides.
    bool can_exist(const std::vector<std::string>& beginning) const {
        return std::all_of(relations_.begin(), relations_.end(), [&](const Relation& relation) {
            if (relation.dimensions.empty() || relation.dimensions.back() + 1 != beginning.size())
                return true;
            std::vector<std::string> values;
            for (const std::size_t d : relation.dimensions) values.push_back(beginning[d]);
            return relation.combinations.contains(values);
        });
    }

    std::vector<std::string> dimensions_;  ///< in alphabetical order
    std::map<std::size_t, std::set<std::string>> values_;
    std::vector<Relation> relations_;
};

std::string name_of(const PublishedTables::Group& group) {
    std::string name;
    for (const auto& [dimension, values] : group.values) {
        name += (name.empty() ? "" : ", ") + dimension + " = ";
        for (std::size_t v = 0; v < values.size(); ++v) name += (v == 0 ? "" : " + ") + values[v];
    }
    return name.empty() ? "ensemble" : name;
}

std::vector<std::uint32_t> members_of(const PublishedTables::Group& group, const Universe& universe,
                                      const std::vector<std::vector<std::string>>& profiles) {
    std::vector<std::uint32_t> members;
    for (std::size_t p = 0; p < profiles.size(); ++p)
        if (std::all_of(group.values.begin(), group.values.end(), [&](const auto& entry) {
                const auto& [dimension, values] = entry;
                return std::find(values.begin(), values.end(), profiles[p][universe.place(dimension)]) !=
                       values.end();
            }))
            members.push_back(static_cast<std::uint32_t>(p));
    return members;
}

}  // namespace

ReaderKnowledgeResult reader_knowledge(const std::vector<PublishedTables>& publications) {
    const Universe universe{publications};
    auto profiles = universe.profiles();
    if (!profiles)
        return Failure{
            DataError{"plus d’un million de combinaisons possibles : attaquez moins de tableaux à la fois"}};
    ReaderKnowledge knowledge;
    knowledge.profiles = std::move(*profiles);

    std::map<std::vector<std::uint32_t>, std::pair<ReaderKnowledge::Group, bool>> groups;
    std::vector<std::vector<std::uint32_t>> order;
    for (const auto& tables : publications) {
        knowledge.threshold = std::max(knowledge.threshold, tables.threshold);
        for (const auto* list : {&tables.cells, &tables.merged})
            for (const auto& group : *list) {
                auto members = members_of(group, universe, knowledge.profiles);
                const auto [found, fresh] = groups.try_emplace(
                    members, ReaderKnowledge::Group{name_of(group), members, group.people}, group.shown);
                if (fresh) {
                    order.push_back(members);
                } else if (found->second.first.people != group.people) {
                    return Failure{DataError{"fichier " + in_quotes(tables.source) + " : " + name_of(group) +
                                             " y compte " + std::to_string(group.people) +
                                             " personnes, mais " +
                                             std::to_string(found->second.first.people) +
                                             " ailleurs ; ces tableaux ne parlent pas des mêmes personnes"}};
                }
                found->second.second = found->second.second || group.shown;
                knowledge.people = std::max(knowledge.people, group.people);
            }
    }
    for (const auto& members : order) {
        auto& [group, shown] = groups.at(members);
        (shown ? knowledge.known : knowledge.hidden).push_back(std::move(group));
    }
    return knowledge;
}

}  // namespace analysis
