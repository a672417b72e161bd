#include "campaign/receipts.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "small_campaign.hpp"

namespace {

using campaign::Campaign;
using campaign::Mode;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::refusal_of;
using tests::TemporaryFolder;
using tests::write_content;

constexpr const char* kWave = "T4-2026";

/// A served wave with `count` codes, to be answered by and by.
struct OpenCampaign {
    explicit OpenCampaign(std::size_t count)
        : campaign(tests::create_small_campaign(folder)), codes(campaign.draw_codes(kWave, count)) {
        campaign.open_wave(kWave, Mode::codes, {});
        wave = campaign.serve();
    }

    void answer(std::size_t people) {
        std::vector<urn::Submission> group;
        for (; people > 0; --people, ++answered) {
            group.push_back(tests::submission(*wave, codes[answered], tests::simple_sheet("4", "2", "ce")));
            receipts.push_back(urn::receipt(group.back().ballot));
        }
        wave->urn->put(group);
    }

    bool publish() { return campaign::publish_receipts(campaign, kWave, wave->urn->ballots()); }
    campaign::ReceiptList list() const { return campaign::published_receipts(campaign, kWave).value(); }
    std::filesystem::path file() const { return folder / "c/waves/T4-2026/receipts.txt"; }

    TemporaryFolder folder;
    Campaign campaign;
    std::vector<std::string> codes;
    std::optional<campaign::OpenWave> wave;
    std::size_t answered = 0;
    std::vector<std::string> receipts;
};

std::size_t listed(const campaign::ReceiptList& list, const std::vector<std::string>& receipts) {
    return static_cast<std::size_t>(
        std::ranges::count_if(receipts, [&list](const std::string& r) { return campaign::holds(list, r); }));
}

}  // namespace

TEST_CASE("the closing lists every ballot and each receipt is found in it") {
    OpenCampaign open(12);
    open.answer(12);
    open.wave.reset();
    open.campaign.close_wave(kWave);

    const campaign::ReceiptList list = open.list();
    CHECK(list.final);
    CHECK(list.hashes.size() == 12);
    CHECK(list.vanished == 0);
    CHECK(list.definition == open.campaign.wave(kWave).definition);
    CHECK(std::ranges::is_sorted(list.hashes));
    CHECK(listed(list, open.receipts) == 12);
    CHECK_FALSE(campaign::holds(list, "0123456789abcdef"));
    for (const std::string& receipt : open.receipts) {
        const auto found = campaign::find_receipt(open.file(), receipt);
        REQUIRE(found);
        CHECK(found->on_list);
        CHECK(found->final);
        CHECK(found->ballots == 12);
    }
    CHECK_FALSE(campaign::find_receipt(open.file(), "0000000000000000")->on_list);
    CHECK_FALSE(campaign::find_receipt(open.file(), "ffffffffffffffff")->on_list);
}

TEST_CASE("the list survives printing") {
    OpenCampaign open(6);
    open.answer(6);
    open.wave.reset();
    open.campaign.close_wave(kWave);

    const std::string text = content_of(open.file());
    CHECK_THAT(text, Contains("vague: T4-2026\n") && Contains("bulletins: 6\n") && Contains("etat: close\n"));
    CHECK_THAT(text,
               Contains("\n" + open.receipts[0].substr(0, 4) + " " + open.receipts[0].substr(4, 4) + " " +
                        open.receipts[0].substr(8, 4) + " " + open.receipts[0].substr(12, 4) + " "));
    std::size_t column = 0;
    for (const char sign : text) {
        const bool continues_a_character = (static_cast<unsigned char>(sign) & 0xC0U) == 0x80U;
        column = sign == '\n' ? 0 : column + (continues_a_character ? 0 : 1);
        CHECK(column <= 84);  // the longest line of the head: a hash and its name
    }
}

TEST_CASE("a list is published only when it shows no single arrival") {
    OpenCampaign open(40);  // threshold 5
    open.answer(9);
    CHECK_FALSE(open.publish());
    CHECK_FALSE(campaign::published_receipts(open.campaign, kWave));

    open.answer(1);
    CHECK(open.publish());
    const campaign::ReceiptList first = open.list();
    CHECK_FALSE(first.final);
    CHECK(first.hashes.size() == 5);
    CHECK(listed(first, open.receipts) == 5);

    open.answer(4);  // with the five that wait, nine are new
    CHECK_FALSE(open.publish());
    CHECK(open.list().hashes == first.hashes);
    open.answer(11);
    CHECK(open.publish());
    const campaign::ReceiptList second = open.list();
    CHECK(second.hashes.size() == 20);
    CHECK(std::ranges::includes(second.hashes, first.hashes));

    open.wave.reset();
    open.campaign.close_wave(kWave);
    const campaign::ReceiptList last = open.list();
    CHECK(last.hashes.size() == 25);
    CHECK(last.vanished == 0);
    CHECK(std::ranges::includes(last.hashes, second.hashes));
    CHECK_THAT(refusal_of([&] { campaign::publish_receipts(open.campaign, kWave, {}); }),
               Contains("ne change plus"));
}

TEST_CASE("which ballots wait for a later list is drawn at random") {
    OpenCampaign open(200);
    std::size_t last_five_waited = 0;
    for (int round = 0; round < 20; ++round) {
        open.answer(10);
        REQUIRE(open.publish());
        const auto latest = std::vector<std::string>(open.receipts.end() - 5, open.receipts.end());
        last_five_waited += 5 - listed(open.list(), latest);
    }
    // Five of fifteen new ones wait (of ten in the first round): of a hundred that came last, about a third.
    CHECK(last_five_waited > 10);
    CHECK(last_five_waited < 60);
}

