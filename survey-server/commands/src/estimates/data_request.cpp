#include "estimates/data_request.hpp"

#include <utility>

#include "analysis/headcount_file.hpp"
#include "estimates/shown.hpp"
#include "open_data.hpp"

namespace commands {

Positional data_positional() {
    return {.name = "DATA",
            .help =
                "fichier .csv ou .sav, vague dépouillée CAMPAGNE:VAGUE, ou CAMPAGNE pour toutes ses vagues "
                "dépouillées"};
}

analysis::Dataset requested_data(const Arguments& arguments, std::ostream& err) {
    analysis::Dataset data = open_data(arguments.positional("DATA"));
    const std::string weights = arguments.option("weights").value_or("");
    if (!data.weighted_by.empty() && data.weighted_by != weights)
        say(err, "« " + data.source + " » annonce une pondération, « " + data.weighted_by +
                     " », qui n’est pas appliquée." +
                     (weights.empty() ? " Pour l’appliquer : --weights " + data.weighted_by + "." : ""));
    return data;
}

std::vector<Option> with_data_options(std::vector<Option> own) {
    own.push_back({.name = "weights",
                   .value = "W",
                   .help = "colonne de poids ; tirages indépendants avec remise, n − 1 degrés de liberté"});
    own.push_back({.name = "headcount",
                   .value = "FILE",
                   .help =
                       "effectifs par strate : CSV avec la colonne de --strata et une colonne headcount ; "
                       "poids N/n et correction de population finie"});
    own.push_back(
        {.name = "strata", .value = "S", .help = "colonne de strates, avec --headcount ou --weights"});
    own.push_back({.name = "json", .value = "", .help = "un objet JSON sur la sortie"});
    return own;
}

DesignRequest::DesignRequest(const Arguments& arguments)
    : weights_{arguments.option("weights").value_or("")}, strata_{arguments.option("strata").value_or("")} {
    const auto file = arguments.option("headcount");
    if (file && !weights_.empty())
        throw WrongUsage{"--headcount donne déjà les poids : retirez --weights, ou --headcount"};
    if (file && strata_.empty()) throw WrongUsage{"--headcount demande --strata, la colonne des strates"};
    if (!strata_.empty() && !file && weights_.empty())
        throw WrongUsage{"--strata demande --headcount (effectifs des strates) ou --weights"};
    if (file) headcounts_ = value_or_refuse(analysis::read_headcounts(*file, strata_));
}

std::optional<analysis::Design> DesignRequest::on(const analysis::Dataset& data) const {
    if (headcounts_) return value_or_refuse(analysis::post_stratified_design(data, strata_, *headcounts_));
    if (!strata_.empty())
        return value_or_refuse(analysis::stratified_weighted_design(data, weights_, strata_));
    if (!weights_.empty()) return value_or_refuse(analysis::weighted_design(data, weights_));
    return std::nullopt;
}

std::vector<std::string> DesignRequest::columns() const {
    std::vector<std::string> names;
    if (!weights_.empty()) names.push_back(weights_);
    if (!strata_.empty()) names.push_back(strata_);
    return names;
}

}  // namespace commands
