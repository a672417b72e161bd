#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/key_custody.hpp"
#include "questionnaires/answer_sheet.hpp"
#include "questionnaires/questionnaire.hpp"
#include "urn/codes.hpp"
#include "urn/page_state.hpp"
#include "urn/sealing.hpp"
#include "urn/urn.hpp"

namespace campaign {

/// A request the campaign refuses: what, where and what to do, in French. Shown as it is.
struct Refusal : std::runtime_error {
    using std::runtime_error::runtime_error;
};

enum class WaveState { planned, open, closed, tallied };
/// Drawn codes (default), or open link: « participation multiple possible ».
enum class Mode { codes, open };

/// Names as in files, options and JSON: planned/open/closed/tallied, codes/open.
std::string_view name_of(WaveState);
std::string_view name_of(Mode);

struct WaveStatus {
    std::string name;  ///< "T4-2026"
    WaveState state = WaveState::planned;
    Mode mode = Mode::codes;
    std::int64_t issued = 0;
    std::int64_t received = 0;
    bool received_rounded = false;  ///< a server holds the urn: `received` is rounded down to tens
    std::string definition;         ///< hash, 64 hexadecimal digits; empty while planned
    std::optional<std::int64_t> eligible = std::nullopt;  ///< people, by the headcounts given at the opening
    std::int64_t cancelled = 0;                           ///< codes given back: among those issued
    std::optional<std::int64_t> opened = std::nullopt;    ///< ballots, once tallied
};

/// "T4 2026" from "T4-2026": a wave as it is written for people.
std::string wave_label(std::string_view name);

/// What one open wave needs to be answered: frozen at its opening.
struct OpenWave {
    std::string name;
    Mode mode = Mode::codes;
    std::string definition;  ///< hash of questionnaire, threshold, mode, wave name, headcount and sealing key
    int threshold = 10;
    questionnaires::Questionnaire questionnaire;
    std::size_t padded_size = 0;
    urn::PublicKey sealing_key{};
    urn::CodeSecret code_secret{};
    urn::PageStateKey page_state_key{};
    std::filesystem::path receipts;  ///< file of the public list, there once it was published
    std::unique_ptr<urn::Urn> urn;
};

/// A campaign's folder:
///
///     campaign.json            title, threshold, minimum, public sealing key, how the private one is kept
///     commitments.csv          what management promised and the council asked, in the order it was noted
///     campaign.lock            held by the command that changes the campaign
///     questionnaire/           survey.csv choices.csv scales.csv settings.csv as given, or questionnaire.xlsx
///     waves/T4-2026/
///         wave.json            state, mode, definition hash; no clock
///         planned-codes.txt    HMACs of codes drawn before the opening
///         questionnaire/       frozen copy
///         headcount.csv        if given
///         server-secrets.json  code secret, page state key (0600), until the closing
///         urn.db               sealed ballots
///         urn.lock             held by whoever has the urn open
///         urn-backup.db        the urn as it was at its last shuffle, for backups, until the closing
///         shuffle.json         how many ballots that was
///         sites.csv            codes drawn, by site
///         cancelled.txt        HMACs of codes given back
///         codes-notes.txt      days on which lists of codes were destroyed
///         moved.txt            the wave goes on elsewhere
///         participation.json   what a running server tells: codes drawn, ballots rounded down to tens
///         receipts.txt         hashes of the ballots, for the notice board: provisional lists, then the closing's
///         answers.csv          closed answers, one row a ballot, shuffled (after the tally)
///         verbatims.csv        question,text: each text alone, shuffled apart (after the tally); a third column band
///                              when the questionnaire names one
///         counts.json          people, codes, ballots received and opened: public (after the tally)
///         tally.json           counts; hashes of the urn's ballots and of answers.csv
///
/// Files are replaced atomically; two processes changing a wave at once are told apart by a lock file.
class Campaign {
public:
    struct Settings {
        std::filesystem::path questionnaire;
        int threshold = 10;
        std::filesystem::path key_file;           ///< outside the folder; may be empty when the key is shared
        int minimum = 0;                          ///< fewest ballots that a tally opens; 0: the threshold
        const urn::Secret* passphrase = nullptr;  ///< the key file is plain without it
        /// Receives the three shares, as printed, before the campaign is there: when it throws (sheets not written, disk
        /// full), there is none. The key is shared when this is given.
        using KeepShares = std::function<void(std::string_view title, const urn::PublicKey& sealing_key,
                                              std::span<const std::string> shares)>;
        KeepShares keep_shares = {};
        ShareHolders holders = {};
    };

