#include <arpa/inet.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <numeric>
#include <random>

#include "../campaign/small_campaign.hpp"
#include "../commands/respondent.hpp"
#include "../commands/served_wave.hpp"
#include "catch.hpp"
#include "connection.hpp"
#include "linking.hpp"
#include "questionnaires/csv.hpp"
#include "residue.hpp"
#include "urn/codes.hpp"
#include "urn/sealing.hpp"

// The same attacks on the running program: people answer over HTTP in a known order, somebody copies its files meanwhile
// and keeps what it prints, and holds in the end what the campaign publishes.

using attacks::Answer;
using attacks::Connection;
using attacks::Copy;
using attacks::Groups;
using attacks::Moment;
using attacks::Score;
using tests::content_of;
using tests::RunningServer;
using tests::TemporaryFolder;

namespace {

constexpr std::size_t kPeople = 100;
constexpr std::uint32_t kSeed = 20265;
constexpr std::string_view kAgent = "NavigateurTresReconnaissable/77.1";
constexpr std::string_view kForwarded = "203.0.113.77";
constexpr std::string_view kCookie = "sessionintranet=QWERTZ0815";

std::string request(std::string_view path, const http::Form& form) {
    const std::string body = http::write_form(form);
    std::string text =
        "POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + std::string(kAgent) +
        "\r\nX-Forwarded-For: " + std::string(kForwarded) + "\r\nCookie: " + std::string(kCookie) +
        "\r\nReferer: http://localhost/annuaire\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        "Content-Length: " +
        std::to_string(body.size()) + "\r\n\r\n";
    return text + body;
}

std::string state_in(std::string_view page, std::string_view form) {
    constexpr std::string_view before = "name=\"_etat\" value=\"";
    const std::size_t start = page.find(before, page.find(form)) + before.size();
    return std::string(page.substr(start, page.find('"', start) - start));
}

std::string text_of(std::size_t person) {
    return "Aveu numéro " + std::to_string(1000 + person) + std::string(person * 7 % 60, 'y');
}

http::Form answers_of(std::size_t person) {
    return {{"q1", std::to_string(1 + person % 5)},
            {"q2", "2"},
            {"n1", std::to_string(person)},
            {"t1", text_of(person)},
            {"metier", person % 2 == 0 ? "ce" : "enc"}};
}

/// Each with its last page at hand, before anybody sends.
struct Ready {
    std::string code;
    std::string state;
};

std::vector<Ready> everybody_reads(std::uint16_t port, const std::vector<std::string>& codes) {
    std::vector<Ready> people;
    http::Client client("127.0.0.1", port);
    for (std::size_t person = 0; person < kPeople; ++person) {
        const std::string review = tests::answer_pages(client, answers_of(person));
        people.push_back({codes[person], state_in(review, "action=\"/envoi")});
    }
    return people;
}

/// What the attacker brings home from the wave while it is open.
struct Open {
    std::vector<Copy> copies;
    std::vector<std::uint16_t> ports;   ///< of the people's ends
    std::vector<std::string> receipts;  ///< by person
    Groups groups;
    std::time_t from = 0;  ///< when the first sent
};

/// The digits between the page's marks of a code, marks within left out.
std::string receipt_in(const std::string& page) {
    const std::size_t end = page.find("</code>");
    std::string digits;
    bool in_mark = false;
    for (std::size_t at = page.find("<code>"); at < end; ++at) {
        if (page[at] == '<') in_mark = true;
        if (!in_mark) digits += page[at];
        if (page[at] == '>') in_mark = false;
    }
    if (digits.size() != 16) throw std::runtime_error("no receipt on this page: " + page);
    return digits;
}

/// People send in their order, group by group, each over a connection of its own.
Open everybody_sends(std::uint16_t port, const std::vector<Ready>& people,
                     const std::filesystem::path& folder) {
    Open open{{}, {}, {}, attacks::groups_of(kPeople, 16, kSeed), std::time(nullptr)};
    std::size_t first = 0;
    for (std::size_t group = 0; group < open.groups.size(); ++group) {
        std::vector<Connection> connections;
        for (std::size_t i = 0; i < open.groups[group]; ++i) {
            const Ready& person = people[first + i];
            connections.emplace_back(port);
            open.ports.push_back(connections.back().own_port());
            connections.back().send(request("/envoi", {{"_etat", person.state}, {"_code", person.code}}));
        }
        open.copies.push_back(attacks::copy_of(folder, Moment::in_commit, group));
        for (const Connection& connection : connections) {
            const Answer answer = connection.receive();
            REQUIRE(answer.body.find("Merci, votre réponse est enregistrée") != std::string::npos);
            open.receipts.push_back(receipt_in(answer.body));
            if (open.receipts.size() % 7 == 0) {
                open.copies.push_back(attacks::copy_of(folder, Moment::in_commit, group));
            }
        }
        first += open.groups[group];
        open.copies.push_back(attacks::copy_of(folder, Moment::at_rest, group + 1));
    }
    return open;
}

std::vector<attacks::Secret> secrets(const std::vector<Ready>& people, const Open& open) {
    std::vector<attacks::Secret> secrets{{"agents", std::string(kAgent)},
                                         {"addresses", std::string(kForwarded)},
                                         {"addresses", "127.0.0.1"},
                                         {"cookies", std::string(kCookie)},
                                         {"referrers", "localhost/annuaire"}};
    for (std::size_t person = 0; person < people.size(); ++person) {
        secrets.push_back({"codes", people[person].code});
        secrets.push_back({"codes", *urn::canonical_code(people[person].code)});
        secrets.push_back({"texts", text_of(person).substr(0, 17)});
        secrets.push_back({"page states", people[person].state.substr(0, 40)});
        secrets.push_back({"receipts", open.receipts[person]});
        const std::uint16_t family = AF_INET;
        const std::uint16_t port = htons(open.ports[person]);
        std::string address(reinterpret_cast<const char*>(&family), 2);
        address.append(reinterpret_cast<const char*>(&port), 2);
        secrets.push_back({"addresses", address + std::string("\x7f\0\0\x01", 4)});
        secrets.push_back({"addresses", ".1:" + std::to_string(open.ports[person]) + std::string(8, ' ')});
    }
    return secrets;
}

void check_chance(const std::vector<Score>& scores) {
    for (const Score& score : scores) {
        std::cout << score;
        INFO(score);
        CHECK_FALSE(score.beats_chance());
    }
}

/// How well a list of people gives the order in which they came.
Score order_score(const std::string& attack, const std::vector<std::size_t>& list) {
    std::size_t right = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t j = i + 1; j < list.size(); ++j) right += list[i] < list[j] ? 1U : 0U;
    }
    return {attack, right, list.size() * (list.size() - 1) / 2, attacks::ordered_pairs(Groups{list.size()}),
            true};
}

