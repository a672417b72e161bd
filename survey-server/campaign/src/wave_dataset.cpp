#include "campaign/wave_dataset.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <span>

#include "answer_table.hpp"
#include "campaign/durable_file.hpp"
#include "frozen_definition.hpp"
#include "pooled_column.hpp"
#include "questionnaires/csv.hpp"
#include "questionnaires/scale.hpp"
#include "record_file.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

using questionnaires::Questionnaire;

/// A person's score on one scale, nullopt by its missing rule.
using Scores = std::vector<std::optional<double>>;

struct ScoredScale {
    std::string name;
    std::string label;
    Scores scores;
};

/// A tallied wave as read from its folder.
struct TalliedWave {
    std::size_t rows = 0;
    std::vector<PooledColumn> answers;
    std::vector<ScoredScale> scales;
};

WaveDefinition tallied_definition(const Campaign& campaign, std::string_view wave) {
    if (campaign.state(wave) != WaveState::tallied) {
        throw Refusal(
            "La vague " + std::string(wave) +
            " n’est pas dépouillée : ses réponses sont encore scellées. Closez-la, puis dépouillez-la avec "
            "« vigie tally ».");
    }
    return read_frozen_definition(campaign, wave, read_wave_record(campaign.wave_folder(wave)));
}

questionnaires::CsvTable read_answers(const std::filesystem::path& wave_folder) {
    const std::filesystem::path file = wave_folder / "answers.csv";
    const std::string content = read_file(file);
    const bool as_tallied =
        urn::sha256_hex(content) == Record::read(wave_folder / "tally.json").text("answers_sha256");
    auto table = questionnaires::parse_csv(content);
    if (!as_tallied || !table) {
        throw Refusal("Le fichier " + file.string() +
                      " n’est plus tel que le dépouillement l’a écrit. Reprenez-en une copie intacte.");
    }
    return std::move(table).value();
}

std::optional<double> number_of(std::string_view code) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
    if (error != std::errc() || end != code.data() + code.size()) return std::nullopt;
    return number;
}

std::vector<analysis::Category> categories_of(const Questionnaire& questionnaire,
                                              const AnswerColumn& column) {
    switch (column.kind) {
        case AnswerColumn::Kind::ticked:
            return {{"0", "Non", 0.0}, {"1", "Oui", 1.0}};
        case AnswerColumn::Kind::choice: {
            std::vector<analysis::Category> categories;
            for (const auto& choice : questionnaire.choices_of(*column.question)) {
                categories.push_back({.code = choice.code,
                                      .label = choice.label,
                                      .number = choice.missing ? std::nullopt : number_of(choice.code),
                                      .outside_scale = choice.missing});
            }
            return categories;
        }
        case AnswerColumn::Kind::number:
        case AnswerColumn::Kind::rank:
            return {};
    }
    return {};
}

std::string label_of(const AnswerColumn& column) {
    const std::string& question =
        column.question->label.empty() ? column.question->name : column.question->label;
    return column.choice == nullptr ? question : question + " – " + column.choice->label;
}

std::optional<double> item_code(const std::vector<analysis::Category>& categories,
                                const questionnaires::Scale& scale, std::string_view cell) {
    for (const analysis::Category& category : categories) {
        if (category.code != cell) continue;
        const bool within =
            category.number && *category.number >= scale.low && *category.number <= scale.high;
        return within ? category.number : std::nullopt;
    }
    return std::nullopt;
}

ScoredScale scored(const questionnaires::Scale& scale, const std::vector<PooledColumn>& answers,
                   std::size_t rows) {
    std::vector<const PooledColumn*> items;
    for (const auto& item : scale.items) {
        items.push_back(&*std::find_if(answers.begin(), answers.end(), [&item](const PooledColumn& column) {
            return column.name == item.question;
        }));
    }
    ScoredScale result{.name = scale.name, .label = scale.label, .scores = {}};
    result.scores.reserve(rows);
    std::vector<std::optional<double>> codes(items.size());
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < items.size(); ++i)
            codes[i] = item_code(items[i]->known, scale, items[i]->cells[row]);
        result.scores.push_back(questionnaires::score(scale, codes));
    }
    return result;
}