TEST_CASE("a ballot that vanished from the urn is counted by every later list") {
    OpenCampaign open(30);
    open.answer(20);
    REQUIRE(open.publish());
    auto kept = open.wave->urn->ballots();
    const campaign::ReceiptList list = open.list();
    std::erase_if(
        kept, [&](const urn::SealedBallot& ballot) { return urn::ballot_hash(ballot) == list.hashes[0]; });
    open.answer(10);
    for (const auto& ballot : open.wave->urn->ballots()) {
        const auto receipt = urn::receipt(ballot);
        if (std::ranges::find(open.receipts.begin() + 20, open.receipts.end(), receipt) !=
            open.receipts.end()) {
            kept.push_back(ballot);
        }
    }

    REQUIRE(campaign::publish_receipts(open.campaign, kWave, kept));
    CHECK(open.list().vanished == 1);
    CHECK_FALSE(campaign::holds(open.list(), list.hashes[0].substr(0, 16)));
}

TEST_CASE("an altered list is refused") {
    OpenCampaign open(6);
    open.answer(6);
    open.wave.reset();
    open.campaign.close_wave(kWave);
    const std::string text = content_of(open.file());
    const std::size_t lines = text.find("\n\n") + 2;

    std::string other_digit = text;
    other_digit[lines] = other_digit[lines] == '0' ? '1' : '0';
    std::string line_less = text.substr(0, text.size() - 80);
    std::string other_count = text;
    other_count.replace(other_count.find("bulletins: 6"), 12, "bulletins: 5");
    for (const std::string& altered : {other_digit, line_less, other_count, std::string("VIGIE")}) {
        write_content(open.file(), altered);
        CHECK_THAT(refusal_of([&] { campaign::published_receipts(open.campaign, kWave); }),
                   Contains("est abîmée"));
        CHECK_THAT(refusal_of([&] { open.campaign.tally(kWave, open.folder / "c.key"); }),
                   Contains("est abîmée"));
    }
    CHECK_THAT(refusal_of([&] {
                   write_content(open.file(), "VIGIE");
                   campaign::find_receipt(open.file(), "0123456789abcdef");
               }),
               Contains("est abîmée"));
    std::filesystem::remove(open.file());
    CHECK_THAT(refusal_of([&] { open.campaign.tally(kWave, open.folder / "c.key"); }),
               Contains("receipts.txt manque"));
    write_content(open.file(), text);
    CHECK(open.campaign.tally(kWave, open.folder / "c.key").opened == 6);
}

TEST_CASE("an urn with a ballot exchanged for another is not opened") {
    OpenCampaign open(6);
    open.answer(6);
    open.wave.reset();
    open.campaign.close_wave(kWave);
    // A list of as many ballots, with another one in the place of the first: as if the urn had been exchanged.
    campaign::ReceiptList list = open.list();
    std::string text = content_of(open.file());
    const std::string old_fingerprint = campaign::fingerprint_of(list.hashes);
    list.hashes[0].replace(60, 4, list.hashes[0].substr(60, 4) == "0000" ? "1111" : "0000");
    const std::string new_fingerprint = campaign::fingerprint_of(list.hashes);
    text.replace(text.find("\n\n") + 2 + 75, 4, list.hashes[0].substr(60, 4));
    text.replace(text.find(old_fingerprint), 64, new_fingerprint);
    write_content(open.file(), text);
    CHECK_THAT(refusal_of([&] { open.campaign.tally(kWave, open.folder / "c.key"); }),
               Contains("n’est pas celle de la clôture"));

    const auto record = open.folder / "c/waves/T4-2026/wave.json";
    std::string json = content_of(record);
    write_content(record, json.replace(json.find(old_fingerprint), 64, new_fingerprint));
    CHECK_THAT(refusal_of([&] { open.campaign.tally(kWave, open.folder / "c.key"); }),
               Contains("1 bulletins de la liste publiée n’y sont plus") && Contains("Rien n’a été écrit"));
    CHECK(open.campaign.state(kWave) == campaign::WaveState::closed);
}

TEST_CASE("a receipt is read as people copy it") {
    CHECK(campaign::canonical_receipt("0123 4567 89ab cdef") == "0123456789abcdef");
    CHECK(campaign::canonical_receipt(" 0123-4567-89AB-CDEF\r\n") == "0123456789abcdef");
    CHECK(campaign::canonical_receipt("O123\u00A0456789abc\u202Fdef l") == std::nullopt);
    CHECK(campaign::canonical_receipt("Ol23\u00A0456789abc\u202Fdef") == "0123456789abcdef");
    CHECK_FALSE(campaign::canonical_receipt("0123 4567 89ab cde"));
    CHECK_FALSE(campaign::canonical_receipt("0123 4567 89ab cdeg"));
    CHECK_FALSE(campaign::canonical_receipt(""));
    CHECK_FALSE(campaign::canonical_receipt(std::string(200, '0')));
}

TEST_CASE("there is nothing to find while no list was published") {
    OpenCampaign open(1);
    CHECK_FALSE(campaign::find_receipt(open.wave->receipts, "0123456789abcdef"));
    CHECK_FALSE(campaign::find_receipt({}, "0123456789abcdef"));
}
