#include "campaign/wave_texts.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "campaign/durable_file.hpp"
#include "campaign/wave_dataset.hpp"
#include "pooled_column.hpp"
#include "questionnaires/csv.hpp"

namespace campaign {

namespace {

using questionnaires::Question;
using questionnaires::QuestionKind;
using questionnaires::Questionnaire;

constexpr std::string_view kSpecify = ".precisez";

/// The texts of one question in a wave and what is known beside them.
struct WaveTexts {
    std::string label;
    std::vector<std::string> texts;
    std::vector<PooledColumn> band;  ///< one or none
};

/// Names under which verbatims.csv may hold texts, in the questionnaire's order.
std::vector<std::string> open_questions(const Questionnaire& questionnaire) {
    std::vector<std::string> names;
    for (const auto& page : questionnaire.pages)
        for (const Question& question : page.questions) {
            if (question.kind == QuestionKind::text) names.push_back(question.name);
            if (question.kind != QuestionKind::select_one && question.kind != QuestionKind::select_multiple)
                continue;
            const auto& choices = questionnaire.choices_of(question);
            if (std::any_of(choices.begin(), choices.end(),
                            [](const auto& choice) { return choice.specify; }))
                names.push_back(question.name + std::string(kSpecify));
        }
    return names;
}

bool asks(const Questionnaire& questionnaire, std::string_view question) {
    const auto names = open_questions(questionnaire);
    return std::find(names.begin(), names.end(), question) != names.end();
}

std::string label_of(const Questionnaire& questionnaire, std::string_view name) {
    const bool specifies = name.ends_with(kSpecify);
    const Question* question =
        questionnaire.question(specifies ? name.substr(0, name.size() - kSpecify.size()) : name);
    return question->label.empty() ? std::string(name) : question->label + (specifies ? " – précisions" : "");
}

PooledColumn band_column(const Questionnaire& questionnaire) {
    const Question* band = questionnaire.question(questionnaire.settings.text_band);
    PooledColumn column{.name = band->name,
                        .label = band->label.empty() ? band->name : band->label,
                        .known = {},
                        .cells = {}};
    for (const auto& choice : questionnaire.choices_of(*band))
        column.known.push_back({.code = choice.code, .label = choice.label, .number = std::nullopt});
    return column;
}

[[noreturn]] void refuse_changed(const std::filesystem::path& file) {
    throw Refusal("Le fichier " + file.string() +
                  " n’a plus les textes que le dépouillement a comptés. Reprenez-en une copie intacte.");
}

/// Requires a question that the wave asks.
WaveTexts read_texts(const Campaign& campaign, std::string_view wave, const Questionnaire& questionnaire,
                     std::string_view question) {
    const auto writers = wave_writers(campaign, wave);
    const std::filesystem::path file = campaign.wave_folder(wave) / "verbatims.csv";
    const auto table = questionnaires::parse_csv(read_file(file));
    const bool with_band = !questionnaire.settings.text_band.empty();
    const std::size_t width = with_band ? 3 : 2;
    if (!table || table.value().header.size() != width) refuse_changed(file);

    WaveTexts result{label_of(questionnaire, question), {}, {}};
    if (with_band) result.band.push_back(band_column(questionnaire));
    for (const auto& row : table.value().rows) {
        if (row.cells[0] != question) continue;
        result.texts.push_back(row.cells[1]);
        if (with_band) result.band.front().cells.push_back(row.cells[2]);
    }
    const auto counted = writers.find(std::string(question));
    if (static_cast<std::int64_t>(result.texts.size()) != (counted == writers.end() ? 0 : counted->second))
        refuse_changed(file);
    return result;
}

void add_columns(analysis::Dataset& dataset, std::string_view question, WaveTexts texts) {
    dataset.rows = texts.texts.size();
    dataset.columns.push_back(
        {std::string(question), texts.label, analysis::TextColumn{std::move(texts.texts)}});
    for (const PooledColumn& band : texts.band) dataset.columns.push_back(encoded(band));
}

}  // namespace

analysis::Dataset wave_texts(const Campaign& campaign, std::string_view wave, std::string_view question) {
    wave_writers(campaign, wave);  // refuses a wave that is not tallied
    const Questionnaire questionnaire = wave_questionnaire(campaign, wave);
    if (!asks(questionnaire, question)) {
        std::string names;
        for (const auto& name : open_questions(questionnaire)) names += (names.empty() ? "" : ", ") + name;
        throw Refusal("La vague " + std::string(wave) + " n’a pas de question ouverte « " +
                      std::string(question) +
                      " ». Questions ouvertes : " + (names.empty() ? "aucune" : names) + ".");
    }
    analysis::Dataset dataset{
        .source = campaign.folder().string() + ":" + std::string(wave), .rows = 0, .columns = {}};
    add_columns(dataset, question, read_texts(campaign, wave, questionnaire, question));
    return dataset;
}

analysis::Dataset campaign_texts(const Campaign& campaign, std::string_view question) {
    WaveTexts pooled;
    analysis::CodedColumn waves;
    for (const std::string& name : campaign.wave_names()) {
        if (campaign.state(name) != WaveState::tallied) continue;
        const Questionnaire questionnaire = wave_questionnaire(campaign, name);
        if (!asks(questionnaire, question)) continue;
        WaveTexts wave = read_texts(campaign, name, questionnaire, question);
        const std::size_t rows = pooled.texts.size();
        const std::size_t more = wave.texts.size();
        waves.codes.resize(rows + more, static_cast<std::uint8_t>(waves.categories.size()));
        waves.categories.push_back({name, wave_label(name), std::nullopt});
        append_rows(pooled.band, rows, std::move(wave.band), more);
        pooled.label = wave.label;
        pooled.texts.insert(pooled.texts.end(), std::make_move_iterator(wave.texts.begin()),
                            std::make_move_iterator(wave.texts.end()));
    }
    if (waves.categories.empty())
        throw Refusal("Aucune vague dépouillée de " + campaign.folder().string() +
                      " n’a de question ouverte « " + std::string(question) +
                      " ». Vérifiez --item, ou dépouillez une vague close avec « vigie tally ».");
    analysis::Dataset dataset{.source = campaign.folder().string(), .rows = 0, .columns = {}};
    dataset.columns.push_back({"wave", "Vague", std::move(waves)});
    add_columns(dataset, question, std::move(pooled));
    return dataset;
}

}  // namespace campaign