TalliedWave read_tallied(const Campaign& campaign, std::string_view wave) {
    const WaveDefinition definition = tallied_definition(campaign, wave);
    const std::vector<AnswerColumn> columns = answer_columns(definition.questionnaire);
    const auto table = read_answers(campaign.wave_folder(wave));

    TalliedWave tallied{.rows = table.rows.size(), .answers = {}, .scales = {}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        PooledColumn column{.name = columns[i].name,
                            .label = label_of(columns[i]),
                            .known = categories_of(definition.questionnaire, columns[i]),
                            .cells = {}};
        for (const auto& row : table.rows) column.cells.push_back(row.cells[i]);
        tallied.answers.push_back(std::move(column));
    }
    for (const auto& scale : definition.questionnaire.scales) {
        tallied.scales.push_back(scored(scale, tallied.answers, tallied.rows));
    }
    return tallied;
}

void append_scores(std::vector<ScoredScale>& scales, std::size_t rows, std::vector<ScoredScale> more,
                   std::size_t more_rows) {
    for (ScoredScale& scale : more) {
        auto place = std::find_if(scales.begin(), scales.end(),
                                  [&scale](const ScoredScale& other) { return other.name == scale.name; });
        if (place == scales.end()) {
            scales.push_back({scale.name, scale.label, Scores(rows)});
            place = scales.end() - 1;
        }
        place->label = scale.label;
        place->scores.insert(place->scores.end(), scale.scores.begin(), scale.scores.end());
    }
    for (ScoredScale& scale : scales) scale.scores.resize(rows + more_rows);
}

void add_columns(analysis::Dataset& dataset, TalliedWave wave) {
    dataset.rows = wave.rows;
    for (const PooledColumn& column : wave.answers) dataset.columns.push_back(encoded(column));
    for (ScoredScale& scale : wave.scales) {
        dataset.columns.push_back({scale.name, scale.label, analysis::NumberColumn{std::move(scale.scores)}});
    }
}

}  // namespace

analysis::Dataset wave_dataset(const Campaign& campaign, std::string_view wave) {
    analysis::Dataset dataset{
        .source = campaign.folder().string() + ":" + std::string(wave), .rows = 0, .columns = {}};
    add_columns(dataset, read_tallied(campaign, wave));
    return dataset;
}

analysis::Dataset campaign_dataset(const Campaign& campaign) {
    TalliedWave pooled;
    analysis::CodedColumn waves;
    for (const std::string& name : campaign.wave_names()) {
        if (campaign.state(name) != WaveState::tallied) continue;
        TalliedWave wave = read_tallied(campaign, name);
        const std::size_t position = waves.categories.size();
        waves.categories.push_back({name, wave_label(name), std::nullopt});
        waves.codes.resize(pooled.rows + wave.rows, static_cast<std::uint8_t>(position));
        append_rows(pooled.answers, pooled.rows, std::move(wave.answers), wave.rows);
        append_scores(pooled.scales, pooled.rows, std::move(wave.scales), wave.rows);
        pooled.rows += wave.rows;
    }
    if (waves.categories.empty()) {
        throw Refusal("Aucune vague de " + campaign.folder().string() +
                      " n’est dépouillée : il n’y a pas encore de résultats. Dépouillez une vague close avec "
                      "« vigie tally ».");
    }
    analysis::Dataset dataset{.source = campaign.folder().string(), .rows = 0, .columns = {}};
    dataset.columns.push_back({"wave", "Vague", std::move(waves)});
    add_columns(dataset, std::move(pooled));
    return dataset;
}

std::optional<WaveHeadcounts> wave_headcounts(const Campaign& campaign, std::string_view wave) {
    const WaveDefinition definition = tallied_definition(campaign, wave);
    if (!definition.headcount) return std::nullopt;
    WaveHeadcounts result{.question = definition.headcount->question, .headcounts = {}};
    for (const auto& line : definition.headcount->lines) {
        result.headcounts.push_back({line.category, static_cast<double>(line.people)});
    }
    return result;
}

Questionnaire wave_questionnaire(const Campaign& campaign, std::string_view wave) {
    if (campaign.state(wave) == WaveState::planned) {
        throw Refusal("La vague " + std::string(wave) +
                      " n’est pas ouverte : sa définition n’est pas encore figée.");
    }
    return read_frozen_definition(campaign, wave, read_wave_record(campaign.wave_folder(wave))).questionnaire;
}

std::map<std::string, std::int64_t> wave_writers(const Campaign& campaign, std::string_view wave) {
    tallied_definition(campaign, wave);
    const Record tally = Record::read(campaign.wave_folder(wave) / "tally.json");
    const Record::Counts& texts = tally.counts("texts");
    return {texts.begin(), texts.end()};
}

}  // namespace campaign