    /// Creates the folder, the sealing key pair, and the key file (0600) or the shares. Where the key is shared, it is
    /// nowhere whole in clear: a key file besides must be under a passphrase. Throws Refusal.
    static Campaign create(const std::filesystem::path& folder, const Settings& settings);
    static Campaign open(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return folder_; }
    const std::string& title() const { return title_; }
    int threshold() const { return threshold_; }
    /// Fewest ballots that a tally opens, at least the threshold.
    int minimum() const { return minimum_; }
    const KeyCustody& custody() const { return custody_; }
    /// The key file is under a passphrase from now on: what a later notice of anonymity says.
    void note_protected_key();
    const urn::PublicKey& sealing_key() const { return sealing_key_; }

    /// In calendar order: "T4-2025" before "T1-2026"; other names alphabetically after them.
    std::vector<WaveStatus> waves() const;
    /// Throws Refusal, naming the waves there are.
    WaveStatus wave(std::string_view name) const;
    /// The state alone, without a look into the urn. Throws Refusal, naming the waves there are.
    WaveState state(std::string_view name) const;
    /// Names alone, in the same order, without a look into the urns.
    std::vector<std::string> wave_names() const;

    /// Freezes the definition and opens the wave; one wave is open at a time. `headcount`: empty when there
    /// is none.
    void open_wave(std::string_view name, Mode mode, const std::filesystem::path& headcount);
    /// Shuffles the urn, counts it, publishes the list of its ballots, and destroys the server's secrets. Refused while a server holds the urn.
    void close_wave(std::string_view name);

    /// Draws codes for a planned or open wave, new if need be; the campaign keeps only their HMACs. `keep`
    /// receives the codes before they count: when it throws (paper not written, disk full), none of them is
    /// admitted.
    using KeepCodes = std::function<void(std::span<const std::string> codes)>;
    std::vector<std::string> draw_codes(std::string_view wave, std::size_t count, const KeepCodes& keep = {});

    /// The one open wave, or Refusal: none, not that one, its urn held by another server, or a definition
    /// that changed. The urn is held until the OpenWave is destroyed.
    OpenWave serve(std::string_view wave = {}) const;

    /// What `wave status` may tell while a server holds the urn. For that server, as often as it likes:
    /// ballots are rounded down to tens, and the file is written only when that changes.
    void note_participation(std::string_view wave, const urn::Counts& counts) const;

    struct Tally {
        std::optional<std::int64_t> eligible;  ///< people, when the wave was opened with a headcount
        std::int64_t issued = 0;               ///< codes; 0 in open mode
        std::int64_t received = 0;
        std::int64_t opened = 0;
        std::int64_t texts = 0;
        std::string
            receipts;  ///< fingerprint of the published list, which the ballots opened are exactly; empty
                       ///< for a wave closed before lists were published
    };
    /// Called once what can be refused without the key was not.
    using OpenKey = std::function<urn::KeyPair()>;
    /// Opens the sealed urn of a closed wave, once and whole. Refuses an open or planned wave, a second
    /// tally, a wrong or missing key, fewer ballots than the minimum (nothing could be published, and
    /// opening them would expose people), more ballots than codes, ballots that are not exactly those of the closing, a
    /// ballot that does not open, a definition that changed. Nothing is written unless all is.
    Tally tally(std::string_view wave, const OpenKey& open_key);
    /// With a key file that is not under a passphrase.
    Tally tally(std::string_view wave, const std::filesystem::path& key_file);

    std::filesystem::path wave_folder(std::string_view wave) const;
    /// Whether the path leads into the campaign's folder.
    bool contains(const std::filesystem::path& path) const;

private:
    explicit Campaign(std::filesystem::path folder);

    std::filesystem::path folder_;
    std::string title_;
    int threshold_ = 10;
    int minimum_ = 10;
    urn::PublicKey sealing_key_{};
    KeyCustody custody_;
};

}  // namespace campaign
