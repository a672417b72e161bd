#include "estimates/json_results.hpp"
#include "estimates/typology_report.hpp"

namespace commands {

namespace {

using analysis::AnswerClass;
using analysis::AnswerProfiles;
using analysis::Cells;

void put_category(JsonWriter& json, const AnswerProfiles& people, const analysis::ItemCategory& category) {
    put(json, "item", people.items[category.item]);
    put(json, "code", category.category.code);
    put(json, "label", category.category.label);
}

/// One row of a matrix by axis.
template <class T>
std::vector<T> row_of(const Cells<T>& cells, std::size_t row) {
    std::vector<T> values;
    for (std::size_t s = 0; s < cells.cols; ++s) values.push_back(cells.at(row, s));
    return values;
}

template <class T>
void put_by_category(JsonWriter& json, std::string_view key, const AnswerProfiles& people,
                     const Cells<T>& cells) {
    json.key(key);
    json.begin_array();
    for (std::size_t j = 0; j < people.categories.size(); ++j) {
        json.begin_object();
        put_category(json, people, people.categories[j]);
        put(json, "values", row_of(cells, j));
        json.end_object();
    }
    json.end_array();
}

void put_class(JsonWriter& json, const AnswerProfiles& people, const AnswerClass& one) {
    json.begin_object();
    put(json, "label", one.label);
    put(json, "n", one.n);
    put(json, "percent", one.percent);
    put(json, "jaccard", one.jaccard);
    json.key("small");
    json.truth(one.n < kSmallClass);
    put(json, "coordinates", one.centre);
    json.key("characteristic");
    json.begin_array();
    for (const auto& category : one.characteristic) {
        json.begin_object();
        put_category(json, people, people.categories[category.category]);
        put(json, "n", category.n);
        put(json, "percent_in_class", category.percent_in_class);
        put(json, "percent_overall", category.percent_overall);
        put(json, "percent_of_category", category.percent_of_category);
        put(json, "v_test", category.v_test);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void put_typology(JsonWriter& json, const TypologyReport& report, const analysis::TypologyRequest& request) {
    if (!report.typology) {
        put_null(json, "clusters", report.typology.error().reason);
        return;
    }
    const auto& typology = report.typology.value();
    json.key("clusters");
    json.begin_array();
    for (const auto& one : typology.classes) put_class(json, report.people, one);
    json.end_array();
    put(json, "clusters_choice", choice_reason(report, request));
    put(json, "cluster_axes", typology.axes);
    put(json, "within_percent", typology.within_percent);
    put(json, "explained_percent", typology.explained_percent);
    json.key("grouped_profiles");
    json.truth(typology.grouped);
    json.key("bootstrap");
    json.begin_object();
    put(json, "seed", static_cast<std::size_t>(request.seed));
    put(json, "asked", request.replicates);
    put(json, "done", typology.replicates);
    json.end_object();
}

}  // namespace

void print_typology_json(const TypologyReport& report, const analysis::TypologyRequest& request,
                         std::ostream& out) {
    JsonWriter json{out};
    json.begin_object();
    put(json, "n", report.people.n);
    put(json, "left_out", report.people.left_out);
    put(json, "profiles", report.people.profiles.size());
    put(json, "inertia", report.axes.inertia);
    put(json, "eigenvalues", report.axes.eigenvalues);
    put(json, "percent", percents_of(report.axes));
    put(json, "adjusted_percent", report.adjusted);
    put_by_category(json, "coordinates", report.people, report.coordinates);
    put_by_category(json, "contributions", report.people, report.contributions);
    put_by_category(json, "v_tests", report.people, report.v_tests);
    json.key("absent_categories");
    json.begin_array();
    for (const auto& category : report.people.absent) {
        json.begin_object();
        put_category(json, report.people, category);
        json.end_object();
    }
    json.end_array();
    put_typology(json, report, request);
    json.end_object();
}

}  // namespace commands
