#include <unistd.h>

#include <fstream>

#include "catch.hpp"
#include "child.hpp"
#include "database.hpp"
#include "sqlite_urn.hpp"
#include "submissions.hpp"
#include "temp_folder.hpp"
#include "urn/urn.hpp"

using Catch::Matchers::Contains;
using tests::codes_up_to;
using tests::kSealedSize;
using tests::submissions;
using urn::Admission;
using urn::open_urn;
using urn::StorageError;

namespace {

std::unique_ptr<urn::Urn> create(const std::filesystem::path& file) {
    return urn::create_urn(file, Admission::drawn_codes, kSealedSize);
}

/// A closed urn with 300 codes and 100 ballots.
void write_urn(const std::filesystem::path& file) {
    const auto urn = create(file);
    urn->admit(codes_up_to(300));
    urn->put(submissions(0, 100));
}

void write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

void run_sql(const std::filesystem::path& file, const std::string& sql) {
    urn::Database(file.string(), "").execute(sql);
}

std::string refusal_of(const std::filesystem::path& file) {
    try {
        open_urn(file);
    } catch (const StorageError& error) {
        return error.what();
    }
    return "opened";
}

}  // namespace

TEST_CASE("an absent urn is told apart from a damaged one") {
    const tests::TempFolder folder;

    CHECK_THAT(refusal_of(folder / "urn.db"),
               Contains("est absente") && Contains((folder / "urn.db").string()));
    CHECK_THAT(refusal_of(folder / "nowhere/urn.db"), Contains("est absente"));
    CHECK_THAT(refusal_of(folder.path()), Contains("c’est un dossier"));
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("an urn is never created over a file") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    const std::string before = tests::read_file(folder / "urn.db");

    CHECK_THROWS_WITH(create(folder / "urn.db"), Contains("existe déjà"));
    CHECK(tests::read_file(folder / "urn.db") == before);
    CHECK_THROWS_WITH(create(folder / "nowhere/urn.db"), Contains("le dossier n’existe pas"));
}

TEST_CASE("an impossible ballot size leaves no file") {
    const tests::TempFolder folder;

    CHECK_THROWS_AS(urn::create_urn(folder / "urn.db", Admission::open, 0), std::invalid_argument);
    CHECK_THROWS_AS(urn::create_urn(folder / "urn.db", Admission::open, 2000000), std::invalid_argument);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a file that is no urn is refused and left as it is") {
    const tests::TempFolder folder;
    const std::string text =
        GENERATE(as<std::string>{}, "bonjour", std::string(100000, 'x'), std::string(20000, '\0'));
    write_text(folder / "urn.db", text);

    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("n’est pas une urne"));
    CHECK(tests::read_file(folder / "urn.db") == text);
}

TEST_CASE("an empty file says that the creation was cut short") {
    const tests::TempFolder folder;
    write_text(folder / "urn.db", "");

    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("est vide"));
}

TEST_CASE("another program's database is refused") {
    const tests::TempFolder folder;
    write_text(folder / "urn.db", "");
    run_sql(folder / "urn.db", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");

    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("n’est pas une urne"));
}

TEST_CASE("an urn of a newer format asks for a newer program") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    run_sql(folder / "urn.db", "UPDATE meta SET value = 2 WHERE name = 'format'");

    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("plus récente de Vigie (format 2"));
}

TEST_CASE("an urn of another page size is refused") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    run_sql(folder / "urn.db", "PRAGMA page_size = 4096; VACUUM");

    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("page_size") && Contains("16384") && Contains("4096"));
}

TEST_CASE("an urn left in WAL mode by another tool is brought back before anything is stored") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    run_sql(folder / "urn.db", "PRAGMA journal_mode = WAL; UPDATE meta SET value = value");

    {
        const auto urn = open_urn(folder / "urn.db");
        urn->put(submissions(100, 101));
        CHECK_FALSE(std::filesystem::exists(folder / "urn.db-wal"));
    }
    CHECK(urn::Database((folder / "urn.db").string(), "").answer("PRAGMA journal_mode") != "wal");
}

TEST_CASE("a setting that SQLite does not take stops the opening") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    const auto setting =
        GENERATE(as<urn::Setting>{}, urn::Setting{"journal_mode", "DELETE", "truncate"},
                 urn::Setting{"synchronous", "NORMAL", "2"}, urn::Setting{"secure_delete", "FAST", "1"},
                 urn::Setting{"locking_mode", "NORMAL", "exclusive"});
    urn::StoreSettings settings;
    settings.sqlite.push_back(setting);

    CHECK_THROWS_WITH(urn::SqliteUrn(urn::UrnFile((folder / "urn.db").string()), settings),
                      Contains("SQLite refuse le réglage " + setting.name));
}

