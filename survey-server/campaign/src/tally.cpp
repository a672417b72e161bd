#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "answer_table.hpp"
#include "campaign/campaign.hpp"
#include "campaign/durable_file.hpp"
#include "campaign/key_file.hpp"
#include "campaign_lock.hpp"
#include "frozen_definition.hpp"
#include "held_urn.hpp"
#include "questionnaires/csv.hpp"
#include "questionnaires/routing.hpp"
#include "receipt_list.hpp"
#include "record_file.hpp"
#include "server_secrets.hpp"
#include "system_random.hpp"
#include "wave_record.hpp"

namespace campaign {

namespace {

constexpr std::string_view kNothingWritten = " Rien n’a été écrit ; l’urne est intacte.";

void refuse_unless_closed(std::string_view wave, WaveState state) {
    const std::string name(wave);
    switch (state) {
        case WaveState::closed:
            return;
        case WaveState::planned:
            throw Refusal("La vague " + name + " n’a pas été ouverte : il n’y a rien à dépouiller.");
        case WaveState::open:
            throw Refusal("La vague " + name +
                          " est encore ouverte. Closez-la d’abord avec « vigie wave close » : le "
                          "dépouillement est unique.");
        case WaveState::tallied:
            throw Refusal("La vague " + name + " a déjà été dépouillée. Une urne ne s’ouvre qu’une fois.");
    }
}

void refuse_odd_count(std::string_view wave, std::size_t ballots, const urn::Counts& counts,
                      const WaveRecord& record, const WaveDefinition& definition) {
    if (static_cast<std::int64_t>(ballots) != record.received) {
        throw Refusal("L’urne de la vague " + std::string(wave) + " contient " + std::to_string(ballots) +
                      " bulletins, mais " + std::to_string(record.received) +
                      " à sa clôture. Elle a été modifiée ; reprenez la copie faite à la clôture." +
                      std::string(kNothingWritten));
    }
    if (counts.received != record.received ||
        (record.mode == Mode::codes && counts.issued != record.issued)) {
        throw Refusal("L’urne de la vague " + std::string(wave) + " compte " + std::to_string(counts.issued) +
                      " codes tirés et " + std::to_string(counts.received) + " codes utilisés, mais " +
                      std::to_string(record.issued) + " et " + std::to_string(record.received) +
                      " à sa clôture. Elle a été modifiée ; reprenez la copie faite à la clôture." +
                      std::string(kNothingWritten));
    }
    if (record.mode == Mode::codes && record.received > record.issued) {
        throw Refusal("La vague " + std::string(wave) + " a plus de bulletins (" +
                      std::to_string(record.received) + ") que de codes tirés (" +
                      std::to_string(record.issued) + ") : l’urne a été bourrée. Elle reste fermée." +
                      std::string(kNothingWritten));
    }
    if (ballots < static_cast<std::size_t>(definition.threshold)) {
        throw Refusal("La vague " + std::string(wave) + " n’a reçu que " + std::to_string(ballots) +
                      " bulletins, moins que le seuil de " + std::to_string(definition.threshold) +
                      " : rien ne pourrait en être montré, et les ouvrir exposerait des personnes. L’urne "
                      "reste fermée.");
    }
    if (ballots < static_cast<std::size_t>(definition.minimum)) {
        throw Refusal(
            "La vague " + std::string(wave) + " n’a reçu que " + std::to_string(ballots) +
            " bulletins, moins que le minimum de " + std::to_string(definition.minimum) +
            " fixé à la création de la campagne et annoncé à ceux qui ont répondu. L’urne reste fermée.");
    }
}

/// The ballots are those of the list that was published at the closing, neither more nor fewer.
void refuse_other_ballots(const std::filesystem::path& folder, std::span<const urn::SealedBallot> ballots,
                          const WaveRecord& record) {
    if (record.receipts.empty()) return;  // closed by a version that published no list
    const auto list = read_receipt_list(folder);
    if (!list || fingerprint_of(list->hashes) != record.receipts) {
        throw Refusal("La liste des reçus " + receipts_file(folder).string() +
                      (list ? " n’est pas celle de la clôture." : " manque.") +
                      " Reprenez la copie de la campagne faite à la clôture." + std::string(kNothingWritten));
    }
    const std::vector<std::string> hashes = hashes_of(ballots);
    std::vector<std::string> difference;
    std::set_difference(list->hashes.begin(), list->hashes.end(), hashes.begin(), hashes.end(),
                        std::back_inserter(difference));
    if (difference.empty()) return;
    throw Refusal(
        "L’urne n’est pas celle de la clôture : " + std::to_string(difference.size()) +
        " bulletins de la liste publiée n’y sont plus, d’autres ont pris leur place. Reprenez la copie "
        "de la campagne faite à la clôture." +
        std::string(kNothingWritten));
}

/// What a ballot must not hold whatever the questionnaire; a limit or a constraint that a person passed is
/// their answer.
bool is_foreign(const questionnaires::AnswerError& error) {
    switch (error.fault) {
        case questionnaires::AnswerFault::constraint_failed:
        case questionnaires::AnswerFault::text_too_long:
        case questionnaires::AnswerFault::rank_incomplete:
            return false;
        default:
            return true;
    }
}

/// The sheet of a ballot, or nothing when it was not written for this questionnaire.
std::optional<questionnaires::AnswerSheet> sheet_in(const std::string& text,
                                                    const questionnaires::Questionnaire& questionnaire) {
    try {
        const auto sheet = questionnaires::read_sheet(text);
        const auto errors = questionnaires::check_sheet(questionnaire, sheet);
        if (std::any_of(errors.begin(), errors.end(), is_foreign)) return std::nullopt;
        return questionnaires::final_sheet(questionnaire, sheet);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

std::string line_of(const std::vector<std::string>& cells) {
    std::string line = questionnaires::csv_line(cells);
    line.resize(line.size() - 2);  // our files end their lines with LF alone
    return line + "\n";
}

/// The answers of a wave, no longer tied to their ballots.
struct OpenedUrn {
    std::vector<std::string> header;
    std::vector<std::string> rows;  ///< closed answers, one line a ballot
    std::vector<Verbatim> verbatims;
};

void refuse_unopened(std::string_view reason, std::size_t count, std::size_t ballots) {
    if (count == 0) return;
    throw Refusal(std::string(reason) + " : " + std::to_string(count) + " sur " + std::to_string(ballots) +
                  ". L’urne a été altérée. Reprenez la copie de la campagne faite à la clôture." +
                  std::string(kNothingWritten));
}

OpenedUrn open_all(const std::vector<urn::SealedBallot>& ballots, const urn::KeyPair& keys,
                   const questionnaires::Questionnaire& questionnaire) {
    const std::vector<AnswerColumn> columns = answer_columns(questionnaire);
    OpenedUrn opened;
    for (const AnswerColumn& column : columns) opened.header.push_back(column.name);
    std::size_t closed = 0;
    std::size_t foreign = 0;
    for (const urn::SealedBallot& ballot : ballots) {
        auto text = urn::open(ballot, keys);
        if (!text) {
            ++closed;
            continue;
        }
        const auto sheet = sheet_in(*text, questionnaire);
        urn::wipe(*text);
        if (!sheet) {
            ++foreign;
            continue;
        }
        opened.rows.push_back(line_of(closed_answers(questionnaire, columns, *sheet)));
        for (Verbatim& verbatim : verbatims_of(questionnaire, *sheet)) {
            opened.verbatims.push_back(std::move(verbatim));
        }
    }
    refuse_unopened("Bulletins qui ne s’ouvrent pas avec la clé de la campagne", closed, ballots.size());
    refuse_unopened("Bulletins que le serveur de l’enquête n’a pas pu écrire", foreign, ballots.size());
    return opened;
}

std::string shuffled_lines(std::vector<std::string> lines, const std::vector<std::string>& header) {
    std::shuffle(lines.begin(), lines.end(), SystemRandom{});
    std::string text = line_of(header);
    for (const std::string& line : lines) text += line;
    return text;
}

/// Each text alone, with its author's answer to the one band that the definition names, if it names one.
std::string verbatims_csv(const std::vector<Verbatim>& verbatims, bool with_band) {
    std::vector<std::string> lines;
    lines.reserve(verbatims.size());
    for (const Verbatim& verbatim : verbatims) {
        std::vector<std::string> cells{verbatim.question, verbatim.text};
        if (with_band) cells.push_back(verbatim.band);
        lines.push_back(line_of(cells));
    }
    std::vector<std::string> header{"question", "text"};
    if (with_band) header.emplace_back("band");
    return shuffled_lines(std::move(lines), header);
}

/// What anybody may know of a wave: how many people, codes and ballots. Posted beside the list of receipts.
Record counts_record(const Campaign::Tally& tally, const WaveRecord& wave) {
    Record record;
    if (tally.eligible) record.set("eligible", *tally.eligible);
    if (wave.mode == Mode::codes) record.set("issued", tally.issued);
    record.set("received", tally.received);
    record.set("opened", tally.opened);
    record.set("definition", wave.definition);
    if (!tally.receipts.empty()) record.set("receipts_sha256", tally.receipts);
    return record;
}

std::optional<std::int64_t> people_in(const std::optional<HeadcountTable>& headcount) {
    if (!headcount) return std::nullopt;
    std::int64_t people = 0;
    for (const auto& line : headcount->lines) people += line.people;
    return people;
}

Record tally_record(const WaveRecord& wave, const Campaign::Tally& tally,
                    const std::vector<urn::SealedBallot>& ballots, const std::vector<Verbatim>& verbatims,
                    const std::string& answers) {
    Record::Counts texts;
    for (const Verbatim& verbatim : verbatims) ++texts[verbatim.question];
    Record record = counts_record(tally, wave);
    record.set("texts", texts);
    record.set("ballots_sha256", fingerprint_of(hashes_of(ballots)));
    record.set("answers_sha256", urn::sha256_hex(answers));
    return record;
}

struct NamedText {
    std::string_view name;
    std::string content;
    Readable readable = Readable::by_owner;
};

/// All the files and then the new state, or none of them.
void write_all(const std::filesystem::path& folder, const std::vector<NamedText>& files,
               const WaveRecord& record) {
    try {
        for (const NamedText& file : files) replace_file(folder / file.name, file.content, file.readable);
        write_wave_record(folder, record);
    } catch (const Refusal& refusal) {
        std::error_code ignored;
        for (const NamedText& file : files) std::filesystem::remove(folder / file.name, ignored);
        throw Refusal(std::string(refusal.what()) + std::string(kNothingWritten));
    }
}

}  // namespace

Campaign::Tally Campaign::tally(std::string_view wave, const OpenKey& open_key) {
    const std::filesystem::path folder = wave_folder(wave);
    const FileLock lock = lock_campaign(folder_);
    refuse_unless_closed(wave, state(wave));
    WaveRecord record = read_wave_record(folder);
    const WaveDefinition definition = read_frozen_definition(*this, wave, record);

    const auto urn = hold_urn(folder);
    const std::vector<urn::SealedBallot> ballots = urn->ballots();
    refuse_odd_count(wave, ballots.size(), urn->counts(), record, definition);
    refuse_other_ballots(folder, ballots, record);
    OpenedUrn opened = open_all(ballots, open_key(), definition.questionnaire);
    const std::string answers = shuffled_lines(std::move(opened.rows), opened.header);
    const Tally tally{.eligible = people_in(definition.headcount),
                      .issued = record.issued,
                      .received = record.received,
                      .opened = static_cast<std::int64_t>(ballots.size()),
                      .texts = static_cast<std::int64_t>(opened.verbatims.size()),
                      .receipts = record.receipts};

    record.state = WaveState::tallied;
    write_all(folder,
              {{"answers.csv", answers},
               {"verbatims.csv",
                verbatims_csv(opened.verbatims, !definition.questionnaire.settings.text_band.empty())},
               {"counts.json", counts_record(tally, record).json(), Readable::by_group},
               {"tally.json", tally_record(record, tally, ballots, opened.verbatims, answers).json()}},
              record);
    destroy_server_secrets(folder);
    return tally;
}

Campaign::Tally Campaign::tally(std::string_view wave, const std::filesystem::path& key_file) {
    return tally(wave, [this, &key_file] { return read_key_file(key_file, sealing_key_, {}); });
}

}  // namespace campaign
