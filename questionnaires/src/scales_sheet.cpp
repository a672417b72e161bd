#include "scales_sheet.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "naming.hpp"

namespace questionnaires {

namespace {

using Presence = Column::Presence;
using Language = Column::Language;

constexpr std::array<Column, 15> kColumns{{
    {"name", Presence::needed},
    {"label", Presence::needed, Language::french},
    {"axis"},
    {"items", Presence::needed},
    {"reversed"},
    {"weights"},
    {"low", Presence::needed},
    {"high", Presence::needed},
    {"missing"},
    {"direction", Presence::needed},
    {"threshold"},
    {"threshold_operator"},
    {"threshold_kind"},
    {"threshold_source"},
    {"threshold_year"},
}};

constexpr std::array<std::string_view, 10> kScaleColumns{"name",    "label", "axis", "items",   "reversed",
                                                         "weights", "low",   "high", "missing", "direction"};
constexpr std::array<std::string_view, 5> kThresholdColumns{
    "threshold", "threshold_operator", "threshold_kind", "threshold_source", "threshold_year"};

template <class Meaning, std::size_t size>
using Words = std::array<std::pair<std::string_view, Meaning>, size>;

constexpr Words<MissingRule, 3> kMissingRules{
    {{"complete", MissingRule::complete}, {"half", MissingRule::half}, {"any", MissingRule::any}}};
constexpr Words<Direction, 2> kDirections{{{"risk", Direction::risk}, {"resource", Direction::resource}}};
constexpr Words<ThresholdKind, 4> kThresholdKinds{{{"national_median", ThresholdKind::national_median},
                                                   {"sample_median", ThresholdKind::sample_median},
                                                   {"clinical", ThresholdKind::clinical},
                                                   {"convention", ThresholdKind::convention}}};

/// The meaning of a cell that must hold one of a few words.
template <class Meaning, std::size_t size>
Meaning meaning_of(const TableRow& row, std::string_view column, const Words<Meaning, size>& words,
                   Meaning otherwise) {
    const std::string written = folded(row.cell(column));
    std::string known;
    for (const auto& [word, meaning] : words) {
        if (word == written) return meaning;
        known += (known.empty() ? "" : ", ") + std::string{word};
    }
    const std::string found =
        written.empty() ? "le mot manque" : "« " + row.cell(column) + " » ne convient pas";
    row.error(column, found + ". Mots possibles : " + known + ".");
    return otherwise;
}

std::vector<double> weights_of(const TableRow& row, std::size_t items) {
    std::vector<double> weights(items, 1.0);
    const std::vector<std::string> written = words_of(row.cell("weights"));
    if (written.empty()) return weights;
    if (written.size() != items) {
        row.error("weights",
                  "il y a " + std::to_string(written.size()) + " poids pour " + std::to_string(items) +
                      " items. Écrivez un nombre par item, séparés par des espaces, ou videz la cellule.");
        return weights;
    }
    bool all_zero = true;
    for (std::size_t i = 0; i < items; ++i) {
        const auto weight = written_number(written[i]);
        if (!weight || *weight < 0.0) {
            row.error("weights", "le poids « " + written[i] +
                                     " » n’est pas un nombre positif. Écrivez-le comme 1 ou 0.5.");
            return weights;
        }
        weights[i] = *weight;
        all_zero = all_zero && !(*weight > 0.0);
    }
    if (all_zero)
        row.error("weights",
                  "tous les poids sont nuls : le score n’existerait pas. Donnez un poids à un item.");
    return weights;
}

std::vector<ScaleItem> items_of(const TableRow& row) {
    std::vector<ScaleItem> items;
    const auto find = [&items](const std::string& name) {
        return std::find_if(items.begin(), items.end(),
                            [&name](const ScaleItem& item) { return item.question == name; });
    };
    for (const std::string& name :
         words_of(row.needed("items", "les items manquent. Nommez les questions de l’échelle."))) {
        if (find(name) == items.end()) {
            items.push_back({name, 1.0, false});
        } else {
            row.error("items", "l’item « " + name + " » est là deux fois. Gardez-le une fois.");
        }
    }
    for (const std::string& name : words_of(row.cell("reversed"))) {
        const auto item = find(name);
        if (item == items.end()) {
            row.error(
                "reversed",
                "« " + name + " » n’est pas un item de cette échelle. Ajoutez-le à items ou retirez-le.");
        } else {
            item->reversed = true;
        }
    }
    const std::vector<double> weights = weights_of(row, items.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i].weight = weights[i];
    return items;
}

bool has_threshold(const TableRow& row) {
    return std::any_of(kThresholdColumns.begin(), kThresholdColumns.end(),
                       [&row](std::string_view column) { return row.has(column); });
}

std::optional<Threshold> threshold_of(const TableRow& row) {
    if (!has_threshold(row)) return std::nullopt;
    Threshold threshold;
    const auto value = row.number("threshold");
    if (!row.has("threshold"))
        row.error("threshold", "la valeur du seuil manque. Écrivez un score de 0 à 100.");
    if (value && (*value < 0.0 || *value > 100.0)) {
        row.error("threshold", "le seuil est hors de l’échelle. Écrivez un score de 0 à 100.");
    }
    threshold.value = value.value_or(0.0);
    threshold.comparison = row.cell("threshold_operator");
    constexpr std::array<std::string_view, 4> kComparisons{"<", "<=", ">", ">="};
    if (std::find(kComparisons.begin(), kComparisons.end(), threshold.comparison) == kComparisons.end()) {
        row.error("threshold_operator", "le signe manque ou ne convient pas. Écrivez l’un de <, <=, >, >=.");
    }
    threshold.kind = meaning_of(row, "threshold_kind", kThresholdKinds, ThresholdKind::convention);
    threshold.source = row.cell("threshold_source");
    if (threshold.source.empty()) {
        row.error("threshold_source",
                  "la source du seuil manque. Un seuil sans source ne peut pas être montré.");
    }
    constexpr int kFirstYear = 1900;
    constexpr int kLastYear = 2100;
    threshold.year = row.integer("threshold_year", kFirstYear, kLastYear).value_or(0);
    if (!row.has("threshold_year")) {
        row.error("threshold_year", "l’année du seuil manque. Écrivez l’année de la source, comme 2016.");
    }
    return threshold;
}

}  // namespace

ScalesSheet::ScalesSheet(const Sheet& sheet, FaultLog& log) : table_{sheet, kColumns, log} {
    for (const TableRow& row : table_.rows()) read(row);
}

void ScalesSheet::read(const TableRow& row) {
    const std::string name =
        row.needed("name",
                   "le nom de l’échelle manque. Écrivez une lettre puis au plus 19 lettres ou "
                   "chiffres.");
    const auto begun = std::find_if(scales_.begin(), scales_.end(), [&name](const ScaleDraft& draft) {
        return !name.empty() && draft.scale.name == name;
    });
    if (begun == scales_.end()) {
        begin_scale(name, row);
    } else {
        continue_scale(*begun, row);
    }
}

void ScalesSheet::begin_scale(const std::string& name, const TableRow& row) {
    ScaleDraft draft{{}, row};
    Scale& scale = draft.scale;
    scale.name = name;
    if (is_reserved(name)) {
        row.error("name", "le nom « " + name + " » est réservé. Choisissez un autre nom.");
    } else if (!name.empty() && !is_name(name)) {
        row.error(
            "name",
            "le nom « " + name +
                " » ne convient pas. Un nom a une lettre puis au plus 19 lettres ou chiffres, sans accent, "
                "espace ni tiret.");
    }
    scale.label =
        row.needed("label", "le texte de l’échelle manque. Écrivez son nom comme il doit s’afficher.");
    constexpr int kAxes = 6;
    scale.axis = row.integer("axis", 1, kAxes).value_or(0);
    scale.items = items_of(row);
    row.needed("low", "le plus petit code manque. Écrivez le plus petit code des réponses, comme 1.");
    row.needed("high", "le plus grand code manque. Écrivez le plus grand code des réponses, comme 5.");
    const auto low = row.number("low");
    const auto high = row.number("high");
    draft.has_range = low && high && *low < *high;
    if (low && high && !draft.has_range)
        row.error("high", "le plus grand code doit dépasser le plus petit. Vérifiez low et high.");
    if (draft.has_range) {
        scale.low = *low;
        scale.high = *high;
    }
    if (row.has("missing")) scale.missing = meaning_of(row, "missing", kMissingRules, MissingRule::half);
    if (!row.needed("direction",
                    "le sens de l’échelle manque. Écrivez risk si un score élevé est défavorable, resource "
                    "s’il est favorable.")
             .empty()) {
        scale.direction = meaning_of(row, "direction", kDirections, Direction::risk);
    }
    if (const auto threshold = threshold_of(row)) scale.thresholds.push_back(*threshold);
    scales_.push_back(std::move(draft));
}

void ScalesSheet::continue_scale(ScaleDraft& draft, const TableRow& row) const {
    const auto threshold = threshold_of(row);
    if (threshold) {
        draft.scale.thresholds.push_back(*threshold);
    } else {
        row.error("name",
                  "l’échelle « " + draft.scale.name + " » est déjà décrite à la ligne " +
                      std::to_string(draft.row.number()) +
                      ". Une ligne de plus ne sert qu’à ajouter un seuil ; sinon, donnez un autre nom.");
    }
    for (const std::string_view column : kScaleColumns) {
        if (!row.has(column) || row.cell(column) == draft.row.cell(column)) continue;
        row.error(column, "cette ligne dit autre chose que la ligne " + std::to_string(draft.row.number()) +
                              " de la même échelle. Videz la cellule ou écrivez la même chose.");
    }
}

}  // namespace questionnaires