/// How well the k-th of one list and the k-th of the other are the same person.
Score pairs_score(const std::string& attack, const std::vector<std::size_t>& a,
                  const std::vector<std::size_t>& b) {
    std::size_t right = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) right += a[i] == b[i] ? 1U : 0U;
    return {attack, right, a.size(), attacks::right_pairs(Groups{a.size()})};
}

std::vector<std::size_t> people_in(const std::filesystem::path& csv, std::string_view column,
                                   const std::map<std::string, std::size_t>& person_of) {
    const auto table = questionnaires::parse_csv(content_of(csv)).value();
    const auto at = static_cast<std::size_t>(std::find(table.header.begin(), table.header.end(), column) -
                                             table.header.begin());
    std::vector<std::size_t> people;
    for (const auto& row : table.rows) {
        const auto found = person_of.find(row.cells.at(at));
        if (found != person_of.end()) people.push_back(found->second);
    }
    return people;
}

/// What the closed and tallied wave publishes, in its order.
std::vector<Score> attacks_on_what_is_published(const std::filesystem::path& wave, const Open& open) {
    std::map<std::string, std::size_t> by_number;
    std::map<std::string, std::size_t> by_text;
    for (std::size_t person = 0; person < kPeople; ++person) {
        by_number.emplace(std::to_string(person), person);
        by_text.emplace(text_of(person), person);
    }
    const auto answers = people_in(wave / "answers.csv", "n1", by_number);
    const auto texts = people_in(wave / "verbatims.csv", "text", by_text);

    std::vector<std::size_t> receipts;
    std::string list = content_of(wave / "receipts.txt");
    list.erase(std::remove(list.begin(), list.end(), ' '), list.end());
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t person = 0; person < kPeople; ++person) {
        const std::size_t place = list.find("\n" + open.receipts[person]);
        if (place != std::string::npos) places.emplace_back(place, person);
    }
    std::sort(places.begin(), places.end());
    for (const auto& [place, person] : places) receipts.push_back(person);
    REQUIRE(answers.size() == kPeople);
    REQUIRE(texts.size() == kPeople);
    REQUIRE(receipts.size() == kPeople);

    return {order_score("order of the answers", answers),
            order_score("order of the texts", texts),
            order_score("order of the receipts", receipts),
            pairs_score("answers and texts by line", answers, texts),
            pairs_score("answers and receipts by line", answers, receipts),
            pairs_score("texts and receipts by line", texts, receipts)};
}

