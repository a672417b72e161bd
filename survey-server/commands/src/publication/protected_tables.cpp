#include "publication/protected_tables.hpp"

#include <cmath>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "commands/verb.hpp"

namespace commands {
namespace {

namespace json = boost::json;

/// One file, read member by member.
class Reading {
public:
    explicit Reading(const std::string& file) : file_{file} {}

    [[noreturn]] void refuse(const std::string& reason) const {
        throw Refused("fichier « " + file_ + " » : " + reason +
                      ". Attendu : ce qu’écrit « vigie protect … --json ».");
    }

    const json::value& member(const json::object& object, const char* key) const {
        const json::value* found = object.if_contains(key);
        if (found == nullptr) refuse("il manque « " + std::string{key} + " »");
        return *found;
    }

    const json::object& object(const json::value& value, const char* what) const {
        if (!value.is_object()) refuse(std::string{what} + " n’est pas un objet");
        return value.get_object();
    }

    const json::array& array(const json::value& value, const char* what) const {
        if (!value.is_array()) refuse(std::string{what} + " n’est pas une liste");
        return value.get_array();
    }

    std::size_t count(const json::value& value) const {
        constexpr double kMost = 1e9;
        json::error_code error;
        const auto number = value.to_number<double>(error);
        if (error || number < 0.0 || number > kMost || number != std::floor(number))
            refuse("un effectif n’est pas un nombre entier");
        return static_cast<std::size_t>(number);
    }

    std::string text(const json::value& value) const {
        if (!value.is_string()) refuse("une valeur de dimension n’est pas un texte");
        return std::string{value.get_string()};
    }

    analysis::PublishedTables::Group group(const json::value& value, bool several) const {
        const json::object& described = object(value, "un groupe");
        analysis::PublishedTables::Group group;
        for (const auto& [dimension, values] : object(member(described, "group"), "« group »")) {
            auto& names = group.values[std::string{dimension}];
            if (several && values.is_array())
                for (const json::value& one : values.get_array()) names.push_back(text(one));
            else
                names.push_back(text(values));
            if (names.empty()) refuse("un groupe n’a aucune valeur");
        }
        group.people = count(member(described, "n"));
        const json::value& shown = member(described, "shown");
        if (!shown.is_bool()) refuse("« shown » n’est ni vrai ni faux");
        group.shown = shown.get_bool();
        return group;
    }

    analysis::PublishedTables::Profiles profiles(const json::value& value) const {
        const json::object& described = object(value, "« profiles »");
        analysis::PublishedTables::Profiles profiles;
        for (const json::value& name : array(member(described, "dimensions"), "« dimensions »"))
            profiles.dimensions.push_back(text(name));
        for (const json::value& profile : array(member(described, "values"), "« values »")) {
            profiles.values.emplace_back();
            for (const json::value& one : array(profile, "une combinaison"))
                profiles.values.back().push_back(text(one));
            if (profiles.values.back().size() != profiles.dimensions.size())
                refuse("une combinaison n’a pas autant de valeurs que de dimensions");
        }
        return profiles;
    }

private:
    const std::string& file_;
};

}  // namespace

analysis::PublishedTables read_protected_tables(std::string_view text, const std::string& file) {
    const Reading reading{file};
    json::error_code error;
    const json::value value = json::parse(json::string_view{text.data(), text.size()}, error);
    if (error || !value.is_object()) reading.refuse("ce n’est pas un objet JSON");
    const json::object& all = value.get_object();
    analysis::PublishedTables tables{
        file, reading.count(reading.member(all, "threshold")), {}, {}, std::nullopt};
    for (const json::value& cell : reading.array(reading.member(all, "cells"), "« cells »"))
        tables.cells.push_back(reading.group(cell, false));
    if (const json::value* merged = all.if_contains("merged"))
        for (const json::value& group : reading.array(*merged, "« merged »"))
            tables.merged.push_back(reading.group(group, true));
    if (const json::value* profiles = all.if_contains("profiles"))
        tables.profiles = reading.profiles(*profiles);
    return tables;
}

}  // namespace commands
