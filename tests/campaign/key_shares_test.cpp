#include "campaign/key_shares.hpp"

#include <array>

#include "campaign/key_file.hpp"
#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::Campaign;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using urn::Secret;

/// A campaign whose key is shared, and its three shares.
struct SharedCampaign {
    explicit SharedCampaign(Campaign::Settings settings = {}) {
        tests::write_small_questionnaire(folder / "questionnaire");
        settings.questionnaire = folder / "questionnaire";
        settings.threshold = 5;
        settings.holders = {"l’expert", "la secrétaire", "M. Durand"};
        settings.keep_shares = [this](std::string_view title, const urn::PublicKey&,
                                      std::span<const std::string> texts) {
            CHECK(title == "Essai du trimestre");
            shares.assign(texts.begin(), texts.end());
        };
        campaign = Campaign::create(folder / "c", settings);
    }

    urn::KeyPair open(std::vector<std::string> texts) const {
        std::vector<Secret> typed;
        for (const std::string& text : texts) typed.push_back(Secret::copy_of(text));
        return campaign::keys_from_shares(*campaign, typed);
    }
    std::string refusal(std::vector<std::string> texts) const {
        return refusal_of([&] { open(std::move(texts)); });
    }

    TemporaryFolder folder;
    std::optional<Campaign> campaign;
    std::vector<std::string> shares;
};

void collect_five(Campaign& campaign) {
    tests::collect(campaign, "T4-2026", std::vector(5, tests::simple_sheet("4", "2", "ce")));
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    return files;
}

}  // namespace

TEST_CASE("any two shares open the urn and no file holds the key") {
    SharedCampaign shared;
    REQUIRE(shared.shares.size() == 3);
    CHECK(shared.campaign->custody().protection == campaign::KeyProtection::shares);
    CHECK(shared.campaign->custody().holders[2] == "M. Durand");
    CHECK_FALSE(std::filesystem::exists(shared.folder / "c.key"));
    const urn::KeyPair keys = shared.open({shared.shares[0], shared.shares[1]});
    CHECK(keys.public_key == shared.campaign->sealing_key());
    CHECK(shared.open({shared.shares[2], shared.shares[0]}).secret_key.equals(keys.secret_key));
    CHECK(shared.open({shared.shares[1], shared.shares[2]}).secret_key.equals(keys.secret_key));

    collect_five(*shared.campaign);
    const std::string hex = [&keys] {
        std::string digits;
        for (const std::byte byte : keys.secret_key.bytes()) {
            constexpr std::string_view kDigits = "0123456789abcdef";
            digits += kDigits[std::to_integer<unsigned>(byte) / 16];
            digits += kDigits[std::to_integer<unsigned>(byte) % 16];
        }
        return digits;
    }();
    for (const auto& file : files_of(shared.folder.path())) {
        CAPTURE(file);
        const std::string bytes = content_of(file);
        CHECK_THAT(bytes, !Contains(hex.substr(0, 16)));
        CHECK(bytes.find(keys.secret_key.text()) == std::string::npos);
        for (const std::string& share : shared.shares) CHECK_THAT(bytes, !Contains(share.substr(0, 22)));
    }

    const auto tally = shared.campaign->tally("T4-2026", [&] {
        return shared.open({shared.shares[0], shared.shares[2]});
    });
    CHECK(tally.opened == 5);
}

TEST_CASE("one share and every file of the campaign open nothing") {
    SharedCampaign shared;
    collect_five(*shared.campaign);
    const auto ballots = urn::open_urn(shared.folder / "c/waves/T4-2026/urn.db")->ballots();
    const urn::KeyPair keys = shared.open({shared.shares[0], shared.shares[1]});
    REQUIRE(urn::open(ballots[0], keys));

    for (const std::string& text : shared.shares) {
        const auto share = std::get<urn::Share>(urn::read_share(text));
        // What a holder could try: the share itself, and every key it would give with a slope of one repeated byte.
        for (unsigned slope = 0; slope < 256; ++slope) {
            Secret guess(32);
            for (std::size_t i = 0; i < 32; ++i) guess.bytes()[i] = share.value.bytes()[i] ^ std::byte(slope);
            CHECK_FALSE(urn::unwrap(
                shared.campaign->custody().wrapped_key, guess,
                "vigie shared key 1\n" +
                    std::string(reinterpret_cast<const char*>(shared.campaign->sealing_key().data()), 32)));
            CHECK_FALSE(
                urn::open(ballots[0], urn::KeyPair{shared.campaign->sealing_key(), std::move(guess)}));
        }
        CHECK_THAT(shared.refusal({text}),
                   Contains("Il faut exactement deux parts sur les trois, et 1 est donnée"));
        CHECK_THAT(shared.refusal({text, text}), Contains("est donnée deux fois"));
    }
    CHECK(shared.campaign->state("T4-2026") == campaign::WaveState::closed);
}