/// The urn's file as people's ballots lie in it, by their receipts.
attacks::Loot people_of_urn(const std::vector<Copy>& copies, const std::filesystem::path& urn_file,
                            const Open& open) {
    std::map<std::string, urn::SealedBallot> by_receipt;
    for (urn::SealedBallot& ballot : urn::open_urn(urn_file)->ballots()) {
        by_receipt.emplace(urn::receipt(ballot), std::move(ballot));
    }
    attacks::Loot loot;
    loot.copies = copies;
    for (Copy& copy : loot.copies) {
        const auto found = copy.files.find("waves/T4-2026/urn.db");
        if (found != copy.files.end()) copy.files["urn.db"] = found->second;
    }
    for (std::size_t person = 0; person < kPeople; ++person) {
        attacks::Person known;
        known.submission.code.fill(std::byte{static_cast<unsigned char>(person)});  // not looked for here
        known.submission.ballot = by_receipt.at(open.receipts[person]);
        loot.people.push_back(std::move(known));
    }
    loot.groups = open.groups;
    return loot;
}

Score ballots_of(const std::vector<Score>& scores) {
    return *std::find_if(scores.begin(), scores.end(), [](const Score& score) {
        return score.attack.find("ballots") != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a hundred people answer over HTTP and nothing tells who said what") {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, kPeople);
    const std::filesystem::path wave = folder / "c/waves/T4-2026";
    std::filesystem::create_directory(folder / "tmp");
    ::setenv("TMPDIR", (folder / "tmp").c_str(), 1);
    Open open;
    std::vector<Ready> people;
    std::string printed;
    const std::time_t from = std::time(nullptr);
    {
        RunningServer server(folder.path(), folder / "c");
        people = everybody_reads(server.port(), codes);
        open = everybody_sends(server.port(), people, folder / "c");
        server.program().signal(SIGTERM);
        const auto end = server.program().end();
        CHECK(end.code == 0);
        printed = end.out + end.err;
    }
    ::unsetenv("TMPDIR");
    CHECK(std::filesystem::is_empty(folder / "tmp"));
    CHECK(std::count(printed.begin(), printed.end(), '\n') == 4);  // nothing a request

    std::cout << "\n== the running program, " << kPeople << " people, " << open.copies.size() << " copies\n";
    Copy prints{Moment::in_commit, 0, {}};
    prints.files["prints"].bytes =
        printed.substr(printed.find("Ctrl"));  // after the address of the server itself
    open.copies.push_back(prints);
    check_chance(attacks::residue_attacks(open.copies, secrets(people, open), from, std::time(nullptr)));
    check_chance({attacks::clock_attack(open.copies, open.from)});

    open.copies.pop_back();
    REQUIRE(tests::run_vigie(folder.path(), {"wave", "close", (folder / "c").string(), "T4-2026"}).code == 0);
    open.copies.push_back(attacks::copy_of(folder / "c", Moment::after_shuffle, open.groups.size()));
    const attacks::Loot loot = people_of_urn(open.copies, wave / "urn.db", open);
    std::cout << "visible: " << ballots_of(attacks::order_attacks(loot, Moment::at_rest, kSeed));
    check_chance({ballots_of(attacks::order_attacks(loot, Moment::after_shuffle, kSeed))});

    REQUIRE(tests::run_vigie(folder.path(), {"tally", (folder / "c").string(), "T4-2026", "--key",
                                             (folder / "c.key").string()})
                .code == 0);
    check_chance(attacks_on_what_is_published(wave, open));
    std::vector<std::size_t> as_they_came(kPeople);
    std::iota(as_they_came.begin(), as_they_came.end(), std::size_t{0});
    CHECK(order_score("control: a list in the order of arrival", as_they_came).beats_chance());
    CHECK(pairs_score("control: the same list twice", as_they_came, as_they_came).beats_chance());
}

TEST_CASE("a used and an unknown code get the same answer and the page state tells no length") {
    const TemporaryFolder folder;
    const auto codes = tests::open_wave_with_codes(folder, 2);
    RunningServer server(folder.path(), folder / "c");
    http::Client client("127.0.0.1", server.port());
    // Each visit has a receipt of its own: the second with the same code is no retry.
    const auto send = [&server, &client](const std::string& code) {
        const std::string state = state_in(tests::answer_pages(client, answers_of(1)), "action=\"/envoi");
        const Connection connection(server.port());
        connection.send(request("/envoi", {{"_etat", state}, {"_code", code}}));
        Answer answer = connection.receive();
        for (const char* form : {"action=\"/questionnaire", "action=\"/envoi"}) {
            const std::string sealed = state_in(answer.body, form);
            const std::size_t at = answer.body.find(sealed);
            if (!sealed.empty() && at != std::string::npos)
                answer.body.replace(at, sealed.size(), "(state of " + std::to_string(sealed.size()) + ")");
        }
        const std::size_t typed = answer.body.find(code);
        if (typed != std::string::npos) answer.body.replace(typed, code.size(), "(code)");
        return answer;
    };
    CHECK(send(codes[0]).body.find("Merci") != std::string::npos);

    const Answer used = send(codes[0]);
    const Answer unknown = send(urn::draw_codes(1).front());

    CHECK(used.head == unknown.head);
    CHECK(used.body == unknown.body);
    CHECK(used.body.find("Ce code n’a pas été accepté") != std::string::npos);

    // Which of two people wrote more, by the length of their state.
    std::mt19937 random(kSeed);
    std::size_t right = 0;
    constexpr std::size_t pairs = 20;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        auto brief = answers_of(1);
        auto long_one = answers_of(2);
        brief.find("t1")->second = "";
        long_one.find("t1")->second = std::string(80, 'z');
        const std::size_t a = state_in(tests::answer_pages(client, brief), "action=\"/envoi").size();
        const std::size_t b = state_in(tests::answer_pages(client, long_one), "action=\"/envoi").size();
        right += (a == b ? random() % 2 == 0 : a < b) ? 1U : 0U;
    }
    const Score score{"more written by the page state's length", right, pairs, attacks::coin_throws(pairs)};
    std::cout << score;
    CHECK(right < pairs);
    CHECK_FALSE(score.p() < 1e-5);
}