TEST_CASE("the product's own settings are all in force on an open urn") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    const urn::StoreSettings settings;
    urn::Database database((folder / "urn.db").string(), "");

    urn::apply_settings(database, "urn.db", settings);

    CHECK(database.answer("PRAGMA journal_mode") == "truncate");
    CHECK(database.answer("PRAGMA synchronous") == "2");
    CHECK(database.answer("PRAGMA locking_mode") == "exclusive");
    CHECK(database.answer("PRAGMA page_size") == "16384");
    CHECK(database.answer("PRAGMA secure_delete") == "1");
    CHECK(database.answer("PRAGMA temp_store") == "2");
}

TEST_CASE("an urn in use is refused to a second holder of this process") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    const auto urn = open_urn(folder / "urn.db");

    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("déjà utilisée"));
    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("déjà utilisée"));
    CHECK(urn->put(submissions(100, 101)).front() == urn::Put::stored);
    urn->shuffle();
    CHECK_THAT(refusal_of(folder / "urn.db"), Contains("déjà utilisée"));
}

TEST_CASE("an urn in use is refused to another process and to other tools") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    const auto urn = open_urn(folder / "urn.db");
    if (GENERATE(false, true)) urn->shuffle();

    CHECK(tests::in_child([&folder] {
              return refusal_of(folder / "urn.db").find("déjà utilisée") != std::string::npos ? 0 : 1;
          }) == 0);
    CHECK(tests::in_child([&folder] {
              try {
                  run_sql(folder / "urn.db", "DELETE FROM spent");
              } catch (const StorageError&) {
                  return 0;
              }
              return 1;
          }) == 0);
    CHECK(urn->counts().received == 100);
}

TEST_CASE("an urn is free again when its holder ends") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    REQUIRE(tests::in_child([&folder] {
                const auto urn = open_urn(folder / "urn.db");
                return urn->put(submissions(100, 101)).front() == urn::Put::stored ? 0 : 1;
            }) == 0);

    CHECK(open_urn(folder / "urn.db")->counts().received == 101);
}

TEST_CASE("a folder or a file that cannot be written is told as such") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    std::filesystem::remove(folder / "urn.db-journal");
    constexpr uid_t nobody = 65534;
    const bool as_root = ::geteuid() == 0;
    // Permission bits do not bind root, so the child becomes somebody else; the file is that user's own.
    if (as_root) REQUIRE(::chown((folder / "urn.db").c_str(), nobody, nobody) == 0);
    const auto refusal_as_nobody = [&folder, as_root](const std::string& expected) {
        return tests::in_child([&folder, &expected, as_root] {
            if (as_root && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) return 2;
            const std::string refusal = refusal_of(folder / "urn.db");
            if (refusal.find(expected) != std::string::npos) return 0;
            std::cerr << refusal << std::endl;
            return 1;
        });
    };
    using std::filesystem::perms;

    std::filesystem::permissions(folder.path(), perms(0555));
    CHECK(refusal_as_nobody("ne peut pas être écrite") == 0);

    std::filesystem::permissions(folder.path(), perms(0777));
    std::filesystem::permissions(folder / "urn.db", perms(0444));
    CHECK(refusal_as_nobody("ne peut pas être écrite") == 0);

    std::filesystem::permissions(folder / "urn.db", perms(0644));
    CHECK(refusal_as_nobody("opened") == 0);
    std::filesystem::permissions(folder.path(), perms(0700));
}

TEST_CASE("what a shuffle cut short has left is erased at the next opening") {
    const tests::TempFolder folder;
    write_urn(folder / "urn.db");
    write_text(folder / "urn.db-shuffled", "half a copy");
    write_text(folder / "urn.db-shuffled-journal", "its journal");

    const auto urn = open_urn(folder / "urn.db");

    CHECK_FALSE(std::filesystem::exists(folder / "urn.db-shuffled"));
    CHECK_FALSE(std::filesystem::exists(folder / "urn.db-shuffled-journal"));
    CHECK(urn->counts().received == 100);
}

TEST_CASE("an urn opens for its own definition alone and keeps it through a shuffle") {
    const tests::TempFolder folder;
    const auto file = folder / "urn.db";
    {
        const auto urn = urn::create_urn(file, Admission::drawn_codes, kSealedSize, "c0ffee");
        urn->admit(codes_up_to(20));
        urn->put(submissions(0, 10));
        urn->shuffle();
    }

    CHECK(open_urn(file, "c0ffee")->counts().received == 10);
    CHECK_THROWS_WITH(open_urn(file, "decaf"), Contains("n’est pas celle de cette vague"));
    CHECK_THROWS_WITH(open_urn(file, ""), Contains("n’est pas celle de cette vague"));
    CHECK(open_urn(file)->counts().received == 10);
}