TEST_CASE("each mistake with shares is told for what it is") {
    SharedCampaign shared;
    SharedCampaign other;
    const auto& [one, two, three] = std::tie(shared.shares[0], shared.shares[1], shared.shares[2]);
    std::string mistyped = two;
    mistyped[23 * 2 + 3] = mistyped[23 * 2 + 3] == 'A' ? 'B' : 'A';

    CHECK_THAT(shared.refusal({one, mistyped}), Contains("La deuxième part donnée : ligne 3 mal recopiée"));
    CHECK_THAT(shared.refusal({"", two}), Contains("La première part donnée : elle n’est pas entière"));
    CHECK_THAT(shared.refusal({one, two + "?"}),
               Contains("La deuxième part donnée : un signe") || Contains("ligne 4, un signe"));
    CHECK_THAT(shared.refusal({one, other.shares[1]}),
               Contains("La deuxième part donnée (numéro 2)") && Contains("d’une autre campagne"));
    CHECK_THAT(shared.refusal({one, two, three}), Contains("et 3 sont données"));
    CHECK_THAT(refusal_of([&] {
                   const TemporaryFolder folder;
                   const auto plain = tests::create_small_campaign(folder);
                   campaign::keys_from_shares(plain, {});
               }),
               Contains("n’a pas été partagée"));

    // Two shares of the right family that were never drawn together.
    const auto again =
        urn::split_key(urn::draw_wrapping_key(), urn::family_of(shared.campaign->sealing_key()));
    CHECK_THAT(shared.refusal({one, urn::share_text(again[1])}), Contains("n’ouvrent pas la clé ensemble"));
    CHECK_THAT(shared.refusal({one, urn::share_text(again[0])}),
               Contains("Deux parts différentes portent le numéro 1"));
}

TEST_CASE("a shared key is not written in clear beside its shares") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "questionnaire");
    Campaign::Settings settings{
        .questionnaire = folder / "questionnaire", .threshold = 5, .key_file = folder / "c.key"};
    settings.keep_shares = [](std::string_view, const urn::PublicKey&, std::span<const std::string>) {};

    CHECK_THAT(refusal_of([&] { Campaign::create(folder / "c", settings); }),
               Contains("ne s’écrit pas aussi en clair"));
    CHECK_FALSE(std::filesystem::exists(folder / "c.key"));

    const Secret passphrase = Secret::copy_of("girafe pluie agrafe");
    settings.passphrase = &passphrase;
    const Campaign both = Campaign::create(folder / "c", settings);
    CHECK(both.custody().protection == campaign::KeyProtection::shares_and_passphrase);
    CHECK(campaign::read_key_label(folder / "c.key").is_protected);
}

TEST_CASE("a campaign whose sheets cannot be written is not created") {
    const TemporaryFolder folder;
    tests::write_small_questionnaire(folder / "questionnaire");
    Campaign::Settings settings{.questionnaire = folder / "questionnaire", .threshold = 5, .key_file = {}};
    settings.keep_shares = [](std::string_view, const urn::PublicKey&, std::span<const std::string>) {
        throw campaign::Refusal("disque plein");
    };

    CHECK(refusal_of([&] { Campaign::create(folder / "c", settings); }) == "disque plein");
    CHECK_FALSE(std::filesystem::exists(folder / "c"));
    CHECK(files_of(folder.path()).size() == 4);  // the questionnaire's
}

TEST_CASE("the campaign remembers how its key is kept") {
    const TemporaryFolder folder;
    Campaign campaign = tests::create_small_campaign(folder);
    CHECK(campaign.custody().protection == campaign::KeyProtection::none);
    CHECK_THAT(content_of(folder / "c/campaign.json"), Contains("\"key_protection\": \"none\""));

    campaign.note_protected_key();
    CHECK(campaign.custody().protection == campaign::KeyProtection::passphrase);
    CHECK(Campaign::open(folder / "c").custody().protection == campaign::KeyProtection::passphrase);
}
