#include "sav_data.hpp"

#include "coded_column_builder.hpp"
#include "in_quotes.hpp"
#include "sav_parse.hpp"
#include "varied_column.hpp"

#include "questionnaires/utf8.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace analysis {
namespace {

using questionnaires::Failure;

/// A fault found in what ReadStat could read.
struct SavFault {
    std::string reason;
};

constexpr std::string_view kUneven =
    "le fichier SPSS est abîmé : des valeurs y manquent. Recopiez-le, ou enregistrez-le de nouveau depuis "
    "SPSS, PSPP ou R.";
constexpr std::size_t kLongestEnd = 3;  // bytes of a character cut at the end of its field

/// A text of the file: SPSS fields are counted in bytes, so that the last character may be cut, and goes.
std::string_view whole_characters(std::string_view text, const std::string& where) {
    const std::size_t well_formed = questionnaires::well_formed_utf8(text);
    if (text.size() - well_formed > kLongestEnd)
        throw SavFault{where +
                       " : un texte n’est pas dans le codage que le fichier annonce. Enregistrez-le en "
                       "Unicode (UTF-8) depuis SPSS ou PSPP."};
    return text.substr(0, well_formed);
}

/// First reading: the dictionary, and every column that can be coded.
class Dictionary : public SavVisitor {
public:
    void variable(const SavVariable& variable) override {
        const std::string place = "variable n° " + std::to_string(columns.size() + 1);
        const std::string name{whole_characters(variable.name, place)};
        if (name.empty() || !names_.insert(name).second)
            throw SavFault{place + " : un nom de variable " + (name.empty() ? "manque" : "y est deux fois") +
                           ". Le fichier est abîmé : enregistrez-le de nouveau depuis SPSS, PSPP ou R."};
        const std::string label{whole_characters(variable.label, place)};
        columns.push_back({name, label.empty() ? name : label, {}});
        label_sets.push_back(variable.label_set);
        builders.emplace_back(DecimalSigns::point);
        cells_.push_back(0);
    }

    void weighted_by(std::string_view variable) override { weight = variable; }

    void value_label(std::string_view label_set, std::string_view code, std::string_view label) override {
        const std::string where = "étiquettes de valeurs";
        labels_[std::string{label_set}].emplace(whole_characters(code, where),
                                                whole_characters(label, where));
    }

    void cell(std::size_t row, std::size_t variable, std::string_view text) override {
        rows = row + 1;
        if (cells_.at(variable)++ != row) throw SavFault{std::string{kUneven}};
        builders[variable].add(
            text.empty() ? text
                         : whole_characters(text, "observation " + std::to_string(row + 1) + ", variable " +
                                                      in_quotes(columns[variable].name)));
    }

    /// Whether every variable has a cell in every row.
    bool is_even() const {
        return std::all_of(cells_.begin(), cells_.end(), [this](std::size_t cells) { return cells == rows; });
    }

    /// The categories of a variable under the labels of its values.
    void give_labels(std::size_t variable, CodedColumn& column) const {
        const auto labels = labels_.find(label_sets[variable]);
        if (labels == labels_.end()) return;
        for (Category& category : column.categories) {
            const auto label = labels->second.find(category.code);
            if (label != labels->second.end() && !label->second.empty()) category.label = label->second;
        }
    }

    std::size_t rows = 0;
    std::vector<NamedColumn> columns;
    std::vector<std::string> label_sets;
    std::vector<CodedColumnBuilder> builders;
    std::string weight;

private:
    std::set<std::string> names_;
    std::vector<std::size_t> cells_;  ///< read of each variable
    std::map<std::string, std::map<std::string, std::string, std::less<>>> labels_;
};

/// Second reading: the columns of too many values to be coded.
class VariedCells : public SavVisitor {
public:
    explicit VariedCells(std::vector<NamedColumn>& columns) : columns_{columns} {}

    void variable(const SavVariable&) override {}
    void weighted_by(std::string_view) override {}
    void value_label(std::string_view, std::string_view, std::string_view) override {}
    void cell(std::size_t, std::size_t variable, std::string_view text) override {
        add_varied_cell(columns_[variable].column, whole_characters(text, ""), DecimalSigns::point);
    }

private:
    std::vector<NamedColumn>& columns_;
};

Failure<DataError> refused(const std::string& source, const std::string& reason) {
    return Failure{DataError{"fichier " + in_quotes(source) + " : " + reason}};
}

DatasetResult read(std::string_view bytes, std::string source) {
    Dictionary dictionary;
    if (const auto wrong = parse_sav(bytes, dictionary)) return refused(source, *wrong);
    if (dictionary.columns.empty()) return refused(source, "il n’a aucune variable. Exportez les réponses.");
    if (dictionary.rows == 0)
        return refused(source, "il n’a aucune observation. Exportez aussi les réponses.");
    if (!dictionary.is_even()) return refused(source, std::string{kUneven});

    Dataset data{std::move(source), dictionary.rows, std::move(dictionary.columns), {}};
    data.weighted_by = dictionary.weight;
    for (std::size_t row = 0; row < data.rows && row < std::numeric_limits<std::uint32_t>::max(); ++row)
        data.lines.push_back(static_cast<std::uint32_t>(row + 1));
    bool varied = false;
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        CodedColumnBuilder& builder = dictionary.builders[i];
        if (builder.is_coded()) {
            CodedColumn column = std::move(builder).coded();
            dictionary.give_labels(i, column);
            data.columns[i].column = std::move(column);
        } else {
            varied = true;
            data.columns[i].column = varied_column(builder, data.rows);
        }
    }
    VariedCells cells{data.columns};
    if (varied) {
        if (const auto wrong = parse_sav(bytes, cells)) return refused(data.source, *wrong);
    }
    return data;
}

}  // namespace

DatasetResult read_sav_data(std::string_view bytes, std::string source) {
    try {
        return read(bytes, source);
    } catch (const SavFault& fault) {
        return refused(source, fault.reason);
    }
}

}  // namespace analysis
