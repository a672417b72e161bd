#include <sstream>

#include "../campaign/small_campaign.hpp"
#include "campaign/campaign.hpp"
#include "campaign/key_file.hpp"
#include "campaign/receipts.hpp"
#include "catch.hpp"
#include "commands/collection_verbs.hpp"

namespace {

using campaign::Campaign;
using Catch::Matchers::Contains;
using tests::content_of;
using tests::TemporaryFolder;
using tests::write_content;

struct End {
    int code;
    std::string out;
    std::string err;
};

End run(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = commands::run_program(commands::collection_verbs(), words, out, err);
    return {code, out.str(), err.str()};
}

constexpr const char* kPassphrase = "girafe pluie agrafe";

/// A folder with a questionnaire `q` and a passphrase in `phrase.txt`.
struct Desk {
    Desk() {
        tests::write_small_questionnaire(folder / "q");
        write_content(folder / "phrase.txt", std::string(kPassphrase) + "\r\n");
    }

    std::string at(const char* name) const { return (folder / name).string(); }
    End create(std::vector<std::string> options) const {
        std::vector<std::string> words{"create", at("c"), "--questionnaire", at("q"), "--threshold", "5"};
        words.insert(words.end(), options.begin(), options.end());
        return run(words);
    }
    void collect() const {
        auto campaign = Campaign::open(at("c"));
        tests::collect(campaign, "T4-2026", std::vector(5, tests::simple_sheet("4", "2", "ce")));
    }
    End tally(std::vector<std::string> options) const {
        std::vector<std::string> words{"tally", at("c"), "T4-2026"};
        words.insert(words.end(), options.begin(), options.end());
        return run(words);
    }

    TemporaryFolder folder;
};

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("without a terminal a key is written plain with a warning that cannot be missed") {
    const Desk desk;

    const End end = desk.create({});

    CHECK(end.code == 0);
    CHECK_THAT(end.err,
               Contains("ATTENTION") && Contains("SANS PROTECTION") && Contains("vigie key protect"));
    CHECK(Campaign::open(desk.at("c")).custody().protection == campaign::KeyProtection::none);
    desk.collect();
    CHECK(desk.tally({"--key", desk.at("c.key")}).code == 0);
}

TEST_CASE("a key under a passphrase opens the urn with that passphrase only") {
    const Desk desk;
    const End created = desk.create({"--passphrase-file", desk.at("phrase.txt")});
    CHECK(created.code == 0);
    CHECK(created.err.empty());
    CHECK_THAT(created.out, Contains("chiffré sous la phrase secrète") && Contains("Empreinte de la clé"));
    CHECK(Campaign::open(desk.at("c")).custody().protection == campaign::KeyProtection::passphrase);
    desk.collect();
    write_content(desk.folder / "autre.txt", "girafe neige agrafe\n");

    CHECK_THAT(desk.tally({"--key", desk.at("c.key")}).err, Contains("protégée par une phrase secrète"));
    CHECK_THAT(desk.tally({"--key", desk.at("c.key"), "--passphrase-file", desk.at("autre.txt")}).err,
               Contains("Ce n’est pas la phrase secrète"));
    const End tallied = desk.tally({"--key", desk.at("c.key"), "--passphrase-file", desk.at("phrase.txt")});
    CHECK(tallied.code == 0);
    CHECK_THAT(tallied.out, Contains("bulletins reçus\u00A0: 5\u202F; bulletins ouverts\u00A0: 5.") &&
                                Contains("exactement ceux de la liste des reçus"));
}

TEST_CASE("a passphrase that anybody guesses creates nothing") {
    const Desk desk;
    write_content(desk.folder / "faible.txt", "motdepasse123\n");
    write_content(desk.folder / "titre.txt", "Essai trimestre 1\n");
    write_content(desk.folder / "vide.txt", "\n");

    CHECK_THAT(desk.create({"--passphrase-file", desk.at("faible.txt")}).err,
               Contains("est refusée") && Contains("se devine"));
    CHECK_THAT(desk.create({"--passphrase-file", desk.at("titre.txt")}).err, Contains("se devine"));
    CHECK_THAT(desk.create({"--passphrase-file", desk.at("vide.txt")}).err, Contains("est vide"));
    CHECK_THAT(desk.create({"--passphrase-file", desk.at("absent.txt")}).err, Contains("Impossible de lire"));
    CHECK_FALSE(std::filesystem::exists(desk.folder / "c"));
    CHECK_FALSE(std::filesystem::exists(desk.folder / "c.key"));
    CHECK(desk.create({"--no-passphrase", "--passphrase-file", desk.at("phrase.txt")}).code == 2);
}

TEST_CASE("an existing key is put under a passphrase and the campaign knows") {
    const Desk desk;
    desk.create({});

    const End protected_now = run({"key", "protect", desk.at("c.key"), "--passphrase-file",
                                   desk.at("phrase.txt"), "--campaign", desk.at("c")});
    CHECK(protected_now.code == 0);
    CHECK_THAT(protected_now.out, Contains("relue et remise à sa place"));
    CHECK(campaign::read_key_label(desk.at("c.key")).is_protected);
    CHECK(Campaign::open(desk.at("c")).custody().protection == campaign::KeyProtection::passphrase);

    write_content(desk.folder / "neuve.txt", "otarie corde viaduc\n");
    const End without_current =
        run({"key", "protect", desk.at("c.key"), "--passphrase-file", desk.at("neuve.txt")});
    CHECK(without_current.code == 2);
    CHECK(run({"key", "protect", desk.at("c.key"), "--passphrase-file", desk.at("neuve.txt"),
               "--current-passphrase-file", desk.at("phrase.txt")})
              .code == 0);
    desk.collect();
    CHECK(desk.tally({"--key", desk.at("c.key"), "--passphrase-file", desk.at("neuve.txt")}).code == 0);
}

TEST_CASE("a key to protect and its passphrase are both needed") {
    const Desk desk;
    desk.create({});
    CHECK(run({"key", "protect", desk.at("c.key")}).code == 2);
    CHECK_THAT(run({"key", "protect", desk.at("absent.key"), "--passphrase-file", desk.at("phrase.txt")}).err,
               Contains("est introuvable"));
    CHECK_FALSE(campaign::read_key_label(desk.at("c.key")).is_protected);

    const Desk other;
    other.create({});
    CHECK_THAT(run({"key", "protect", desk.at("c.key"), "--passphrase-file", desk.at("phrase.txt"),
                    "--campaign", other.at("c")})
                   .err,
               Contains("n’est pas celle de la campagne"));
    CHECK_FALSE(campaign::read_key_label(desk.at("c.key")).is_protected);
}

TEST_CASE("three sheets are printed and two of them open the urn") {
    const Desk desk;
    const End created =
        desk.create({"--shares", desk.at("parts"), "--holders", "Anne Petit,Omar <b>,Lou Roy"});
    REQUIRE(created.code == 0);
    CHECK(created.err.empty());
    CHECK_THAT(created.out, Contains("détruisez ce dossier"));
    CHECK(files_in(desk.folder / "parts") == 3);
    CHECK_FALSE(std::filesystem::exists(desk.folder / "c.key"));
    const std::string sheet = content_of(desk.folder / "parts/part-2.html");
    CHECK_THAT(sheet, Contains("part 2 sur 3") && Contains("Omar &lt;b&gt;") &&
                          Contains("Essai du trimestre") && Contains("<svg") &&
                          Contains("Une part seule n’ouvre rien") && Contains("@page{size:A4"));
    CHECK_THAT(sheet, !Contains("http"));
    desk.collect();

    CHECK_THAT(desk.tally({}).err, Contains("il manque --key FILE, ou deux fois --share PART"));
    CHECK_THAT(desk.tally({"--share", desk.at("parts/part-1.html")}).err, Contains("exactement deux parts"));
    CHECK_THAT(
        desk.tally({"--share", desk.at("parts/part-1.html"), "--share", desk.at("parts/part-1.html")}).err,
        Contains("donnée deux fois"));
    CHECK_THAT(desk.tally({"--share", desk.at("parts/part-1.html"), "--share", "AAAA"}).err,
               Contains("La deuxième part donnée\u00A0: elle n’est pas entière"));
    CHECK(desk.tally({"--key", "k", "--share", "s"}).code == 2);

    // One from the file of a sheet, one typed on a single line.
    const std::string third = content_of(desk.folder / "parts/part-3.html");
    std::string typed;
    for (std::size_t at = third.find("</span><code>"); at != std::string::npos;
         at = third.find("</span><code>", at + 1)) {
        typed += third.substr(at + 13, 22) + " ";
    }
    const End tallied = desk.tally({"--share", desk.at("parts/part-1.html"), "--share", typed});
    CHECK(tallied.err.empty());
    CHECK(tallied.code == 0);
}

TEST_CASE("sheets are written whole or not at all") {
    const Desk desk;
    std::filesystem::create_directory(desk.folder / "parts");

    CHECK_THAT(desk.create({"--shares", desk.at("parts")}).err, Contains("existe déjà"));
    CHECK_THAT(desk.create({"--shares", desk.at("nowhere/parts")}).err, Contains("Impossible de créer"));
    CHECK_THAT(desk.create({"--shares", desk.at("p"), "--key", desk.at("c.key")}).err,
               Contains("ne s’écrit pas aussi en clair"));
    CHECK(desk.create({"--holders", "a,b,c"}).code == 2);
    CHECK(desk.create({"--shares", desk.at("p"), "--holders", "a,b"}).code == 2);
    CHECK(desk.create({"--shares", desk.at("p"), "--passphrase-file", desk.at("phrase.txt")}).code == 2);
    CHECK_FALSE(std::filesystem::exists(desk.folder / "c"));
    CHECK_FALSE(std::filesystem::exists(desk.folder / "p"));
    CHECK(files_in(desk.folder / "parts") == 0);
}

TEST_CASE("a key under a passphrase may stand beside the shares") {
    const Desk desk;
    REQUIRE(desk.create({"--shares", desk.at("parts"), "--key", desk.at("c.key"), "--passphrase-file",
                         desk.at("phrase.txt")})
                .code == 0);
    desk.collect();
    CHECK(desk.tally({"--key", desk.at("c.key"), "--passphrase-file", desk.at("phrase.txt")}).code == 0);
}

TEST_CASE("a receipt is found on the list of the closing") {
    const Desk desk;
    desk.create({});
    CHECK_THAT(run({"receipts", desk.at("c"), "T4-2026"}).err, Contains("Il n’y a pas de vague"));
    desk.collect();
    const auto list = campaign::published_receipts(Campaign::open(desk.at("c")), "T4-2026").value();
    const std::string receipt = list.hashes[2].substr(0, 16);

    const End shown = run({"receipts", desk.at("c"), "T4-2026"});
    CHECK_THAT(shown.out, Contains("celle de la clôture") && Contains("Bulletins\u00A0: 5.") &&
                              Contains(campaign::fingerprint_of(list.hashes)));
    const End found =
        run({"receipts", desk.at("c"), "T4-2026", "--check", receipt.substr(0, 8) + " " + receipt.substr(8)});
    CHECK(found.code == 0);
    CHECK_THAT(found.out, Contains("est sur la liste"));
    const End absent = run({"receipts", desk.at("c"), "T4-2026", "--check", "0000 0000 0000 0000"});
    CHECK(absent.code == 1);
    CHECK_THAT(absent.err, Contains("n’est pas sur la liste"));
    CHECK_THAT(run({"receipts", desk.at("c"), "T4-2026", "--check", "AAAA-BBBB"}).err,
               Contains("n’est pas un reçu"));
}

TEST_CASE("the minimum is told and kept") {
    const Desk desk;
    CHECK_THAT(desk.create({"--minimum", "8"}).out, Contains("dépouillement à partir de 8 bulletins"));
    desk.collect();
    CHECK_THAT(desk.tally({"--key", desk.at("c.key")}).err, Contains("moins que le minimum de 8"));
}
